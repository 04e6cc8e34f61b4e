import type { Language } from './languages.js';

/** First Strong Isolate and Pop Directional Isolate: a foreign name keeps its own direction. */
const ISOLATE = ['\u2068', '\u2069'] as const;

/** A name inside an Arabic sentence, kept from turning the words around it. */
export function isolated(value: string, language: Language): string {
  return language === 'ar' && value !== '' ? `${ISOLATE[0]}${value}${ISOLATE[1]}` : value;
}
