/** Letters of Arabic that are typed for each other: alef forms, ya and alef maqsura, ta marbuta and ha. */
const arabic: readonly [RegExp, string][] = [
  [/[\u0622\u0623\u0625\u0671]/g, '\u0627'],
  [/\u0649/g, '\u064A'],
  [/\u0629/g, '\u0647'],
  [/\u0640/g, ''],
];

/** A name as it is searched: without accents, vowel signs, case and punctuation, in any script. */
export function fold(text: string): string {
  let folded = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  for (const [letter, plain] of arabic) folded = folded.replace(letter, plain);
  return folded
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Whether every word of the query begins a word of one of the names, or the code. All four languages
 * count, whatever the page's one is.
 */
export function matches(query: string, names: readonly string[]): boolean {
  const words = fold(query).split(' ').filter(Boolean);
  if (words.length === 0) return true;
  const texts = names.map((name) => ` ${fold(name)}`);
  return texts.some((text) => words.every((word) => startsWord(text, word)));
}

// In Arabic the article and the prepositions are written to the word: the word may begin after them.
const startsWord = (text: string, word: string): boolean =>
  text.includes(` ${word}`) || text.includes(` \u0627\u0644${word}`);
