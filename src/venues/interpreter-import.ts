import { CellRefusal, listColumn, textColumn, type CsvColumn } from '../common/csv/csv-columns.js';
import type { CsvSpec } from '../common/csv/csv-import.js';
import { languagePair } from './domain/language-pair.js';
import type { Interpreter } from './interpreter.entity.js';

/** A row of a CSV file of interpreters; several pairs stand between bars: `en-fr|ar-fr`. */
export type InterpreterRow = Pick<Interpreter, 'name' | 'pairs'>;

const pairColumn: CsvColumn<string> = {
  parse: (text) => {
    const pair = languagePair(text);
    if (pair === null) throw new CellRefusal('language_pair');
    return pair;
  },
  format: (pair) => pair,
};

export const INTERPRETER_SPEC: CsvSpec<InterpreterRow> = {
  columns: { name: textColumn({ max: 120 }), pairs: listColumn(pairColumn) },
  key: ['name'],
  maxRows: 1000,
};

export function interpreterValues({ name, pairs }: Interpreter): InterpreterRow {
  return { name, pairs };
}
