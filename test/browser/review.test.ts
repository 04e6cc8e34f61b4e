import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BrowserApp, type Reader } from './support/browser-app.js';
import { press } from './support/hands.js';

let app: BrowserApp;
beforeAll(async () => {
  app = await BrowserApp.startShown();
}, 600_000);
afterAll(() => app?.close());

/** A delegation of each language, which the other does not touch. */
const WAYS = [
  { language: 'en', country: 'Uzbekistan' },
  { language: 'ar', country: 'باراغواي' },
] as const;

describe.each(WAYS)('a reviewer in $language', ({ language, country }) => {
  let reviewer: Reader;
  beforeAll(async () => {
    reviewer = await app.enter('reviewer', { language });
  });
  afterAll(() => reviewer?.context.close());

  it('moves through the people by keys, holds one and says why', async () => {
    const { page, t, expectClean } = reviewer;
    await page.goto('/review?kind=person');
    const queue = page.getByRole('navigation', { name: t('review:kind.person') });
    const current = queue.locator('[aria-current]');
    await current.waitFor();
    const first = await current.innerText();
    await page.keyboard.press('j');
    await expect.poll(() => current.innerText()).not.toBe(first);
    await page.keyboard.press('k');
    await expect.poll(() => current.innerText()).toBe(first);
    await page.getByRole('button', { name: t('review:step.hold.button'), exact: true }).waitFor();
    await page.keyboard.press('h');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(t('review:step.hold.reason.document')).check();
    await press(dialog, t('review:step.hold.confirm'));
    await dialog.waitFor({ state: 'detached' });
    await queue.getByText(t('status:delegate.on_hold')).first().waitFor();
    expectClean();
  });

  it('is alone with what is open: another one sees who reads it and cannot decide', async () => {
    const { page, t, expectClean } = reviewer;
    await page.goto('/review');
    await page.getByRole('link', { name: country }).click();
    const approve = t('review:approve', { party: country });
    await page.getByRole('button', { name: approve }).waitFor();
    const other = await app.enter('organizer', { language });
    await other.page.goto(page.url());
    await other.page
      .getByText(t('review:readBy', { name: 'Mehdi Tazi' }))
      .first()
      .waitFor();
    await other.page.getByRole('heading', { level: 2, name: country }).waitFor();
    expect(await other.page.getByRole('button', { name: approve }).count()).toBe(0);
    await other.context.close();
    await page.keyboard.press('a');
    await page.getByRole('link', { name: country }).waitFor({ state: 'detached' });
    expectClean();
  });
});
