import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  delegationIn,
  expectAccessible,
  expectNoOverflow,
  NARROWEST,
  open,
  type Shown,
} from './support/checks.js';
import { BrowserApp, SIZES, type Reader } from './support/browser-app.js';

type Step = (reader: Reader) => Locator;

interface Dialog extends Shown {
  /** What is pressed on the page, one after the other; the last opens the dialog. */
  steps: Step[];
}

/** The first button that has these words of the client's texts. */
const button =
  (key: string): Step =>
  ({ page, t }) =>
    page.getByRole('button', { name: t(key), exact: true }).first();
/** The first button of the list, which opens its first entry. */
const firstEntry: Step = ({ page }) => page.locator('main tbody').getByRole('button').first();
const firstLink: Step = ({ page }) => page.locator('main tbody').getByRole('link').first();
/** The tick in the head of the list. */
const tickAll: Step = ({ page, t }) => page.getByLabel(t('registration:table.tickAll'));
const item =
  (key: string): Step =>
  ({ page, t }) =>
    page.getByRole('menuitem', { name: t(key) });

const lead: Step = ({ page, t }) =>
  page.getByRole('combobox', { name: t('people:role.head'), exact: true }).last();
const secondPerson: Step = ({ page }) => page.getByRole('option').nth(1);

const delegation = (status: string) => ({
  route: '/registration/$delegationId',
  param: delegationIn(status),
});
const table = { route: '/registration', search: '?view=table' };
const bulk = (kind: string) => ({
  ...table,
  name: kind,
  steps: [tickAll, button('bulk:selection.more'), item(`bulk:${kind}.button`)],
});

const DIALOGS: { account: string; dialogs: Dialog[] }[] = [
  {
    account: 'organizer',
    dialogs: [
      { name: 'a contact', route: '/contacts', steps: [firstEntry] },
      { name: 'a file of contacts', route: '/contacts', steps: [button('contacts:import.open')] },
      { name: 'a room', route: '/rooms', steps: [button('rooms:add')] },
      { name: 'a room that is there', route: '/rooms', steps: [firstEntry] },
      {
        name: 'an interpreter',
        route: '/rooms/interpreters',
        steps: [button('rooms:interpreters.add')],
      },
      { name: 'an item of the programme', route: '/programme', steps: [button('programme:add')] },
      { name: 'a hotel', route: '/reports/hotels', steps: [button('hotels:add')] },
      { name: 'a roll call', route: '/voting', steps: [button('voting:begin.button')] },
      { name: 'a request', route: '/meetings', steps: [firstLink] },
      { name: 'a reminder', ...table, steps: [tickAll, button('bulk:remind.button')] },
      bulk('move_deadline'),
      bulk('reconfirm'),
      {
        name: 'a person on behalf',
        ...delegation('preparing'),
        steps: [button('registration:addPerson')],
      },
      {
        name: 'a focal point',
        ...delegation('invited'),
        steps: [button('registration:focal.invite')],
      },
      {
        name: 'the return of a delegation',
        ...delegation('submitted'),
        steps: [button('registration:step.return.button')],
      },
    ],
  },
  {
    account: 'admin',
    dialogs: [
      { name: 'a person of the team', route: '/admin/users', steps: [button('users:invite')] },
    ],
  },
  {
    account: 'ke',
    dialogs: [
      {
        name: 'a handover',
        route: '/delegation/people',
        steps: [lead, secondPerson],
      },
      {
        name: 'the leaving of a person',
        route: '/delegation/people',
        steps: [button('people:remove.button')],
      },
      {
        name: 'another in the place',
        route: '/delegation/people',
        steps: [button('people:replace.button')],
      },
      {
        name: 'the copy of a card',
        route: '/delegation/people',
        steps: [button('people:copyCard.button')],
      },
      { name: 'a permit', route: '/delegation/people', steps: [button('people:permits.ask')] },
      {
        name: 'who sees what',
        route: '/delegation/people',
        steps: [button('people:whoSees.history')],
      },
      {
        name: 'a declined meeting',
        route: '/delegation/meetings',
        steps: [button('meetings:decline.button')],
      },
    ],
  },
];

let app: BrowserApp;
beforeAll(async () => {
  app = await BrowserApp.startShown();
});
afterAll(() => app?.close());

// Arabic lays out from the right and has the longest names of fields: what fits in it fits.
for (const { account, dialogs } of DIALOGS) {
  describe(`dialogs of ${account}`, () => {
    let reader: Reader;
    beforeAll(async () => {
      reader = await app.enter(account, { language: 'ar' });
    });
    afterAll(() => reader?.context.close());

    it.each(dialogs)('$name fits, can be used by everybody and gives way', async (shown) => {
      const { page } = reader;
      await page.setViewportSize(SIZES.desktop);
      await open(reader, shown);
      for (const step of shown.steps) await step(reader).click();
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      await expectNoOverflow(page, `${shown.name} on a desktop`);
      await page.setViewportSize(NARROWEST);
      await expectNoOverflow(page, `${shown.name} on a phone`);
      const inside = () => dialog.evaluate((box) => box.scrollWidth - box.clientWidth);
      await expect
        .poll(inside, { message: `${shown.name} is wider than its dialog` })
        .toBeLessThanOrEqual(0);
      await expectAccessible(page, shown.name);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      reader.expectClean();
    });
  });
}
