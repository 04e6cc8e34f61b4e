import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Delegation } from '../../src/delegations/delegation.entity.js';
import { BrowserApp, type Device, type Reader } from './support/browser-app.js';
import { expectAccessible } from './support/checks.js';
import { closeReadersAfterEach } from './support/close-readers.js';
import { check, choose, fill, press } from './support/hands.js';

// One story for each language, on a machine that does much else.
vi.setConfig({ testTimeout: 300_000 });

/** A confirmed delegation whose focal point sits at a desk or has a phone, and the flights of its people. */
const STORIES = [
  { iso2: 'KE', language: 'en', size: 'desktop', country: 'Kenya', first: 'AT761', later: 'AT763' },
  { iso2: 'JO', language: 'ar', size: 'phone', country: 'الأردن', first: 'RJ501', later: 'RJ503' },
] as const;

let app: BrowserApp;

beforeAll(async () => {
  app = await BrowserApp.startShown();
});
afterAll(() => app?.close());
closeReadersAfterEach(() => app);

/** A delegation, and a browser of its focal point. */
async function focalPointOf(iso2: string, device: Device) {
  const { manager } = app.app.dataSource;
  const { id, assemblyId } = await manager.findOneByOrFail(Delegation, { memberIso2: iso2 });
  const person = { role: 'focal_point', assemblyId, delegationId: id } as const;
  return { reader: await app.enterAs(person, device), delegationId: id };
}

/** The server's sentence for a refused field. */
async function refusal(language: string, code: string): Promise<string> {
  const file = new URL(`../../src/locales/${language}/errors.json`, import.meta.url);
  const { fields } = JSON.parse(await readFile(file, 'utf8')) as { fields: Record<string, string> };
  return fields[code]!;
}

const field = (place: Locator, label: string): Locator =>
  place.getByLabel(label, { exact: true }).and(place.page().locator('input'));

/** The part of a card under this heading. */
const partOf = (page: Page, title: string): Locator =>
  page
    .locator('form section')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) });

/** Waits until the foot of the card says that everything is saved. */
const saved = ({ page, t }: Reader) =>
  page
    .getByRole('form')
    .getByText(t('autosave.saved', { time: '' }).trim())
    .first()
    .waitFor();

/** The sentence that describes the field, as those hear it who listen. */
async function saidOf(input: Locator): Promise<string> {
  const ids = (await input.getAttribute('aria-describedby')) ?? '';
  const said = ids
    .split(' ')
    .filter(Boolean)
    .map((id) => input.page().locator(`[id="${id}"]`));
  return (await Promise.all(said.map((one) => one.innerText()))).join(' ');
}

async function download(page: Page, name: string): Promise<{ name: string; body: Buffer }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name, exact: true }).click(),
  ]);
  return { name: file.suggestedFilename(), body: await readFile(await file.path()) };
}

/** The cells of a workbook's first sheet, row by row. */
async function rowsOf(workbook: Buffer): Promise<string[][]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(workbook as unknown as ArrayBuffer);
  const rows: string[][] = [];
  book.worksheets[0]!.eachRow((row) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: true }, ({ text }) => cells.push(text));
    rows.push(cells);
  });
  return rows;
}

async function addHotel({ page, t }: Reader, name: string): Promise<void> {
  await page.goto('/reports/hotels');
  await press(page, t('hotels:add'));
  const dialog = page.getByRole('dialog');
  await fill(dialog, t('common:words.name'), name);
  await fill(dialog, t('hotels:phone'), '+212 5 24 00 00 04');
  await fill(dialog, t('hotels:address'), 'Route de l’Ourika');
  await press(dialog, t('hotels:add'));
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name }).waitFor();
}

