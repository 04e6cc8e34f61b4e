import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemActor } from '../../src/common/actor.js';
import { Delegation } from '../../src/delegations/delegation.entity.js';
import { InviteDelegationsService } from '../../src/delegations/invitations/invite-delegations.service.js';
import { TEST_PASSWORD } from '../e2e/support/test-app.js';
import { BrowserApp, type Device, type Reader } from './support/browser-app.js';
import { expectAccessible } from './support/checks.js';
import { closeReadersAfterEach } from './support/close-readers.js';
import { choose, fill, press } from './support/hands.js';

// One story for each language, on a machine that does much else.
vi.setConfig({ testTimeout: 300_000 });

/** Two focal points of one delegation: the first at a desk or on a phone, the second on another device. */
const STORIES = [
  {
    iso2: 'SN',
    first: { language: 'en', size: 'desktop' },
    second: { language: 'en', size: 'phone' },
    names: ['Aïssatou Ndiaye', 'Mamadou Sarr'],
    country: 'Senegal',
    birth: '14 June 1979',
    shownBirth: '14 June 1979',
  },
  {
    iso2: 'JO',
    first: { language: 'ar', size: 'phone' },
    second: { language: 'ar', size: 'desktop' },
    names: ['ليلى حداد', 'رنا القضاة'],
    country: 'الأردن',
    birth: '١٤/٦/١٩٧٩',
    shownBirth: '14 يونيو 1979',
  },
] as const;

let app: BrowserApp;
let assemblyId: string;

beforeAll(async () => {
  app = await BrowserApp.start();
  assemblyId = await app.app.createAssembly();
});
afterAll(() => app?.close());
closeReadersAfterEach(() => app);

interface Member extends Reader {
  email: string;
  field: (label: string) => Locator;
}

async function member(device: Device, delegationId: string, name: string): Promise<Member> {
  const reader = await app.enterAs({ role: 'focal_point', assemblyId, delegationId, name }, device);
  const field = (label: string) =>
    reader.page
      .getByLabel(label, { exact: true })
      .and(reader.page.locator('input, textarea'))
      .first();
  return { ...reader, field };
}

async function invite(iso2: string): Promise<string> {
  const system = systemActor('test', 'people');
  await app.app.app
    .get(InviteDelegationsService)
    .invite(system, assemblyId, { memberIso2s: [iso2] });
  const { id } = await app.app.dataSource.manager.findOneByOrFail(Delegation, {
    assemblyId,
    memberIso2: iso2,
  });
  return id;
}

const seen = (locator: Locator) => locator.first().waitFor();

/** What the foot of the card says of the saving. */
const saved = ({ page, t }: Reader) =>
  page.getByRole('form').getByText(t('autosave.saved', { time: '' }).trim(), { exact: false });

/** The value as the server has it, by the other's eyes: the page is read anew. */
async function expectKept({ page, field }: Member, label: string, value: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.reload();
        return field(label).inputValue();
      },
      { timeout: 60_000 },
    )
    .toBe(value);
}

