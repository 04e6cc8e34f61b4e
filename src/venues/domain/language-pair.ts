/** Two different ISO 639-1 codes, such as `en-fr`; in either order when typed. */
export const LANGUAGE_PAIR = /^([a-z]{2})-(?!\1$)([a-z]{2})$/;

/** The pair with its codes in alphabetical order; the case does not matter. Null when it is none. */
export function languagePair(text: string): string | null {
  const pair = text.trim().toLowerCase();
  return LANGUAGE_PAIR.test(pair) ? pair.split('-').sort().join('-') : null;
}
