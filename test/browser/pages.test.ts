import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BrowserApp, SIZES, type Device, type Reader } from './support/browser-app.js';

/** Where pictures go; they are taken when the environment names `SCREENS`. */
const SCREENS = fileURLToPath(new URL('../../docs/screens/', import.meta.url));
/** The demonstration, on a machine that does much else. */
const LOADING_MS = 600_000;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const LANGUAGES = ['en', 'ar'] as const;
/** The narrowest screen that every list and form works on. */
const NARROWEST = { width: 360, height: 780 };
const SCHEMES = ['light', 'dark'] as const;

interface Shown {
  name: string;
  /** Where a path needs the id of something, it is found through the API. */
  path: string | ((api: Api) => Promise<string>);
}

/** The list at an address below the Assembly's own. */
type Api = (address: string) => Promise<{ id: string; status: string }[]>;

const planChanges = async (api: Api) => `/plans/${(await api('plans'))[0]!.id}/changes`;
const delegationIn =
  (wanted: string, page = '') =>
  async (api: Api) => {
    const found = (await api('delegations')).find(({ status }) => status === wanted);
    return `/registration/${found!.id}${page}`;
  };

/** Pages by the account that reads them; without one, by nobody signed in. */
const PAGES: { account?: string; pages: Shown[] }[] = [
  {
    pages: [
      { name: 'sign-in', path: '/sign-in' },
      { name: 'forgotten', path: '/forgotten' },
      { name: 'privacy', path: '/privacy' },
      { name: 'accessibility', path: '/accessibility' },
    ],
  },
  {
    account: 'ke',
    pages: [
      { name: 'home', path: '/delegation' },
      { name: 'people', path: '/delegation/people' },
      { name: 'credentials', path: '/delegation/credentials' },
      { name: 'travel', path: '/delegation/travel' },
      { name: 'delegation-meetings', path: '/delegation/meetings' },
      { name: 'request', path: '/delegation/meetings/request' },
      { name: 'availability', path: '/delegation/availability' },
      { name: 'agenda', path: '/delegation/agenda' },
      { name: 'inbox', path: '/inbox' },
      { name: 'profile', path: '/profile' },
    ],
  },
  {
    account: 'ga',
    pages: [
      { name: 'home-returned', path: '/delegation' },
      { name: 'people-returned', path: '/delegation/people' },
    ],
  },
  {
    account: 'organizer',
    pages: [
      { name: 'overview', path: '/overview' },
      { name: 'registration', path: '/registration' },
      { name: 'registration-table', path: '/registration?view=table' },
      { name: 'registration-delegation', path: delegationIn('submitted') },
      { name: 'registration-travel', path: delegationIn('confirmed', '/travel') },
      { name: 'review', path: '/review' },
      { name: 'review-people', path: '/review?kind=person' },
      { name: 'review-credentials', path: '/review?kind=credentials' },
      { name: 'meetings', path: '/meetings' },
      { name: 'voting', path: '/voting' },
      { name: 'board', path: '/board' },
      { name: 'plan-changes', path: planChanges },
      { name: 'rooms', path: '/rooms' },
      { name: 'walking-times', path: '/rooms/walking-times' },
      { name: 'interpreters', path: '/rooms/interpreters' },
      { name: 'programme', path: '/programme' },
      { name: 'messages', path: '/messages' },
      { name: 'queues', path: '/messages/queues' },
      { name: 'duties', path: '/duties' },
      { name: 'contacts', path: '/contacts' },
      { name: 'reports', path: '/reports' },
      { name: 'manifest', path: '/reports/manifest' },
      { name: 'hotels', path: '/reports/hotels' },
      { name: 'mailbox', path: '/mailbox' },
    ],
  },
  {
    account: 'admin',
    pages: [
      { name: 'assembly', path: '/admin/assembly' },
      { name: 'users', path: '/admin/users' },
    ],
  },
  { account: 'staff1', pages: [{ name: 'duties-mine', path: '/duties' }] },
];

let app: BrowserApp;
beforeAll(async () => {
  app = await BrowserApp.startShown();
  if (process.env['SCREENS']) mkdirSync(SCREENS, { recursive: true });
}, LOADING_MS);
afterAll(() => app?.close());

/** Opens a page and waits until nothing of it is still to come. */
async function open({ page, context, t }: Reader, { path }: Shown): Promise<void> {
  const get = async <T>(address: string) =>
    (await (await context.request.get(`/api/v1/${address}`)).json()) as T;
  const api: Api = async (address) => {
    const { assembly } = await get<{ assembly: { id: string } }>('session');
    return (await get<{ items: Awaited<ReturnType<Api>> }>(`assemblies/${assembly.id}/${address}`))
      .items;
  };
  await page.goto(typeof path === 'string' ? path : await path(api));
  const heading = page.getByRole('heading', { level: 1 });
  await heading.waitFor();
  await expect.poll(() => page.getByText(t('loading'), { exact: true }).count()).toBe(0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const failures = [t('notFound.title'), t('failed.title')];
  expect(failures).not.toContain(await heading.first().innerText());
}

async function expectNoOverflow(page: Page, what: string): Promise<void> {
  // A page takes a moment to lay itself out anew for another screen.
  const message = `${what} is wider than the screen, in px`;
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth), { message })
    .toBeLessThanOrEqual(0);
}

/** Of a long list the first rows stand for the others. In the dark scheme only the colours differ. */
async function expectAccessible(page: Page, scheme: string, what: string): Promise<void> {
  const axe = new AxeBuilder({ page }).exclude('tr:nth-child(n+8)').exclude('li:nth-child(n+13)');
  const { violations } = await (
    scheme === 'dark' ? axe.withRules(['color-contrast']) : axe.withTags(TAGS)
  ).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${String(target)} ${failureSummary}`),
  );
  expect(found, what).toEqual([]);
}

async function picture(page: Page, name: string, device: Required<Device>): Promise<void> {
  if (!process.env['SCREENS']) return;
  const { language, scheme, size } = device;
  await page.screenshot({ path: `${SCREENS}${name}-${language}-${scheme}-${size}.png` });
}

for (const { account, pages } of PAGES) {
  describe.each(LANGUAGES)(`pages of ${account ?? 'everybody'} in %s`, (language) => {
    let reader: Reader;
    beforeAll(async () => {
      reader = await (account ? app.enter(account, { language }) : app.reader({ language }));
    });
    afterAll(() => reader?.context.close());

    it.each(pages)('$name fits, can be used by everybody and breaks nothing', async (shown) => {
      const { page } = reader;
      await page.setViewportSize(SIZES.desktop);
      await open(reader, shown);
      expect(await page.getAttribute('html', 'dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
      for (const scheme of SCHEMES) {
        await page.emulateMedia({ colorScheme: scheme });
        for (const size of ['phone', 'desktop'] as const) {
          await page.setViewportSize(SIZES[size]);
          const what = `${shown.name} in ${language}, ${scheme}, on a ${size}`;
          await expectNoOverflow(page, what);
          await picture(page, shown.name, { language, scheme, size });
        }
        await page.setViewportSize(NARROWEST);
        await expectNoOverflow(page, `${shown.name} in ${language}, ${scheme}, 360 px wide`);
        await page.setViewportSize(SIZES.desktop);
        if (language === 'en') await expectAccessible(page, scheme, `${shown.name}, ${scheme}`);
      }
      reader.expectClean();
    });
  });
}
