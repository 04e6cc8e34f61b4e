import { stringify } from 'csv-stringify/sync';
import ExcelJS from 'exceljs';
import type { Language } from '../text/languages.js';

export const TABLE_FORMATS = ['xlsx', 'csv'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

export interface TableColumn<Row> {
  header: string;
  /** Instants and dates as the reader shall see them: the file keeps text. */
  value: (row: Row) => string | number | null;
  /** In characters. 18 by default. */
  width?: number;
}

/** What the cells of a column can be. */
export interface ValueList {
  header: string;
  values: readonly string[];
}

export interface Table<Row> {
  /** Without ending; also the name of the sheet, which takes 31 characters. */
  name: string;
  language: Language;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  /** A second sheet of the workbook; CSV has none. */
  values?: { name: string; lists: readonly ValueList[] };
}

export interface TableFile {
  body: Buffer;
  mediaType: string;
  fileName: string;
}

export const MEDIA_TYPES: Record<TableFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/**
 * A table as a file for spreadsheets: XLSX that reads from the right in Arabic, or CSV with a byte order
 * mark (spreadsheets need it for Arabic) in which no cell runs as a formula.
 */
export async function tableFile<Row>(format: TableFormat, table: Table<Row>): Promise<TableFile> {
  return {
    body: format === 'xlsx' ? await workbook(table) : csv(table),
    mediaType: MEDIA_TYPES[format],
    fileName: `${table.name}.${format}`,
  };
}

function csv<Row>({ columns, rows }: Table<Row>): Buffer {
  const cells = [
    columns.map(({ header }) => header),
    ...rows.map((row) => columns.map(({ value }) => value(row))),
  ];
  return Buffer.from(stringify(cells, { bom: true, escape_formulas: true }), 'utf8');
}

async function workbook<Row>(table: Table<Row>): Promise<Buffer> {
  const { name, language, columns, rows, values } = table;
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(name.slice(0, 31), {
    views: [{ state: 'frozen', ySplit: 1, rightToLeft: language === 'ar' }],
  });
  sheet.columns = columns.map(({ header, width = 18 }) => ({ header, width }));
  for (const row of rows) sheet.addRow(columns.map(({ value }) => value(row)));
  sheet.getRow(1).font = { bold: true };
  sheet.autoFilter = {
    from: { row: 1, column: 1 },
    to: { row: 1, column: Math.max(1, columns.length) },
  };
  if (values) addValues(book, language, values);
  // What exceljs calls a Buffer is its own type; Node's takes the bytes as they are.
  return Buffer.from(await book.xlsx.writeBuffer());
}

function addValues(
  book: ExcelJS.Workbook,
  language: Language,
  { name, lists }: NonNullable<Table<unknown>['values']>,
): void {
  const sheet = book.addWorksheet(name.slice(0, 31), {
    views: [{ state: 'frozen', ySplit: 1, rightToLeft: language === 'ar' }],
  });
  sheet.columns = lists.map(({ header }) => ({ header, width: 24 }));
  lists.forEach(({ values }, column) =>
    values.forEach((value, row) => {
      sheet.getCell(row + 2, column + 1).value = value;
    }),
  );
  sheet.getRow(1).font = { bold: true };
}
