import { cleanText, type TextProblem } from './clean-text.js';

/** Why a value of a person's card is refused; texts under `fields.<code>` in the locales. */
export type CardProblem =
  | TextProblem
  | 'not_date'
  | 'not_latin'
  | 'emoji'
  | 'wrong_phone'
  | 'wrong_document_number'
  | 'country_unknown'
  | 'issuer_unknown';

export type Cleaned = { value: string } | { problem: CardProblem };

/** Pictures, flags and their selectors; the signs of copyright and trade marks are letters to Unicode's pictures. */
const EMOJI = /(?![©®™])[\p{Extended_Pictographic}\p{Emoji_Presentation}\u20E3\uFE0F]/u;

/** Letters as the machine-readable zone of a passport knows them, with their marks. */
const LATIN = /^[\p{Script=Latin}\p{M}'’‘ʻʼ`.,()\- ]*$/u;

/** Joins letters in Persian and Indic scripts, where a name is misspelt without them. */
const JOINERS = /(?<=[\p{L}\p{M}])[\u200C\u200D](?=[\p{L}\p{M}])/gu;

/** Digits of any script as ASCII: an Arabic keyboard writes ٠ to ٩. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    if (digit <= '9') return digit;
    // Every script's ten digits stand together, zero first.
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(code - zero);
  });
}

/** One line without emoji, see {@link cleanText}. */
export function plainText(text: string, max: number): Cleaned {
  // Emoji first: some hold invisible joiners, and "emoji" is what the reader understands.
  if (EMOJI.test(text)) return { problem: 'emoji' };
  return cleanText(text, max);
}

/** A name as in the passport. */
export function latinName(text: string, max: number): Cleaned {
  const cleaned = plainText(text, max);
  if ('value' in cleaned && !LATIN.test(cleaned.value)) return { problem: 'not_latin' };
  return cleaned;
}

/** A name in any script, with the joiners that its letters need. */
export function nativeName(text: string, max: number): Cleaned {
  const composed = text.normalize('NFC');
  const cleaned = plainText(composed.replace(JOINERS, ''), max);
  if ('problem' in cleaned) return cleaned;
  const value = composed.replace(/[\s\u0085]+/gu, ' ').trim();
  return Array.from(value).length > max ? { problem: 'too_long' } : { value };
}

/** A telephone number in E.164, from the ways in which people write it. */
export function phoneNumber(text: string): Cleaned {
  const digits = asciiDigits(text.normalize('NFKC'))
    .replace(/[\s().\-/\u2010-\u2015]/gu, '')
    .replace(/^00/, '+');
  return /^\+[1-9]\d{6,14}$/.test(digits) ? { value: digits } : { problem: 'wrong_phone' };
}

/** The number of a travel document, as its machine-readable zone writes it: capitals and digits. */
export function documentNumber(text: string): Cleaned {
  const value = asciiDigits(text.normalize('NFKC'))
    .toUpperCase()
    .replace(/[\s.\-/\u2010-\u2015]/gu, '');
  return /^[A-Z0-9]{4,20}$/.test(value) ? { value } : { problem: 'wrong_document_number' };
}

/** What a page shows of a number: nothing of its length, and no more than a third of it. */
export function documentTail(number: string): string {
  return number.slice(-Math.min(3, Math.floor(number.length / 3)));
}

export function maskedNumber(tail: string): string {
  return `•••••• ${tail}`;
}
