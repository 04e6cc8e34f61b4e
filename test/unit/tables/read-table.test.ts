import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/common/errors/app-error.js';
import { readTable } from '../../../src/common/tables/read/read-table.js';
import { tableFile } from '../../../src/common/tables/table-file.js';
import { zip } from '../../support/zip.js';

const csv = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);
const refusal = async (bytes: Buffer): Promise<string> => {
  try {
    await readTable(bytes);
    return 'taken';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [error.code, ...error.fields.map(({ code }) => code)].join(' ');
  }
};
async function book(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void) {
  const workbook = new ExcelJS.Workbook();
  fill(workbook.addWorksheet('People'), workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

describe('a CSV file', () => {
  const text = 'Name;Grade\r\nJosé Ñúñez;Über\r\n';
  const table = {
    headers: ['Name', 'Grade'],
    rows: [{ row: 2, cells: ['José Ñúñez', 'Über'] }],
  };

  it.each<[string, Buffer]>([
    ['UTF-8', csv(text)],
    ['UTF-8 with its mark', csv(`\uFEFF${text}`)],
    ['UTF-16 with its mark', csv(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 without', csv(text, 'utf16le')],
    ['UTF-16, the other way round', Buffer.from(csv(`\uFEFF${text}`, 'utf16le')).swap16()],
    ['Windows-1252', csv(text, 'latin1')],
  ])('is read in %s', async (_, bytes) => {
    expect(await readTable(bytes)).toEqual(table);
  });

  it('keeps what only Windows-1252 has, and Arabic in UTF-16', async () => {
    const windows = Buffer.concat([csv('Name\nO'), Buffer.from([0x92]), csv('Brien')]);
    expect((await readTable(windows)).rows[0]?.cells).toEqual(['O’Brien']);
    expect((await readTable(csv('\uFEFFالاسم\nأمينة', 'utf16le'))).headers).toEqual(['الاسم']);
  });

  it.each([',', ';', '\t'])('is parted by %j', async (sign) => {
    const line = ['"a, b; c"', 'd'].join(sign);
    expect((await readTable(csv(`One${sign}Two\n${line}\n`))).rows[0]?.cells).toEqual([
      'a, b; c',
      'd',
    ]);
  });

  it('may name its separator, hold empty rows and rows of other lengths', async () => {
    const { headers, rows } = await readTable(csv('sep=;\n\nA;B,b\n;;\nx\n1;2;3\n'));
    expect([headers, rows]).toEqual([
      ['A', 'B,b', ''],
      [
        { row: 5, cells: ['x', '', ''] },
        { row: 6, cells: ['1', '2', '3'] },
      ],
    ]);
  });

  it('loses the apostrophe that the export put before a formula', async () => {
    const { body } = await tableFile('csv', {
      name: 'x',
      language: 'en',
      columns: [{ header: 'A', value: (row: string) => row }],
      rows: ['=1+1', '+212612345678', "'quoted'", '＝2', '-'],
    });
    expect((await readTable(body)).rows.map(({ cells }) => cells[0])).toEqual([
      '=1+1',
      '+212612345678',
      "'quoted'",
      '＝2',
      '-',
    ]);
  });

  it.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), 'file_empty'],
    ['empty lines', csv('\n\n;;\n'), 'file_invalid csv_empty'],
    ['a header alone', csv('A,B\n'), 'file_invalid csv_no_rows'],
    ['an open quote', csv('A,B\n"x,1\n'), 'file_invalid csv_malformed'],
    ['501 rows', csv(`A\n${'x\n'.repeat(501)}`), 'file_invalid csv_too_many_rows'],
    ['61 columns', csv(`${'A,'.repeat(60)}A\nx\n`), 'file_invalid table_too_wide'],
    ['too much text', csv(`A\n${`${'ü,'.repeat(59)}${'x'.repeat(1900)}\n`.repeat(490)}`), 'taken'],
    ['a PDF', csv('%PDF-1.7\n1 0 obj\n'), 'file_wrong_type'],
    ['a web page', csv('\n <html><table>'), 'file_wrong_type'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex'), 'file_wrong_type'],
    ['an image', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'file_wrong_type'],
    ['bytes', Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]), 'file_wrong_type'],
  ])('is refused: %s', async (_, bytes, expected) => {
    expect(await refusal(bytes)).toBe(expected);
  });

  it('is refused when the cells together hold too much', async () => {
    const row = `${Array(59).fill('u'.repeat(200)).join(',')}\n`;
    expect(await refusal(csv(`A\n${row.repeat(100)}`))).toBe('file_invalid table_too_much_text');
  });
});

