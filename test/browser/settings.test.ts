import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BrowserApp, type Reader } from './support/browser-app.js';
import { choose, fill } from './support/hands.js';

const LOADING_MS = 600_000;

let app: BrowserApp;
beforeAll(async () => {
  app = await BrowserApp.startShown();
}, LOADING_MS);
afterAll(() => app?.close());

const saved = ({ page, t }: Reader) =>
  page.getByText(t('autosave.saved', { time: '' }).trim(), { exact: false }).first();
const places = ({ page, t }: Reader) =>
  page.getByRole('textbox', { name: t('settings:field.memberQuota'), exact: true });
const fillPlaces = ({ page, t }: Reader, value: string) =>
  fill(page, t('settings:field.memberQuota'), value);

describe('the settings of an Assembly', () => {
  it('save themselves, rule what they say, and show both values of a field that two people change', async () => {
    const one = await app.enter('organizer', { language: 'en' });
    const two = await app.enter('admin', { language: 'ar', size: 'phone' });
    for (const { page } of [one, two]) await page.goto('/settings');
    await places(two).waitFor();
    // Without a connection for a while: what is typed meanwhile begins from what is shown now.
    await two.context.setOffline(true);
    await fillPlaces(two, '16');

    // A box, a list and a number; each is there after a reload.
    const { page, t } = one;
    const second = page.getByRole('checkbox', { name: t('settings:field.twoReviewersRefuse') });
    await second.check();
    await choose(page, t('voting:rules.majority'), t('voting:majority.two_thirds'));
    await fillPlaces(one, '14');
    await saved(one).waitFor();
    await page.reload();
    await expect.poll(() => second.isChecked()).toBe(true);
    expect(await places(one).inputValue()).toBe('14');
    one.expectClean();
    await page.goto('/voting');
    await page
      .getByText(`${t('voting:majority.two_thirds')}${t('voting:majority.usual')}`)
      .waitFor();
    await page.getByRole('link', { name: t('voting:rules.button') }).click();
    await places(one).waitFor();

    // What cannot be is refused beside its field, and does not hold the others back.
    await fill(page, t('voting:rules.numerator'), '5');
    await page
      .getByText(t('autosave.open', { count: 1 }))
      .first()
      .waitFor();
    await fill(page, t('voting:rules.numerator'), '2');
    await saved(one).waitFor();

    // The same field in two windows.
    await two.context.setOffline(false);
    const clash = two.page.getByRole('group', {
      name: two.t('autosave.clash.label', { field: two.t('settings:field.memberQuota') }),
    });
    await clash.getByText('14', { exact: true }).waitFor();
    await clash.getByText('16', { exact: true }).waitFor();
    await clash.getByRole('button', { name: two.t('autosave.clash.keep') }).click();
    await clash.waitFor({ state: 'detached' });
    await saved(two).waitFor();
    await page.reload();
    await expect.poll(() => places(one).inputValue()).toBe('16');
    await Promise.all([one.context.close(), two.context.close()]);
  });
});
