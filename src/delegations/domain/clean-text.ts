export type TextProblem = 'not_allowed_characters' | 'too_long';
export type CleanText = { value: string } | { problem: TextProblem };

/**
 * Control, format (direction overrides, zero-width signs), private and unassigned characters: they are
 * invisible, can turn or split what stands on a badge, and make two equal names different.
 */
const REFUSED = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/u;

/**
 * One line of text as it is kept: composed (NFC), spaces of any kind, tabs and line ends as single
 * spaces, none at the ends. Refused when it holds characters that nobody can see, or more than `max`
 * characters (Unicode code points).
 */
export function cleanText(text: string, max: number): CleanText {
  const value = text
    .normalize('NFC')
    .replace(/[\s\u0085]+/gu, ' ')
    .trim();
  if (REFUSED.test(value)) return { problem: 'not_allowed_characters' };
  if (Array.from(value).length > max) return { problem: 'too_long' };
  return { value };
}