describe('a workbook', () => {
  it('is read as what it shows: dates, numbers, rich text, links and results', async () => {
    const bytes = await book((sheet) => {
      sheet.addRow(['Name', 'Born', 'Number', 'Link', 'Sum', 'Rich', 'Yes']);
      sheet.addRow([]);
      const row = sheet.addRow(['  A & <B> ', new Date('1971-03-04T00:00:00Z'), 123456789012]);
      row.getCell(4).value = { text: 'a@b.example', hyperlink: 'mailto:a@b.example' };
      row.getCell(5).value = { formula: 'HYPERLINK("http://x")', result: 'shown' };
      row.getCell(6).value = { richText: [{ text: 'So' }, { text: 'phie', font: { bold: true } }] };
      row.getCell(7).value = true;
      sheet.getCell('B3').numFmt = 'dd/mm/yyyy';
      sheet.mergeCells('A5:XFD9');
    });
    expect(await readTable(bytes)).toEqual({
      headers: ['Name', 'Born', 'Number', 'Link', 'Sum', 'Rich', 'Yes'],
      rows: [
        {
          row: 3,
          cells: ['A & <B>', '1971-03-04', '123456789012', 'a@b.example', 'shown', 'Sophie', '1'],
        },
      ],
    });
  });

  it('is read from its first sheet that is not hidden', async () => {
    const bytes = await book((sheet, workbook) => {
      sheet.state = 'hidden';
      sheet.addRow(['No']);
      workbook.addWorksheet('Two').addRows([['Yes'], ['x']]);
    });
    expect((await readTable(bytes)).headers).toEqual(['Yes']);
  });

  it('counts its days from 1904 where it says so', async () => {
    const bytes = await book((sheet, workbook) => {
      workbook.properties.date1904 = true;
      sheet.addRows([['Born'], [new Date('1971-03-04T00:00:00Z')]]);
      sheet.getCell('A2').numFmt = 'yyyy-mm-dd';
    });
    expect((await readTable(bytes)).rows[0]?.cells).toEqual(['1971-03-04']);
  });

  const workbook = (sheet: Buffer, more: Record<string, Buffer> = {}) =>
    zip({
      'xl/workbook.xml': csv('<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': csv('<Relationship Id="r1" Target="worksheets/s.xml"/>'),
      'xl/worksheets/s.xml': sheet,
      ...more,
    });

  it.each<[string, Buffer, string]>([
    ['another archive', zip({ 'word/document.xml': csv('<w/>') }), 'file_wrong_type'],
    ['an archive cut off', workbook(csv('<row/>')).subarray(0, 200), 'file_wrong_type'],
    [
      'a sheet that is not there',
      zip({ 'xl/workbook.xml': csv('<sheet/>') }),
      'file_invalid table_broken',
    ],
    [
      'entities of its own',
      workbook(csv('<!DOCTYPE x [<!ENTITY a "b">]><row><c><v>&a;</v></c></row>')),
      'file_invalid table_broken',
    ],
    [
      '200 MB of zeroes',
      workbook(Buffer.alloc(200 * 1024 * 1024)),
      'file_invalid table_too_much_text',
    ],
    [
      '200 MB of texts',
      workbook(csv('<row><c t="s"><v>0</v></c></row>'), {
        'xl/sharedStrings.xml': Buffer.alloc(200 * 1024 * 1024, '<si><t>x</t></si>'),
      }),
      'file_invalid table_too_much_text',
    ],
    [
      'a length that lies',
      zip({ ...lying() }, { claimed: 10 }),
      'file_invalid table_too_much_text',
    ],
    [
      'rows without end',
      workbook(Buffer.alloc(15 * 1024 * 1024, '<row>')),
      'file_invalid csv_empty',
    ],
    [
      'texts without end',
      workbook(csv('<row/>'), {
        'xl/sharedStrings.xml': Buffer.alloc(15 * 1024 * 1024, '<si><t>'),
      }),
      'file_invalid csv_empty',
    ],
  ])('is refused at once: %s', { timeout: 5000 }, async (_, bytes, expected) => {
    expect(await refusal(bytes)).toBe(expected);
  });

  function lying(): Record<string, Buffer> {
    return {
      'xl/workbook.xml': csv('<sheets><sheet name="A" r:id="r1"/></sheets>'),
      'xl/_rels/workbook.xml.rels': csv('<Relationship Id="r1" Target="worksheets/s.xml"/>'),
      'xl/worksheets/s.xml': Buffer.alloc(40 * 1024 * 1024),
    };
  }
});
