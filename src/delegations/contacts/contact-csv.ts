import {
  CellRefusal,
  choiceColumn,
  emailColumn,
  optional,
  type CsvColumn,
} from '../../common/csv/csv-columns.js';
import type { CsvSpec } from '../../common/csv/csv-import.js';
import { LANGUAGES, type Language } from '../../common/text/languages.js';
import { cleanText } from '../domain/clean-text.js';

/** A row of the contacts file: a member or an organisation, and whom to write to there. */
export interface ContactRow {
  iso2: string | null;
  organisation: string | null;
  name: string;
  email: string;
  language: Language;
}

/** A code that must be known; `known` maps codes in capitals to the one that is kept. */
function codeColumn(known: ReadonlyMap<string, string>, refusal: string): CsvColumn<string> {
  return {
    parse: (text) => {
      const code = known.get(text.toUpperCase());
      if (code === undefined) throw new CellRefusal(refusal);
      return code;
    },
    format: (value) => value,
  };
}

const nameColumn: CsvColumn<string> = {
  parse: (text) => {
    const cleaned = cleanText(text, 200);
    if ('problem' in cleaned) throw new CellRefusal(cleaned.problem);
    return cleaned.value;
  },
  format: (value) => value,
};

/**
 * The columns of a contacts file. It may have `iso2`, `organisation` or both; a contact is known by its
 * sender and address, so the key is made of those that the file has.
 */
export function contactCsvSpec(
  csv: string,
  members: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): CsvSpec<ContactRow> {
  const [header = ''] = csv.split(/\r?\n/, 1);
  const senders = (['iso2', 'organisation'] as const).filter((column) =>
    header.toLowerCase().includes(column),
  );
  return {
    columns: {
      iso2: optional(codeColumn(members, 'member_unknown'), null),
      organisation: optional(codeColumn(organisations, 'organisation_unknown'), null),
      name: nameColumn,
      email: emailColumn(),
      language: choiceColumn(LANGUAGES),
    },
    key: ['email', ...(senders.length > 0 ? senders : (['iso2'] as const))],
    check: ({ iso2 = null, organisation = null }) =>
      (iso2 === null) === (organisation === null)
        ? [{ column: 'iso2', code: iso2 === null ? 'required' : 'one_sender' }]
        : [],
  };
}