describe.each(STORIES)('the people of $iso2 in $first.language', (story) => {
  it('are entered by two focal points at once, and nothing is lost', async () => {
    const { iso2, names, country } = story;
    const delegationId = await invite(iso2);
    const one = await member(story.first, delegationId, names[0]);
    const { page, t, field, context } = one;

    // Begin: a name makes the card.
    await page.goto('/delegation/people');
    await fill(page, t('people:givenNames'), 'Ousmane');
    await fill(page, t('people:familyName'), 'Faye');
    await press(page, t('people:saveNew'));
    await seen(page.getByRole('form', { name: 'Ousmane Faye' }));
    const card = new URL(page.url());

    // Every field saves itself when it is left.
    await fill(page, t('people:position'), 'Head of the Bureau');
    await choose(page, t('people:nationality'), country);
    await fill(page, t('people:dateOfBirth'), story.birth);
    expect(await field(t('people:dateOfBirth')).inputValue()).toBe(story.shownBirth);
    await fill(page, t('people:documentNumber'), 'ab 1234 418');
    await seen(saved(one));
    await expect
      .poll(() => field(t('people:documentNumber')).getAttribute('placeholder'))
      .toContain('418');
    await page.getByRole('button', { name: t('people:documentReveal') }).click();
    await expect.poll(() => field(t('people:documentNumber')).inputValue()).toBe('AB1234418');
    await expectAccessible(page, 'the card');
    one.expectClean();

    // Resumed on another device, by another person.
    const two = await member(story.second, delegationId, names[1]);
    await two.page.goto(card.pathname + card.search);
    await expect
      .poll(() => two.field(t('people:position')).inputValue())
      .toBe('Head of the Bureau');
    expect(await two.field(t('people:dateOfBirth')).inputValue()).toBe(story.shownBirth);

    // Different fields of one card merge without a word.
    await fill(page, t('people:rank'), 'Commissioner');
    await seen(saved(one));
    await fill(two.page, t('people:emergencyName'), 'Khady Faye');
    await seen(saved(two));
    await expectKept(two, t('people:rank'), 'Commissioner');
    await expectKept(one, t('people:emergencyName'), 'Khady Faye');

    two.expectClean();

    // The same field, typed before the other's value was seen: both stand there until one is taken.
    const clash = two.page.getByRole('group', {
      name: t('autosave.clash.label', { field: t('people:position') }),
    });
    const bothWrite = async (first: string, second: string) => {
      await two.context.setOffline(true);
      await fill(two.page, t('people:position'), second);
      await seen(two.page.getByText(t('autosave.offline'), { exact: false }));
      await fill(page, t('people:position'), first);
      await expectKept(one, t('people:position'), first);
      await two.context.setOffline(false);
      await seen(clash.getByText(first));
    };
    await bothWrite('Chief of the Bureau', 'Director of the Bureau');
    await seen(clash.getByText(names[0]));
    await seen(clash.getByText('Director of the Bureau'));
    await expectAccessible(two.page, 'two values');
    await press(clash, t('autosave.clash.keep'));
    await clash.waitFor({ state: 'detached' });
    await expectKept(one, t('people:position'), 'Director of the Bureau');
    await bothWrite('Deputy Director', 'Acting Director');
    await press(clash, t('autosave.clash.take'));
    await expect.poll(() => two.field(t('people:position')).inputValue()).toBe('Deputy Director');

    // What the server refuses stays as it was typed, with the reason.
    await fill(page, t('people:email'), 'no address');
    await seen(page.getByText(t('autosave.open', { count: 1 })));
    expect(await field(t('people:email')).getAttribute('aria-invalid')).toBe('true');
    expect(await field(t('people:email')).inputValue()).toBe('no address');
    await fill(page, t('people:email'), 'o.faye@example.org');
    await seen(saved(one));

    // Without a connection it is kept on the device, also when the page is closed.
    await context.setOffline(true);
    await fill(page, t('people:phone'), '+221 77 123 45 67');
    await seen(page.getByText(t('autosave.offline'), { exact: false }));
    await page.close();
    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto(card.pathname + card.search);
    await seen(saved({ ...one, page: again }));
    await expectKept(two, t('people:phone'), '+221771234567');

    // The session ends, and is back before the sign-in page has come: the card never left the screen.
    const cookies = await context.cookies();
    let arrive = () => undefined as void;
    const arrival = new Promise<void>((resolve) => (arrive = resolve));
    await context.route(/SignInPage/, async (route) => {
      await arrival;
      await route.continue();
    });
    await context.clearCookies();
    await fill(again, t('people:rank'), 'Commissioner General');
    await again.getByRole('link', { name: t('autosave.signIn') }).click();
    await again.waitForURL(/sign-in/);
    await context.addCookies(cookies);
    await again.goBack();
    await expectKept(two, t('people:rank'), 'Commissioner General');
    arrive();

    // The session ends: sign in, and go on where it was.
    await context.clearCookies();
    await fill(again, t('people:accessNeeds'), 'Wheelchair');
    await again.getByRole('link', { name: t('autosave.signIn') }).click();
    await fill(again, t('auth:email'), one.email);
    await fill(again, t('auth:password'), TEST_PASSWORD);
    await press(again, t('auth:signIn.submit'));
    await again.waitForURL(card.href);
    await expectKept(two, t('people:accessNeeds'), 'Wheelchair');

    // A head with a name is enough to submit; then the cards stand still.
    const back = two.page.getByRole('link', { name: t('people:back') });
    if (await back.isVisible()) await back.click();
    await press(two.page, t('people:step.button.submit', { count: 1 }));
    await seen(two.page.getByText(t('people:step.submitted')));
    await again.reload();
    await seen(again.getByText(t('people:locked')));
  });
});
