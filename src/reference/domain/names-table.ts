import { LANGUAGES, type Translated } from '../../common/text/languages.js';
import { parseTable, type CsvRow, type SourceFile } from './csv-table.js';
import { fold } from './fold.js';

/** A code (of a member, sub-bureau or organisation) and its names, with the row that they came from. */
export interface NamedRow {
  code: string;
  names: Translated;
  source: CsvRow<string>;
}

/** Longest name that a screen and a badge have room for. */
const MAX_NAME = 120;

/**
 * Reads a table of names: `<codeColumn>,en,fr,es,ar`. Refuses a missing name, an Arabic name without
 * Arabic letters, a code that stands twice, and a name that two codes share in one language.
 */
export function parseNames(source: SourceFile, codeColumn: string): Map<string, NamedRow> {
  const rows = parseTable<string>(source, [codeColumn, ...LANGUAGES]);
  const byCode = new Map<string, NamedRow>();
  const taken = new Map<string, string>();
  for (const row of rows) {
    const code = row.required(codeColumn, 20);
    if (byCode.has(code)) row.refuse('duplicate_code', codeColumn, code);
    const names = {} as Translated;
    for (const language of LANGUAGES) {
      const name = row.required(language, MAX_NAME, 'missing_name');
      if (language === 'ar' && !/\p{Script=Arabic}/u.test(name))
        row.refuse('not_arabic', 'ar', name);
      const key = `${language}:${fold(name)}`;
      const owner = taken.get(key);
      if (owner !== undefined) row.refuse('duplicate_name', language, `${name}, also of ${owner}`);
      taken.set(key, code);
      names[language] = name;
    }
    byCode.set(code, { code, names, source: row });
  }
  return byCode;
}

/** The names of the code that stands in `row`; refuses the row when `names` (of `namesFile`) lacks it. */
export function takeNames<C extends string>(
  names: ReadonlyMap<string, NamedRow>,
  namesFile: string,
  row: CsvRow<C>,
  column: C,
): NamedRow {
  const code = row.text(column);
  return names.get(code) ?? row.refuse('missing_names', column, `${code} not in ${namesFile}`);
}

/** Refuses names of a code that the main table has not. */
export function refuseSurplusNames(
  names: ReadonlyMap<string, NamedRow>,
  column: string,
  codes: ReadonlySet<string>,
): void {
  for (const { code, source } of names.values()) {
    if (!codes.has(code)) source.refuse('unknown_code', column, code);
  }
}
