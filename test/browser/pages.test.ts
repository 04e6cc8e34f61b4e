import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bureauEmail } from '../../src/demo/domain/team.js';
import { tokenFor } from '../e2e/support/mailbox.js';
import {
  delegationIn,
  expectAccessible,
  expectNoOverflow,
  listOf,
  NARROWEST,
  open,
  type Shown,
} from './support/checks.js';
import { BrowserApp, SIZES, type Device, type Reader } from './support/browser-app.js';

/** Where pictures go; they are taken when the environment names `SCREENS`. */
const SCREENS = fileURLToPath(new URL('../../docs/screens/', import.meta.url));
/** The demonstration, on a machine that does much else. */
const LOADING_MS = 600_000;
const LANGUAGES = ['en', 'ar'] as const;
const SCHEMES = ['light', 'dark'] as const;
/** At a desk in English, on a phone in Arabic: what of a page is tried, and on which screen. */
const AXE = {
  en: {
    light: { size: SIZES.desktop, rules: 'all' },
    dark: { size: SIZES.desktop, rules: 'colours' },
  },
  ar: {
    light: { size: NARROWEST, rules: 'colours' },
    dark: { size: NARROWEST, rules: 'all' },
  },
} as const;

const planId = async (reader: Reader) => (await listOf(reader, 'plans'))[0]!.id;
/** Of a delegation that has not answered. */
const invitation = () => tokenFor(app.app, bureauEmail('LS'), 'invitation');
const reset = async () => {
  const email = bureauEmail('KE');
  await app.app.client().post('/auth/password-reset', { email });
  return tokenFor(app.app, email, 'reset');
};

/** Pages by the account that reads them; without one, by nobody signed in. */
const PAGES: { account?: string; pages: Shown[] }[] = [
  {
    pages: [
      { name: 'sign-in', route: '/sign-in' },
      { name: 'invitation', route: '/invitation/$token', param: invitation },
      { name: 'forgotten', route: '/forgotten' },
      { name: 'reset', route: '/reset/$token', param: reset },
      { name: 'privacy', route: '/privacy' },
      { name: 'accessibility', route: '/accessibility' },
    ],
  },
  {
    account: 'ke',
    pages: [
      { name: 'home', route: '/delegation' },
      { name: 'people', route: '/delegation/people' },
      { name: 'people-import', route: '/delegation/people/import' },
      { name: 'credentials', route: '/delegation/credentials' },
      { name: 'travel', route: '/delegation/travel' },
      { name: 'delegation-meetings', route: '/delegation/meetings' },
      { name: 'request', route: '/delegation/meetings/request' },
      { name: 'availability', route: '/delegation/availability' },
      { name: 'agenda', route: '/delegation/agenda' },
      { name: 'inbox', route: '/inbox' },
      { name: 'profile', route: '/profile' },
    ],
  },
  {
    account: 'ga',
    pages: [
      { name: 'home-returned', route: '/delegation' },
      { name: 'people-returned', route: '/delegation/people' },
    ],
  },
  {
    account: 'organizer',
    pages: [
      { name: 'overview', route: '/overview' },
      { name: 'registration', route: '/registration' },
      { name: 'registration-table', route: '/registration', search: '?view=table' },
      { name: 'registration-walk-in', route: '/registration/walk-in' },
      {
        name: 'registration-delegation',
        route: '/registration/$delegationId',
        param: delegationIn('submitted'),
      },
      {
        name: 'registration-import',
        route: '/registration/$delegationId/import',
        param: delegationIn('submitted'),
      },
      {
        name: 'registration-travel',
        route: '/registration/$delegationId/travel',
        param: delegationIn('confirmed'),
      },
      { name: 'review', route: '/review' },
      { name: 'review-people', route: '/review', search: '?kind=person' },
      { name: 'review-credentials', route: '/review', search: '?kind=credentials' },
      { name: 'meetings', route: '/meetings' },
      { name: 'voting', route: '/voting' },
      { name: 'board', route: '/board' },
      { name: 'plan-changes', route: '/plans/$planId/changes', param: planId },
      { name: 'rooms', route: '/rooms' },
      { name: 'walking-times', route: '/rooms/walking-times' },
      { name: 'interpreters', route: '/rooms/interpreters' },
      { name: 'programme', route: '/programme' },
      { name: 'messages', route: '/messages' },
      { name: 'queues', route: '/messages/queues' },
      { name: 'duties', route: '/duties' },
      { name: 'contacts', route: '/contacts' },
      { name: 'reports', route: '/reports' },
      { name: 'manifest', route: '/reports/manifest' },
      { name: 'hotels', route: '/reports/hotels' },
      { name: 'settings', route: '/settings' },
      { name: 'mailbox', route: '/mailbox' },
    ],
  },
  {
    account: 'admin',
    pages: [
      { name: 'assembly', route: '/admin/assembly' },
      { name: 'users', route: '/admin/users' },
    ],
  },
  { account: 'staff1', pages: [{ name: 'duties-mine', route: '/duties' }] },
];

/** What leads on to another page, and the link that path.test.ts follows on an empty installation. */
const ELSEWHERE = ['/', '/setup/$token'];

let app: BrowserApp;
beforeAll(async () => {
  app = await BrowserApp.startShown();
  if (process.env['SCREENS']) mkdirSync(SCREENS, { recursive: true });
}, LOADING_MS);
afterAll(() => app?.close());

async function pictures(page: Page, name: string, shown: Required<Omit<Device, 'size'>>) {
  if (!process.env['SCREENS']) return;
  const { language, scheme } = shown;
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    await page.screenshot({ path: `${SCREENS}${name}-${language}-${scheme}-${size}.png` });
  }
}

it('every route of the client is a page of these', async () => {
  // By its address, since the types of the pages are another project's.
  const { href } = new URL('../../web/src/app/router.tsx', import.meta.url);
  const { router } = (await import(href)) as { router: { routesByPath: object } };
  const routes = PAGES.flatMap(({ pages }) => pages.map(({ route }) => route));
  const known = new Set([...routes, ...ELSEWHERE]);
  expect(Object.keys(router.routesByPath).sort()).toEqual([...known].sort());
});

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
      const { name } = shown;
      // In the dark scheme only the colours differ.
      for (const [size, viewport] of Object.entries({ ...SIZES, narrowest: NARROWEST })) {
        await page.setViewportSize(viewport);
        await expectNoOverflow(page, `${name} in ${language}, ${size}`);
      }
      for (const scheme of SCHEMES) {
        await page.emulateMedia({ colorScheme: scheme });
        await pictures(page, name, { language, scheme });
        const { size, rules } = AXE[language][scheme];
        await page.setViewportSize(size);
        await expectAccessible(page, `${name} in ${language}, ${scheme}`, { rules });
      }
      reader.expectClean();
    });
  });
}
