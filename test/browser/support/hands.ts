import type { TFunction } from 'i18next';
import type { Locator, Page } from 'playwright-core';

type Place = Page | Locator;

const pageOf = (place: Place): Page => ('page' in place ? place.page() : place);

/** The input with this label; a list that opens under it has the same label. */
function input(place: Place, label: string): Locator {
  return place.getByLabel(label, { exact: true }).and(pageOf(place).locator('input, textarea'));
}

/** Types into a field and leaves it, as a reader does on the way to the next. */
export async function fill(place: Place, label: string, value: string): Promise<void> {
  const field = input(place, label);
  await field.fill(value);
  await field.blur();
}

/** Takes the one option of a list that has these words. */
export async function choose(place: Place, label: string, option: string): Promise<void> {
  const field = input(place, label);
  await field.click();
  if (await field.isEditable()) await field.fill(option);
  await pageOf(place).getByRole('option', { name: option }).click();
}

export async function press(place: Place, name: string): Promise<void> {
  await place.getByRole('button', { name, exact: true }).click();
}

export async function check(place: Place, label: string): Promise<void> {
  await place.getByLabel(label, { exact: true }).check();
}

/** Chooses a file, waits for what it would do, and takes it over. */
export async function importCsv(
  page: Page,
  t: TFunction,
  open: string,
  { csv, create }: { csv: string; create: number },
): Promise<void> {
  await press(page, open);
  const dialog = page.getByRole('dialog');
  const file = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
  await dialog.locator('input[type=file]').setInputFiles(file);
  const confirm = t('office:csv.confirm', {
    added: t('office:csv.added', { count: create }),
    changed: t('office:csv.changed', { count: 0 }),
  });
  await press(dialog, confirm);
  await dialog.waitFor({ state: 'detached' });
}