describe.each(STORIES)('the travel of $iso2 in $language', (story) => {
  it('is entered by its focal point, and protocol sees what changed since the export', async () => {
    const { iso2, language, first, later } = story;
    const organizer = await app.enter('organizer', { language });
    await addHotel(organizer, `Atlas View ${iso2}`);
    const { reader, delegationId } = await focalPointOf(iso2, story);
    const { page, t } = reader;
    // The rules read the same in every language.
    const expectUsable = async (shown: Page, what: string) => {
      if (language === 'en') await expectAccessible(shown, what);
    };
    const openCard = async (name: string) => {
      await page.goto('/delegation/travel');
      const list = page.getByRole('navigation', { name: t('travel:list') });
      await list.getByRole('link', { name }).click();
      await page.getByRole('form', { name }).waitFor();
    };

    // A flight saves itself field by field.
    await openCard('Amina Benali');
    const arrival = partOf(page, t('travel:arrival.title'));
    await arrival.getByText(t('travel:mode.flight'), { exact: true }).click();
    await fill(arrival, t('travel:flightNumber'), first.replace(/(\d)/, ' $1').toLowerCase());
    const marrakech = t('travel:portCode', { city: t('travel:port.RAK'), code: 'RAK' });
    await choose(arrival, t('travel:arrival.port'), marrakech);
    await fill(arrival, t('travel:arrival.date'), '22/11/2025');
    await fill(arrival, t('travel:arrival.time', { city: 'Marrakech' }), '1040');
    await fill(arrival, t('travel:arrival.far'), 'cdg');
    await fill(arrival, t('travel:arrival.farDate'), '22/11/2025');
    await saved(reader);
    expect(await field(arrival, t('travel:flightNumber')).inputValue()).toBe(first);

    // From here on the browser writes down each refusal.
    reader.expectClean();

    // Landing before take-off is refused beside the field, and stays as it was typed.
    const takeOff = field(arrival, t('travel:arrival.farTime'));
    await fill(arrival, t('travel:arrival.farTime'), '14:05');
    const landsBefore = await refusal(language, 'lands_before_take_off');
    await expect.poll(() => saidOf(takeOff)).toContain(landsBefore);
    expect(await takeOff.getAttribute('aria-invalid')).toBe('true');
    await page
      .getByRole('form')
      .getByText(t('autosave.open', { count: 1 }))
      .first()
      .waitFor();
    await page.reload();
    await expect.poll(() => saidOf(takeOff)).toContain(landsBefore);
    expect(await takeOff.inputValue()).toBe('14:05');
    await fill(arrival, t('travel:arrival.farTime'), '6h05');
    await saved(reader);
    expect(await saidOf(takeOff)).toBe('');
    expect(await takeOff.inputValue()).toBe('06:05');

    // So is leaving before arriving.
    const departure = partOf(page, t('travel:departure.title'));
    await departure.getByText(t('travel:mode.flight'), { exact: true }).click();
    await fill(departure, t('travel:flightNumber'), `${first}R`);
    await choose(departure, t('travel:departure.port'), marrakech);
    await fill(departure, t('travel:departure.time', { city: 'Marrakech' }), '20:15');
    await saved(reader);
    await fill(departure, t('travel:departure.date'), '21/11/2025');
    const leaves = field(departure, t('travel:departure.date'));
    const leavesBefore = await refusal(language, 'leaves_before_arriving');
    await expect.poll(() => saidOf(leaves)).toContain(leavesBefore);
    await fill(departure, t('travel:departure.date'), '27/11/2025');
    await saved(reader);

    // Where they stay, and what they need on the way.
    const stay = partOf(page, t('travel:stay.title'));
    await choose(stay, t('travel:stay.hotel'), `Atlas View ${iso2}`);
    await choose(stay, t('travel:stay.room'), t('travel:room.single'));
    await check(page, t('travel:transport.transfer'));
    await saved(reader);
    await expectUsable(page, 'the card');

    // The next person comes the same way.
    await openCard('Jonas Weber');
    await press(page, t('travel:copy.from'));
    const dialog = page.getByRole('dialog');
    await dialog.getByText(first, { exact: false }).first().waitFor();
    await expectUsable(page, 'the dialog');
    await press(dialog, t('travel:copy.confirm', { count: 1 }));
    await dialog.waitFor({ state: 'detached' });
    await expect
      .poll(() =>
        field(partOf(page, t('travel:arrival.title')), t('travel:flightNumber')).inputValue(),
      )
      .toBe(first);

    // The letter for the visa needs a document, and says so with the way to it.
    await openCard('Amina Benali');
    await page
      .getByRole('link', { name: t('travel:letters.missing') })
      .first()
      .click();
    await fill(page, t('people:documentNumber'), 'AK 0123456');
    await choose(page, t('people:nationality'), story.country);
    await fill(page, t('people:dateOfBirth'), '14/06/1979');
    await saved(reader);
    await openCard('Amina Benali');
    const letter = await download(page, t('travel:letters.of', { name: 'Amina Benali' }));
    expect(letter.name).toMatch(/^GA93-.+\.pdf$/);
    expect(letter.body.subarray(0, 5).toString()).toBe('%PDF-');
    expect(letter.body.subarray(-6).toString()).toContain('%%EOF');
    const [collected] = t('travel:letters.collected', { at: '§' }).split('§');
    await page.getByText(collected!).waitFor();

    // An organizer goes on for the delegation, which sees that.
    await organizer.page.goto(`/registration/${delegationId}`);
    await organizer.page.getByRole('link', { name: t('travel:open') }).click();
    const behalf = t('registration:onBehalfOf', { party: story.country });
    await organizer.page.getByText(behalf).waitFor();
    await organizer.page
      .getByRole('navigation', { name: t('travel:list') })
      .getByRole('link', { name: 'Amina Benali' })
      .click();
    await check(organizer.page, t('travel:transport.accessible'));
    await page.getByText(t('travel:onBehalf')).waitFor();
    expect(await page.getByLabel(t('travel:transport.accessible')).isChecked()).toBe(true);

    // Protocol finds the flight by day and airport, and takes the list out.
    const protocol = await app.enter('protocol', { language });
    const desk = protocol.page;
    await desk.goto('/reports/manifest');
    await choose(desk, t('manifest:port'), marrakech);
    await desk
      .getByRole('group', { name: t('manifest:day') })
      .getByRole('button', { name: /22/ })
      .click();
    const rowOf = (flight: string) => desk.getByRole('row').filter({ hasText: flight });
    await expect.poll(() => rowOf(first).count()).toBe(2);
    const exportNow = async () => {
      await press(desk, t('manifest:export.button'));
      await press(desk, t('manifest:export.take'));
      // Until then the files are those of the export before.
      await desk
        .getByRole('button', { name: t('manifest:export.take') })
        .waitFor({ state: 'detached' });
    };
    await exportNow();
    const sheet = await rowsOf((await download(desk, t('manifest:export.xlsx'))).body);
    expect(sheet.filter((cells) => cells.includes(first)).map((cells) => cells[2])).toEqual([
      '10:40',
      '10:40',
    ]);
    await expectUsable(desk, 'the export');
    await desk.keyboard.press('Escape');
    expect(await rowOf(first).locator('[data-change]').count()).toBe(0);

    // The focal point takes another flight; the list shows it against the export, by itself.
    await fill(partOf(page, t('travel:arrival.title')), t('travel:flightNumber'), later);
    await saved(reader);
    const changed = rowOf(later).locator('[data-change="changed"]');
    await changed.getByText(t('manifest:changes.changed')).waitFor();
    expect(await changed.locator('s').allInnerTexts()).toEqual([first]);
    await expectUsable(desk, 'the list');
    await exportNow();
    const csv = (await download(desk, t('manifest:export.csv'))).body.toString('utf8');
    const line = csv.split('\n').find((one) => one.includes(later));
    expect(line).toContain(first);
    expect(line).toContain('Amina');
    for (const { expectClean } of [organizer, protocol]) expectClean();
  });
});
