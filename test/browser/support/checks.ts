import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Reader } from './browser-app.js';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** The narrowest screen that every list and form works on. */
export const NARROWEST = { width: 360, height: 780 };

export interface Shown {
  name: string;
  /** As the router of the pages spells it. */
  route: string;
  search?: string;
  /** What stands in place of the route's parameter. */
  param?: (reader: Reader) => Promise<string>;
}

/** The entries of a list of the Assembly that the reader works in. */
export async function listOf({ context }: Reader, list: string) {
  const get = async <T>(address: string) =>
    (await (await context.request.get(`/api/v1/${address}`)).json()) as T;
  const { assembly } = await get<{ assembly: { id: string } }>('session');
  const address = `assemblies/${assembly.id}/${list}`;
  return (await get<{ items: { id: string; status: string }[] }>(address)).items;
}

/** The id of the first delegation that stands there. */
export const delegationIn = (wanted: string) => async (reader: Reader) =>
  (await listOf(reader, 'delegations')).find(({ status }) => status === wanted)!.id;

/** Opens a page and waits until nothing of it is still to come. */
export async function open(reader: Reader, { route, search = '', param }: Shown): Promise<void> {
  const { page, t } = reader;
  await page.goto(route.replace(/\$\w+/, param ? await param(reader) : '') + search);
  const heading = page.getByRole('heading', { level: 1 });
  await heading.waitFor();
  await expect.poll(() => page.getByText(t('loading'), { exact: true }).count()).toBe(0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const failures = [t('notFound.title'), t('failed.title')];
  expect(failures).not.toContain(await heading.first().innerText());
}

/** Nothing of the page lies beside the screen. */
export async function expectNoOverflow(page: Page, what: string): Promise<void> {
  // A page takes a moment to lay itself out anew for another screen.
  const message = `${what} is wider than the screen, in px`;
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth), { message })
    .toBeLessThanOrEqual(0);
}

interface Tried {
  /** All of WCAG 2.2 A and AA, or those of colours alone. */
  rules?: 'all' | 'colours';
  /** The part of the page that is looked at; all of it by default. */
  part?: string;
}

/** axe finds nothing. */
export async function expectAccessible(
  page: Page,
  what: string,
  { rules = 'all', part = 'html' }: Tried = {},
): Promise<void> {
  await showFirstRows(page, true);
  // What the browser's own viewer shows of a PDF is not ours.
  const axe = new AxeBuilder({ page }).include(part).exclude('iframe');
  const { violations } = await (
    rules === 'all' ? axe.withTags(TAGS) : axe.withRules(['color-contrast'])
  ).analyze();
  await showFirstRows(page, false);
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${String(target)} ${failureSummary}`),
  );
  expect(found, what).toEqual([]);
}

/** Of a long list the first rows stand for the others, which would only take their time. */
async function showFirstRows(page: Page, only: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    const sheet = new CSSStyleSheet();
    if (hidden) {
      sheet.replaceSync('tr:nth-child(n+8), li:nth-child(n+13) { display: none !important }');
    }
    document.adoptedStyleSheets = [sheet];
  }, only);
}
