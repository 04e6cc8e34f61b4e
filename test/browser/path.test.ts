import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { tokenFor } from '../e2e/support/mailbox.js';
import { TEST_PASSWORD } from '../e2e/support/test-app.js';
import { BrowserApp, type Device, type Reader } from './support/browser-app.js';
import { check, choose, fill, importCsv, press } from './support/hands.js';

const YEAR = new Date().getUTCFullYear() + 1;
const SUBJECT = 'Joint training on scam centres';
const REASON = 'The letter of credentials names another head of delegation.';

/** Two bureaus: one registers in English at a desk, the other in Arabic on a phone. */
const BUREAUS = [
  {
    iso2: 'KE',
    code: 'KEN',
    party: 'Kenya',
    email: 'ncb.nairobi@test.example',
    name: 'Faith Wanjiru',
    device: { language: 'en', size: 'desktop' },
    people: [
      ['Joseph', 'Kamau'],
      ['Grace', 'Otieno'],
    ],
  },
  {
    iso2: 'JO',
    code: 'JOR',
    party: 'Jordan',
    email: 'ncb.amman@test.example',
    name: 'ليلى حداد',
    device: { language: 'ar', size: 'phone' },
    people: [
      ['Omar', 'Al Zoubi'],
      ['Hind', 'Al Majali'],
    ],
  },
] as const;

const OFFICE = [
  { role: 'organizer', email: 'leila@test.example', name: 'Leila Benali', device: {} },
  { role: 'reviewer', email: 'mehdi@test.example', name: 'Mehdi Tazi', device: {} },
  {
    role: 'staff',
    email: 'zineb@test.example',
    name: 'زينب الوزاني',
    device: { language: 'ar', size: 'phone' },
  },
] as const;

// A chapter is many pages, and the machine may do much else.
vi.setConfig({ testTimeout: 300_000 });

let app: BrowserApp;
const readers = new Map<string, Reader>();
const reader = (key: string): Reader => readers.get(key)!;

beforeAll(async () => {
  app = await BrowserApp.start();
});
afterAll(() => app?.close());
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const [key, one] of readers) console.error(`${key}: ${await one.describe()}`);
});

/** Follows the link of an invitation's mail on a device of its own, up to the first page. */
async function accept(key: string, email: string, name: string, device: Device): Promise<void> {
  const invited = await app.reader(device);
  readers.set(key, invited);
  const { page, t } = invited;
  await page.goto(`/invitation/${await tokenFor(app.app, email, 'invitation')}`);
  await fill(page, t('auth:name'), name);
  await fill(page, t('auth:newPassword'), TEST_PASSWORD);
  await press(page, t('auth:invitation.submit'));
  await page.waitForURL((url) => !url.pathname.startsWith('/invitation'));
}

/** Marks the page, so that a reload would be noticed. */
const mark = (page: Page) => page.evaluate(() => document.body.setAttribute('data-seen', ''));
const expectSamePage = async (page: Page) =>
  expect(await page.locator('body[data-seen]').count(), 'the page was loaded again').toBe(1);

const seen = (locator: Locator) => locator.first().waitFor();

