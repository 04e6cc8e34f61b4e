import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemActor } from '../../src/common/actor.js';
import { Delegation } from '../../src/delegations/delegation.entity.js';
import { InviteDelegationsService } from '../../src/delegations/invitations/invite-delegations.service.js';
import { Delegate } from '../../src/delegations/people/delegate.entity.js';
import { BrowserApp } from './support/browser-app.js';
import { expectAccessible, expectNoOverflow } from './support/checks.js';
import { closeReadersAfterEach } from './support/close-readers.js';
import { choose, press } from './support/hands.js';

// One story for each language, on a machine that does much else.
vi.setConfig({ testTimeout: 300_000 });

/** A focal point at a desk or on a phone, and what its spreadsheet calls its columns. */
const STORIES = [
  {
    iso2: 'SN',
    language: 'en',
    size: 'desktop',
    header: 'Role,Surname,First name,Date of birth,Emergency contact,Country',
    head: 'HoD',
    country: 'Senegal',
  },
  {
    iso2: 'JO',
    language: 'ar',
    size: 'phone',
    header: 'الدور,اسم العائلة,الاسم,تاريخ الميلاد,جهة الاتصال في الطوارئ,البلد',
    head: 'رئيس الوفد',
    country: 'الأردن',
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

async function focalPoint({ iso2, language, size }: (typeof STORIES)[number]) {
  await app.app.app
    .get(InviteDelegationsService)
    .invite(systemActor('test', 'lists'), assemblyId, { memberIso2s: [iso2] });
  const { manager } = app.app.dataSource;
  const { id } = await manager.findOneByOrFail(Delegation, { assemblyId, memberIso2: iso2 });
  const person = { role: 'focal_point', assemblyId, delegationId: id } as const;
  const reader = await app.enterAs(person, { language, size });
  const people = () =>
    manager.find(Delegate, { where: { delegationId: id }, order: { createdAt: 'ASC' } });
  return { ...reader, people };
}

describe.each(STORIES)('a list of people in $language on a $size', (story) => {
  it('is mapped, looked at, taken in part, mended and taken again', async () => {
    const reader = await focalPoint(story);
    const { page, t, people, expectClean } = reader;
    const list = Buffer.from(
      [
        story.header,
        `${story.head},Ndiaye,Awa,14/06/1979,Moussa Ndiaye,${story.country}`,
        ',Sarr,Omar,30/02/1980,,Atlantis',
        ',Diop,Fatou,03/04/1985,,',
      ].join('\n'),
    );
    await page.goto('/delegation/people');
    await press(page, t('import:menu'));
    await page.getByRole('menuitem', { name: t('import:fromFile') }).click();
    // The page before stays until this one is there, and its photo has such an input too.
    await page.getByRole('heading', { level: 1, name: t('import:title') }).waitFor();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: list });

    const country = story.header.split(',').at(-1) ?? '';
    const takenAs = t('import:takenAsFor', { column: country });
    await expect
      .poll(() =>
        page.getByRole('heading', { level: 2 }).evaluate((at) => at === document.activeElement),
      )
      .toBe(true);
    await expectAccessible(page, 'its columns');
    await expectNoOverflow(page, 'its columns');
    await choose(page, takenAs, t('import:field.nationality'));
    await press(page, t('import:look', { count: 3 }));

    const box = (row: number, name: string) =>
      page.getByRole('checkbox', { name: t('import:take', { row, name }) });
    await box(3, 'Omar Sarr').waitFor();
    expect(await box(3, 'Omar Sarr').isDisabled()).toBe(true);
    expect(await box(4, 'Fatou Diop').isChecked()).toBe(true);
    await page.getByText(t('status:importRow.refused')).filter({ visible: true }).first().waitFor();
    await expectAccessible(page, 'its rows');
    await expectNoOverflow(page, 'its rows');
    await page.getByLabel(t('import:onlyRefused', { number: 1 })).check();
    await box(4, 'Fatou Diop').waitFor({ state: 'detached' });
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      press(page, t('import:refusedFile')),
    ]);
    await page.getByLabel(t('import:onlyRefused', { number: 1 })).uncheck();
    await box(4, 'Fatou Diop').uncheck();
    await press(page, t('import:confirm', { count: 1 }));
    await page.getByText(t('import:added', { count: 1 })).waitFor();
    await page.getByText(t('import:left', { count: 1 })).waitFor();
    await expectAccessible(page, 'what became of it');
    await expectNoOverflow(page, 'what became of it');
    expect(await people()).toMatchObject([
      { role: 'head', familyName: 'Ndiaye', dateOfBirth: '1979-06-14', nationality: story.iso2 },
    ]);

    // The refused row comes back with its reasons and is taken once it is right.
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await readFile(await saved.path())) as unknown as ArrayBuffer);
    const [sheet] = book.worksheets;
    expect(sheet?.getCell('G2').value).toContain(t('import:field.dateOfBirth'));
    if (sheet) {
      sheet.getCell('D2').value = '29/02/1980';
      sheet.getCell('F2').value = 'SEN';
    }
    await press(page, t('import:more'));
    await page.locator('input[type=file]').setInputFiles({
      name: 'mended.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(await book.xlsx.writeBuffer()),
    });
    await choose(page, takenAs, t('import:field.nationality'));
    await press(page, t('import:look', { count: 1 }));
    await press(page, t('import:confirm', { count: 1 }));
    await page.getByText(t('import:added', { count: 1 })).waitFor();
    await page.getByRole('link', { name: t('import:toPeople') }).click();
    await page.getByText('Omar Sarr').filter({ visible: true }).first().waitFor();
    expect((await people())[1]).toMatchObject({ dateOfBirth: '1980-02-29', nationality: 'SN' });

    // What stands on one card is copied into another, and saved as if it had been typed.
    const [head, second] = await people();
    await page.goto(`/delegation/people?person=${second?.id}`);
    await press(page, t('people:copyCard.button'));
    const dialog = page.getByRole('dialog');
    await choose(dialog, t('people:copyCard.source'), 'Awa Ndiaye');
    await press(dialog, t('people:copyCard.confirm'));
    await expect
      .poll(async () => (await people())[1]?.emergencyName, { timeout: 30_000 })
      .toBe(head?.emergencyName);
    expect(await page.getByLabel(t('people:emergencyName')).inputValue()).toBe('Moussa Ndiaye');

    // What is downloaded changes nothing when it is read again.
    await press(page, t('import:menu'));
    const [own] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: t('import:download') }).click(),
    ]);
    await press(page, t('import:menu'));
    await page.getByRole('menuitem', { name: t('import:fromFile') }).click();
    await page.getByRole('heading', { level: 1, name: t('import:title') }).waitFor();
    await page.locator('input[type=file]').setInputFiles({
      name: own.suggestedFilename(),
      mimeType: 'application/octet-stream',
      buffer: await readFile(await own.path()),
    });
    await press(page, t('import:look', { count: 2 }));
    await page.getByText(t('status:importRow.same')).filter({ visible: true }).first().waitFor();
    expect(
      await page.getByRole('button', { name: t('import:confirm', { count: 0 }) }).isDisabled(),
    ).toBe(true);
    expectClean();
  });
});
