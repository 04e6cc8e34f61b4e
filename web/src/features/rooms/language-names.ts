import { languages, type Language } from '../../i18n/languages.js';

/** Pairs between the four languages of the Organization. */
export const officialPairs = ['ar-en', 'ar-es', 'ar-fr', 'en-es', 'en-fr', 'es-fr'] as const;

/** "Arabic and French" as names of languages in the reader's language. */
export function pairNames(language: Language, pair: string): [string, string] {
  const names = new Intl.DisplayNames(languages[language].locale, { type: 'language' });
  const [first = '', second = ''] = pair.split('-').map((code) => names.of(code) ?? code);
  return [first, second];
}
