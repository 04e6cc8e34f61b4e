import { AppError } from '../../errors/app-error.js';
import { csvRows } from './csv-rows.js';
import { decodeText } from './decode-text.js';
import { tableOf, type TableText } from './table-text.js';
import { xlsxRows } from './xlsx-rows.js';
import { ZipEntries } from './zip-entries.js';

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
const CLAIMS = ['%PDF-', '{\\rtf', '<'];

/**
 * Reads an XLSX workbook's first sheet, or a CSV text in any of the usual encodings; what it is, its bytes
 * say. Errors: `file_empty`, `file_wrong_type`, and `file_invalid` with the reason.
 */
export async function readTable(bytes: Buffer): Promise<TableText> {
  if (bytes.length === 0) throw new AppError('file_empty');
  if (bytes.subarray(0, ZIP.length).equals(ZIP)) {
    const zip = ZipEntries.of(bytes);
    const rows = zip && (await xlsxRows(zip));
    if (!rows) throw new AppError('file_wrong_type');
    return tableOf(rows);
  }
  const text = decodeText(bytes);
  if (text === null || CLAIMS.some((claim) => text.trimStart().startsWith(claim))) {
    throw new AppError('file_wrong_type');
  }
  return tableOf(csvRows(text));
}
