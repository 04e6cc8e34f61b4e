import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BulkOperation } from '../../src/delegations/bulk/bulk-operation.entity.js';
import { BrowserApp, type Reader } from './support/browser-app.js';
import { choose, fill, press } from './support/hands.js';

let app: BrowserApp;
beforeAll(async () => {
  app = await BrowserApp.startShown();
}, 600_000);
afterAll(() => app?.close());

/** The table and the phone's list have a box each; readers meet the one that is shown. */
const tick = (page: Page, name: string) => page.getByRole('checkbox', { name }).check();

/** Lets the pause before an operation be over at once. */
const endPause = () =>
  app.app.dataSource.query(
    "UPDATE bulk_operation SET starts_at = created_at - interval '1 hour' WHERE status = 'waiting'",
  );

const WAYS: { language: 'en' | 'ar'; country: string; account: string; words: string }[] = [
  { language: 'en', country: 'Mexico', account: 'mx', words: 'We look forward to seeing you.' },
  { language: 'ar', country: 'الغابون', account: 'ga', words: 'نتطلّع إلى لقائكم.' },
];

describe.each(WAYS)(
  'delegations at a desk in $language',
  ({ language, country, account, words }) => {
    let organizer: Reader;
    beforeAll(async () => {
      organizer = await app.enter('organizer', { language });
    });
    beforeEach(() => app.app.dataSource.manager.deleteAll(BulkOperation));
    afterAll(() => organizer?.context.close());

    it('are narrowed down, kept as a filter, and taken along as a workbook', async () => {
      const { page, t, expectClean } = organizer;
      await page.goto('/registration?view=table');
      await choose(page, t('registration:needFilter'), t('registration:need.not_submitted'));
      await page.waitForURL(/need=not_submitted/);
      await press(page, t('registration:saved.button'));
      await fill(page, t('registration:saved.name'), `Silent ${language}`);
      await press(page, t('registration:saved.keep'));
      await page.getByRole('menuitem', { name: `Silent ${language}` }).waitFor();
      await page.keyboard.press('Escape');
      await page.goto('/registration?view=table');
      await press(page, t('registration:saved.button'));
      await page.getByRole('menuitem', { name: `Silent ${language}` }).click();
      await page.waitForURL(/need=not_submitted/);
      await page.keyboard.press('Escape');
      await press(page, t('registration:export.button'));
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: t('registration:export.xlsx') }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
      expectClean();
    });

    it('are reminded after a look at what they read, and that is undone in time', async () => {
      const { page, t, expectClean } = organizer;
      await page.goto('/registration?view=table');
      await tick(page, t('registration:table.tick', { name: country }));
      await press(page, t('bulk:remind.button'));
      const dialog = page.getByRole('dialog');
      await fill(dialog, t('bulk:note'), words);
      await dialog.getByRole('tabpanel').getByText(words).waitFor();
      await press(dialog, t('bulk:remind.confirm', { count: 1 }));
      await dialog.waitFor({ state: 'detached' });
      await press(page, t('bulk:progress.undo'));
      await page
        .getByText(t('bulk:progress.undone', { count: 0, done: '0', total: '1' }))
        .waitFor();
      expectClean();
    });

    it('hear of a reminder in their own language once the pause is over', async () => {
      const { page, t, expectClean } = organizer;
      await page.goto('/registration?view=table');
      await tick(page, t('registration:table.tick', { name: country }));
      await press(page, t('bulk:remind.button'));
      const dialog = page.getByRole('dialog');
      await fill(dialog, t('bulk:note'), words);
      await dialog.getByRole('tabpanel').getByText(words).waitFor();
      await press(dialog, t('bulk:remind.confirm', { count: 1 }));
      await dialog.waitFor({ state: 'detached' });
      await endPause();
      await page.getByText(t('bulk:progress.done', { count: 1, done: '1', total: '1' })).waitFor();
      const reader = await app.enter(account, { language });
      await reader.page.goto('/inbox');
      // A row says more when it is opened.
      await reader.page.getByText(words).first().waitFor({ state: 'attached' });
      reader.expectClean();
      await reader.context.close();
      expectClean();
    });
  },
);
