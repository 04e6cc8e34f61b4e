/** Letters that Unicode does not decompose, as people without the keyboard for them write them. */
const PLAIN: Record<string, string> = {
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  // Arabic: wasla, final alef maqsura and ta marbuta, and the Persian forms of yeh and kaf.
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ی: 'ي',
  ک: 'ك',
};
const PLAIN_LETTERS = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');

/**
 * The text as search compares it: without accents, vowel signs, hamza carriers, case and punctuation,
 * words parted by one space. Works in every script; `"Côte d'Ivoire"` and `"cote d ivoire"` are the same.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(PLAIN_LETTERS, (letter) => PLAIN[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** How well `names` answer a folded query: 0 not at all, 3 the same, 2 begins so, 1 every word begins a word. */
export function matchRank(folded: string, names: readonly string[]): 0 | 1 | 2 | 3 {
  if (names.includes(folded)) return 3;
  if (names.some((name) => name.startsWith(folded))) return 2;
  const words = folded.split(' ');
  return names.some((name) => {
    const parts = name.split(' ');
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  })
    ? 1
    : 0;
}
