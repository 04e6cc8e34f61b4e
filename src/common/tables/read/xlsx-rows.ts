import { serialDate } from './serial-date.js';
import { MOST_COLUMNS, MOST_IN_CELL, MOST_ROWS, tableRefused, type RawRow } from './table-text.js';
import { attribute, elements, unescapeXml } from './xml-elements.js';
import { ZipProblem, type ZipEntries } from './zip-entries.js';

/** Bytes of one part of the workbook, unpacked. 500 rows of people take a twentieth of it. */
const MOST_PART = 16 * 1024 * 1024;
/** Rows that are kept; one more than the most is refused later, with its reason. */
const MOST_KEPT = MOST_ROWS + 2;
/** Formats of numbers that Excel itself shows as dates. */
const DATE_FORMATS = new Set([14, 15, 16, 17, 22, 27, 30, 36, 50, 57]);
const RELATIONS = 'xl/_rels/workbook.xml.rels';

/**
 * The rows of a workbook's first visible sheet, as text: dates as `YYYY-MM-DD`, of a formula the value that
 * the spreadsheet last showed. Read by hand and not by exceljs, which makes an object of every cell that a
 * merged range, a validation or a name spans: a file of some bytes fills the memory there. Throws
 * `file_invalid` for what is broken or unpacks to too much; null where it is no workbook.
 */
export async function xlsxRows(zip: ZipEntries): Promise<RawRow[] | null> {
  if (!zip.has('xl/workbook.xml')) return null;
  try {
    const workbook = await part(zip, 'xl/workbook.xml');
    const sheet = await part(zip, sheetPath(workbook, await part(zip, RELATIONS)));
    const [properties] = elements(workbook, 'workbookPr');
    return rowsOf(sheet, {
      texts: sharedTexts(await part(zip, 'xl/sharedStrings.xml')),
      dates: dateStyles(await part(zip, 'xl/styles.xml')),
      since1904: ['1', 'true'].includes(attribute(properties?.attributes ?? '', 'date1904') ?? ''),
    });
  } catch (error) {
    if (!(error instanceof ZipProblem)) throw error;
    throw tableRefused(error.code === 'too_much' ? 'table_too_much_text' : 'table_broken');
  }
}

/** A part's text; empty without it. */
async function part(zip: ZipEntries, name: string): Promise<string> {
  const bytes = await zip.read(name, MOST_PART);
  const text = bytes?.toString('utf8') ?? '';
  // No workbook declares entities of its own; who does wants them unfolded.
  if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) throw new ZipProblem('broken');
  // Some programs write each element with a prefix.
  return text.replace(/<(\/?)x:/g, '<$1');
}

function sheetPath(workbook: string, relations: string): string {
  const sheets = [...elements(workbook, 'sheet')].map(({ attributes }) => attributes);
  const shown = sheets.find(
    (one) => !(attribute(one, 'state') ?? '').toLowerCase().endsWith('hidden'),
  );
  const id = attribute(shown ?? sheets[0] ?? '', 'r:id');
  const target = [...elements(relations, 'Relationship')].find(
    ({ attributes }) => attribute(attributes, 'Id') === id,
  );
  const path = target ? attribute(target.attributes, 'Target') : null;
  if (path === null) throw new ZipProblem('broken');
  return path.startsWith('/') ? path.slice(1) : `xl/${path}`;
}

/** What stands in the `<t>` of a text, its runs joined; the readings above Japanese words left out. */
function textOf(xml: string): string {
  const [plain = ''] = xml.split('<rPh', 1);
  let text = '';
  for (const { content } of elements(plain, 't')) {
    text += unescapeXml(content);
    if (text.length >= MOST_IN_CELL) break;
  }
  // Excel writes characters that XML has no place for by their number.
  return text
    .slice(0, MOST_IN_CELL)
    .replace(/_x([0-9A-F]{4})_/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
}

function sharedTexts(xml: string): string[] {
  return Array.from(elements(xml, 'si'), ({ content }) => textOf(content));
}

/** The styles of cells by whose format a number is a date. */
function dateStyles(xml: string): Set<number> {
  const own = new Set<number>();
  for (const { attributes } of elements(xml, 'numFmt')) {
    const code = attribute(attributes, 'formatCode') ?? '';
    const format = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
    if (/[dy]/i.test(format)) own.add(Number(attribute(attributes, 'numFmtId')));
  }
  const [cells] = elements(xml, 'cellXfs');
  const styles = new Set<number>();
  [...elements(cells?.content ?? '', 'xf')].forEach(({ attributes }, index) => {
    const format = Number(attribute(attributes, 'numFmtId'));
    if (DATE_FORMATS.has(format) || own.has(format)) styles.add(index);
  });
  return styles;
}

interface Facts {
  texts: readonly string[];
  /** Styles of cells that show a date. */
  dates: ReadonlySet<number>;
  since1904: boolean;
}

function rowsOf(sheet: string, facts: Facts): RawRow[] {
  const rows: RawRow[] = [];
  let before = 0;
  for (const { attributes, content } of elements(sheet, 'row')) {
    const row = Number(attribute(attributes, 'r') ?? before + 1);
    before = row;
    const cells = cellsOf(content, facts);
    // A spreadsheet lists rows that have a colour and nothing else.
    if (cells.every((cell) => cell.trim() === '')) continue;
    rows.push({ row, cells });
    if (rows.length === MOST_KEPT) break;
  }
  return rows;
}

function cellsOf(xml: string, facts: Facts): string[] {
  const cells: string[] = [];
  let next = 0;
  for (const { attributes, content } of elements(xml, 'c')) {
    const column = columnOf(attribute(attributes, 'r')) ?? next;
    next = column + 1;
    const value = content === '' ? '' : valueOf(attributes, content, facts);
    // One beyond the limit is enough to know that there are too many.
    if (value !== '') cells[Math.min(column, MOST_COLUMNS)] = value;
  }
  return Array.from(cells, (cell) => cell ?? '');
}

/** `B7` is column 1. */
function columnOf(reference: string | null): number | null {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference ?? '')?.[1];
  if (letters === undefined) return null;
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function valueOf(attributes: string, content: string, { texts, dates, since1904 }: Facts): string {
  const type = attribute(attributes, 't') ?? 'n';
  if (type === 'inlineStr') return textOf(content);
  const [element] = elements(content, 'v');
  const value = unescapeXml(element?.content ?? '').slice(0, MOST_IN_CELL);
  if (type === 's') return texts[Number(value)] ?? '';
  if (type === 'd') return value.slice(0, 10);
  const number = type === 'n' && value !== '' ? Number(value) : Number.NaN;
  if (Number.isNaN(number)) return value;
  if (dates.has(Number(attribute(attributes, 's') ?? 0))) {
    return serialDate(number, since1904) ?? value;
  }
  const long = Number.isInteger(number) && Math.abs(number) >= 1e15;
  return long ? BigInt(number).toString() : String(number);
}
