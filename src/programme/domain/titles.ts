import { LANGUAGES, type Language, type Translated } from '../../common/text/languages.js';

/** Titles as they are typed: some of the four languages. */
export type GivenTitles = Partial<Record<Language, string | null>>;

export interface CompletedTitles {
  titles: Translated;
  /** Languages in which another one's title stands. */
  untranslated: Language[];
}

/**
 * A title in every language: where none was given, the first that was, in the order en, fr, es, ar. Null
 * when there is none at all.
 */
export function completeTitles(given: GivenTitles): CompletedTitles | null {
  const own = LANGUAGES.map((language) => [language, given[language]?.trim() ?? ''] as const);
  const first = own.find(([, title]) => title !== '')?.[1];
  if (first === undefined) return null;
  return {
    titles: Object.fromEntries(
      own.map(([language, title]) => [language, title === '' ? first : title]),
    ) as Translated,
    untranslated: own.filter(([, title]) => title === '').map(([language]) => language),
  };
}

/** The titles that somebody gave. */
export function givenTitles({ titles, untranslated }: CompletedTitles): GivenTitles {
  return Object.fromEntries(
    LANGUAGES.filter((language) => !untranslated.includes(language)).map((language) => [
      language,
      titles[language],
    ]),
  );
}
