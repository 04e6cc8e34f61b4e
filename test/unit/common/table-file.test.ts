import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { tableFile, type Table } from '../../../src/common/tables/table-file.js';

const table: Table<{ name: string; seats: number | null }> = {
  name: 'الوفود',
  language: 'ar',
  columns: [
    { header: 'الاسم', value: ({ name }) => name, width: 30 },
    { header: 'المقاعد', value: ({ seats }) => seats },
  ],
  rows: [
    { name: '=HYPERLINK("x")', seats: 3 },
    { name: 'شيلي, "Chile"', seats: null },
  ],
};

describe('a table as a file', () => {
  it('is a CSV that spreadsheets read in Arabic and in which nothing runs', async () => {
    const { body, mediaType, fileName } = await tableFile('csv', table);
    expect([mediaType, fileName]).toEqual(['text/csv; charset=utf-8', 'الوفود.csv']);
    expect(body.toString('utf8')).toBe(
      '\uFEFFالاسم,المقاعد\n"\'=HYPERLINK(""x"")",3\n"شيلي, ""Chile""",\n',
    );
  });

  it('is a workbook that reads from the right in Arabic and keeps text as text', async () => {
    const { body } = await tableFile('xlsx', table);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(body as unknown as ArrayBuffer);
    const sheet = book.getWorksheet('الوفود');
    expect(sheet?.views[0]).toMatchObject({ rightToLeft: true, ySplit: 1 });
    expect(sheet?.getCell('A2').value).toBe('=HYPERLINK("x")');
    expect(sheet?.getCell('A2').type).toBe(ExcelJS.ValueType.String);
    expect(sheet?.getCell('B2').value).toBe(3);
    expect(sheet?.getCell('B3').value).toBeNull();
  });
});