describe('from an empty installation to an acknowledged duty', () => {
  it('the set-up link makes the first admin, who creates the Assembly', async () => {
    const admin = await app.reader();
    readers.set('admin', admin);
    const { page, t } = admin;
    await page.goto(await app.setUpPath());
    await fill(page, t('auth:name'), 'Amal Rachidi');
    await fill(page, t('auth:email'), 'amal@test.example');
    await fill(page, t('auth:newPassword'), TEST_PASSWORD);
    await press(page, t('auth:setup.submit'));
    await seen(page.getByRole('heading', { name: t('setup:first.title') }));
    await fill(page, t('setup:field.name'), 'General Assembly of the test');
    await fill(page, t('setup:field.code'), 'GATEST');
    await fill(page, t('setup:field.city'), 'Marrakech');
    await choose(page, t('setup:field.hostIso2'), 'Morocco');
    await fill(page, t('setup:field.startsOn'), `9 March ${YEAR}`);
    await fill(page, t('setup:field.endsOn'), `10 March ${YEAR}`);
    await press(page, t('setup:create'));
    await seen(page.getByText(t('setup:todo.title')));
    admin.expectClean();
  });

  it('the admin gives roles by mail and imports rooms, programme, interpreters and contacts', async () => {
    const { page, t, expectClean } = reader('admin');
    await page.goto('/admin/users');
    for (const { role, email, name, device } of OFFICE) {
      await press(page, t('users:invite'));
      const dialog = page.getByRole('dialog');
      await fill(dialog, t('words.email'), email);
      await fill(dialog, t('words.name'), name);
      await choose(dialog, t('words.role'), t(`users:role.${role}`));
      if ('language' in device) await choose(dialog, t('users:mailLanguage'), 'العربية');
      await press(dialog, t('users:send'));
      await dialog.waitFor({ state: 'detached' });
      await seen(page.getByRole('cell', { name: email }));
    }
    await page.goto('/rooms');
    await importCsv(page, t, t('rooms:import.open'), {
      create: 2,
      csv: 'name,capacity,features,zone\nAtlas 1,12,secure,A\nOurika 1,10,,B\n',
    });
    await page.goto('/rooms/interpreters');
    await importCsv(page, t, t('rooms:import.open'), {
      create: 1,
      csv: 'name,pairs\nHind Laraki,ar-en|ar-fr\n',
    });
    await page.goto('/programme');
    await importCsv(page, t, t('programme:import.open'), {
      create: 1,
      csv:
        'code,day,start,end,kind,hold,audience,titleEn\n' +
        `open,${YEAR}-03-09,09:30,10:45,ceremony,everyone,all,Opening ceremony\n`,
    });
    await page.goto('/contacts');
    await importCsv(page, t, t('contacts:import.open'), {
      create: BUREAUS.length,
      csv: [
        'iso2,organisation,name,email,language',
        ...BUREAUS.map(({ iso2, name, email, device }) =>
          [iso2, '', name, email, device.language].join(','),
        ),
      ].join('\n'),
    });
    expectClean();
  });

  it('everybody of the office follows their link', async () => {
    for (const { role, email, name, device } of OFFICE) {
      await accept(role, email, name, device);
      reader(role).expectClean();
    }
  });

  it('the organizer invites the bureaus', async () => {
    const { page, t, expectClean } = reader('organizer');
    await page.goto('/contacts');
    for (const { code } of BUREAUS) {
      await press(page, t('contacts:inviteOne', { code }));
      await press(page.getByRole('dialog'), t('contacts:inviteConfirm', { count: 1 }));
      await seen(page.getByRole('button', { name: t('contacts:focal.openFor', { code }) }));
    }
    expectClean();
  });

  it.each(BUREAUS)('the focal point of $party accepts, registers and submits', async (bureau) => {
    const { iso2, email, name, device, people } = bureau;
    await accept(iso2, email, name, device);
    const { page, t, expectClean } = reader(iso2);
    await page.goto('/delegation/people');
    expect(await page.getAttribute('html', 'dir')).toBe(device.language === 'ar' ? 'rtl' : 'ltr');
    for (const [index, [givenNames, familyName]] of people.entries()) {
      if (index > 0) {
        await toPeople(reader(iso2));
        await page.getByRole('link', { name: t('people:add') }).click();
      }
      await fill(page, t('people:givenNames'), givenNames);
      await fill(page, t('people:familyName'), familyName);
      await press(page, t('people:saveNew'));
      await seen(page.getByRole('form', { name: `${givenNames} ${familyName}` }));
    }
    await toPeople(reader(iso2));
    await press(page, t('people:step.button.submit', { count: people.length }));
    await seen(page.getByText(t('people:step.submitted')));
    await mark(page);
    expectClean();
  });

  it('the reviewer returns them with a reason, then approves; the focal points confirm', async () => {
    const { page, t, expectClean } = reader('reviewer');
    await page.goto('/review');
    for (const { iso2, party } of BUREAUS) {
      await seen(page.getByRole('heading', { level: 2, name: party }));
      await press(page, t('registration:step.return.button'));
      const dialog = page.getByRole('dialog');
      await check(dialog, t('days:reason.own'));
      await fill(dialog, t('days:reason.words'), REASON);
      await press(dialog, t('registration:step.return.confirm'));
      await dialog.waitFor({ state: 'detached' });
      // The open page learns it by itself, and says why.
      const own = reader(iso2);
      await seen(own.page.getByRole('note').getByText(REASON));
      await expectSamePage(own.page);
      await press(own.page, own.t('people:step.button.submit', { count: 2 }));
      await seen(own.page.getByText(own.t('people:step.submitted')));
    }
    for (const { iso2, party } of BUREAUS) {
      await seen(page.getByRole('heading', { level: 2, name: party }));
      await press(page, t('review:approve', { party }));
      const own = reader(iso2);
      await press(own.page, own.t('people:step.button.confirm'));
      await seen(own.page.getByText(own.t('people:step.confirmed')));
      await expectSamePage(own.page);
      own.expectClean();
    }
    await seen(page.getByText(t('review:done.title')));
    expectClean();
  });

  it('one bureau asks for a meeting, the other accepts it on a phone', async () => {
    const kenya = reader('KE');
    const { page, t } = kenya;
    await page.goto('/delegation/meetings');
    await page.getByRole('link', { name: t('meetings:ask') }).click();
    await choose(page, t('meetings:form.parties'), 'Jordan');
    await fill(page, t('meetings:form.subject'), SUBJECT);
    await press(page, t('meetings:form.submit', { count: 1 }));
    await seen(page.getByRole('heading', { level: 2, name: SUBJECT }));
    const jordan = reader('JO');
    await jordan.page.goto('/delegation/meetings');
    await jordan.page.getByRole('link', { name: SUBJECT }).click();
    await press(jordan.page, jordan.t('meetings:accept'));
    await seen(jordan.page.getByText(jordan.t('meetings:acceptedNote')));
    const tabs = page.getByRole('navigation', { name: t('meetings:tabs') });
    await tabs.getByRole('link', { name: `${t('meetings:tab.agreed')} 1` }).click();
    await seen(page.getByText(t('meetings:acceptedNote')));
    kenya.expectClean();
    jordan.expectClean();
  });

  it('the organizer runs the optimizer, sees what changes and publishes; both sides are told', async () => {
    const { page, t, expectClean } = reader('organizer');
    await page.goto('/board');
    await choose(page, t('board:optimizer.seconds'), t('board:optimizer.budget', { count: 10 }));
    await press(page, t('board:optimizer.start'));
    // So small a plan is proven at once: what stays is its curve under the bound.
    await seen(page.getByRole('figure'));
    const changes = page.getByRole('link', { name: t('board:seeChanges') });
    await changes.first().click();
    await seen(page.getByText(t('plans:first', { count: 1 })));
    for (const { iso2 } of BUREAUS) {
      const own = reader(iso2);
      await own.page.goto('/inbox');
      await seen(own.page.getByRole('main').getByRole('listitem'));
      await mark(own.page);
    }
    const publish = t('plans:publishAndTell', { count: 2 });
    await press(page, publish);
    await press(page.getByRole('dialog'), publish);
    const changed = t('board:doneChanges', { count: 1 });
    const told = t('board:doneTold', { count: 2 });
    await seen(page.getByText(t('board:done', { number: '1', changes: changed, told })));
    for (const { iso2 } of BUREAUS) {
      const own = reader(iso2);
      const entry = own.page.getByRole('main').getByRole('listitem').first();
      await entry
        .getByText(/Atlas 1|Ourika 1/)
        .first()
        .waitFor({ state: 'attached' });
      await expectSamePage(own.page);
      await entry.getByRole('button').click();
      await entry.getByRole('link').click();
      await seen(own.page.getByRole('main').getByText(/Atlas 1|Ourika 1/));
      own.expectClean();
    }
    expectClean();
  });

  it('the duty that follows is given to somebody, who acknowledges it on a phone', async () => {
    const staff = reader('staff');
    await staff.page.goto('/duties');
    await seen(staff.page.getByText(staff.t('duties:mine.empty.title')));
    await mark(staff.page);
    const { page, t, expectClean } = reader('organizer');
    await page.goto('/duties');
    await press(page, t('duties:spread.open'));
    await press(page.getByRole('dialog'), t('duties:spread.confirm', { count: 1 }));
    await seen(page.getByText(t('duties:allAssigned')));
    const fresh = staff.page.getByRole('list', { name: staff.t('duties:fresh.label') });
    await fresh.getByRole('button').first().click();
    await fresh.waitFor({ state: 'detached' });
    await seen(
      staff.page
        .getByText(staff.t('status:duty.acknowledged'))
        .or(staff.page.getByRole('button', { name: staff.t('duties:next.start') })),
    );
    await expectSamePage(staff.page);
    staff.expectClean();
    // The office sees it without asking again.
    await seen(page.getByRole('cell', { name: t('status:duty.acknowledged') }));
    expectClean();
  });
});

/** Back to the list of people, which on a phone the open card covers. */
async function toPeople({ page, t }: Reader): Promise<void> {
  const back = page.getByRole('link', { name: t('people:back') });
  if (await back.isVisible()) await back.click();
}
