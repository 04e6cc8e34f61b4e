import { Injectable } from '@nestjs/common';
import { LANGUAGES, type Language } from '../../../common/text/languages.js';
import { Translator } from '../../../common/text/translator.js';
import { COUNTRY_CODES, ISO3_OF_OTHERS, isIssuer } from '../../../reference/domain/countries.js';
import { fold } from '../../../reference/domain/fold.js';
import { ReferenceService } from '../../../reference/reference.service.js';
import { DELEGATE_ROLES } from '../../domain/delegate-roles.js';
import {
  DIET_SYNONYMS,
  DOCUMENT_SYNONYMS,
  HONORIFIC_SYNONYMS,
  ROLE_SYNONYMS,
} from '../../domain/import/choice-words.js';
import type { ImportField } from '../../domain/import/import-fields.js';
import { headerWords, type HeaderWords } from '../../domain/import/map-columns.js';
import type { CellWords } from '../../domain/import/read-row.js';
import { DIETS, DOCUMENT_TYPES, HONORIFICS } from '../../domain/person-choices.js';

/** A choice of the card, and where its words stand. */
const CHOICES = {
  role: { values: DELEGATE_ROLES, texts: 'roles', synonyms: ROLE_SYNONYMS },
  honorific: { values: HONORIFICS, texts: 'honorifics', synonyms: HONORIFIC_SYNONYMS },
  documentType: { values: DOCUMENT_TYPES, texts: 'documentTypes', synonyms: DOCUMENT_SYNONYMS },
  diet: { values: DIETS, texts: 'diets', synonyms: DIET_SYNONYMS },
} as const;
export type ChoiceField = keyof typeof CHOICES;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** What the columns and cells of a list of people say, in the four languages, and how they are written. */
@Injectable()
export class PeopleWords {
  private readonly headers: HeaderWords;
  private cells: Promise<CellWords> | null = null;

  constructor(
    private readonly translator: Translator,
    private readonly reference: ReferenceService,
  ) {
    this.headers = headerWords((field) =>
      LANGUAGES.map((language) => this.column(language, field)),
    );
  }

  /** A text below `people.` in the locales. */
  text(language: Language, key: string): string {
    return this.translator.t(language, `people.${key}`);
  }

  column(language: Language, field: ImportField | 'reasons' | 'marks'): string {
    return this.text(language, `columns.${field}`);
  }

  choice(language: Language, field: ChoiceField, value: string): string {
    return this.text(language, `${CHOICES[field].texts}.${value}`);
  }

  /** What a choice can be, in words. */
  choices(language: Language, field: ChoiceField): string[] {
    return CHOICES[field].values.map((value) => this.choice(language, field, value));
  }

  forHeaders(): HeaderWords {
    return this.headers;
  }

  /** Made once: the names of countries and languages come from the platform and the reference data. */
  async forCells(): Promise<CellWords> {
    const making = (this.cells ??= this.makeCells());
    try {
      return await making;
    } catch (error) {
      this.cells = null;
      throw error;
    }
  }

  private async makeCells(): Promise<CellWords> {
    return {
      role: this.wordsOf('role', CHOICES.role.values),
      honorific: this.wordsOf('honorific', CHOICES.honorific.values),
      documentType: this.wordsOf('documentType', CHOICES.documentType.values),
      diet: this.wordsOf('diet', CHOICES.diet.values),
      countries: await this.countries(),
      languages: languageWords(),
    };
  }

  private wordsOf<Value extends string>(
    field: ChoiceField,
    values: readonly Value[],
  ): ReadonlyMap<string, Value> {
    const synonyms: Readonly<Record<string, readonly string[]>> = CHOICES[field].synonyms;
    const words = new Map<string, Value>();
    for (const value of values) {
      const own = LANGUAGES.map((language) => this.choice(language, field, value));
      for (const word of [value, ...own, ...(synonyms[value] ?? [])]) words.set(fold(word), value);
    }
    return words;
  }

  private async countries(): Promise<ReadonlyMap<string, string>> {
    const words = new Map<string, string>();
    const add = (word: string | undefined, code: string): void => {
      // The platform answers the code itself where it has no name, and one name stands for one country.
      if (word !== undefined && !words.has(fold(word))) words.set(fold(word), code);
    };
    const codes = [...COUNTRY_CODES, 'UN', 'EU'].filter(isIssuer);
    for (const code of codes) add(code, code);
    for (const [iso3, code] of ISO3_OF_OTHERS) add(iso3, code);
    const records = [...(await this.reference.members()), ...(await this.reference.subBureaus())];
    for (const record of records) {
      if ('iso3' in record) add(record.iso3, record.iso2);
      for (const language of LANGUAGES) add(record.names[language], record.iso2);
    }
    for (const language of LANGUAGES) {
      for (const style of ['long', 'short'] as const) {
        const names = new Intl.DisplayNames([language], { type: 'region', style });
        for (const code of codes) add(names.of(code), code);
      }
    }
    return words;
  }
}

function languageWords(): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  const codes = Array.from(LETTERS).flatMap((a) => Array.from(LETTERS, (b) => a + b));
  for (const language of LANGUAGES) {
    const names = new Intl.DisplayNames([language], { type: 'language', fallback: 'none' });
    for (const code of codes) {
      const name = names.of(code);
      const [kept = code] = Intl.getCanonicalLocales(code);
      // Old codes ("iw") stand for those of today; what became a script of another language is left out.
      if (name === undefined || kept.includes('-')) continue;
      words.set(fold(code), kept);
      if (!words.has(fold(name))) words.set(fold(name), kept);
    }
  }
  // The one that the card offers whose code has three letters.
  words.set('fil', 'fil');
  return words;
}
