/** Share of zero bytes at even or odd places by which UTF-16 without a mark is known. */
const ZEROES = 0.3;
const LOOKED_AT = 4000;

/** What Windows-1252 has at 0x80 to 0x9F, where Latin-1 has nothing that can be seen. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/**
 * The text of a file in the encoding that its bytes show: by its byte order mark, as UTF-16 by its zero
 * bytes, as UTF-8 where it is that, else Windows-1252, which every byte is a letter of. Null where it is no
 * text at all.
 */
export function decodeText(bytes: Buffer): string | null {
  const encoding = encodingOf(bytes);
  const text = encoding === null ? windows1252(bytes) : new TextDecoder(encoding).decode(bytes);
  // eslint-disable-next-line no-control-regex -- no text has these, every other file does
  return /[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/.test(text) ? null : text;
}

/** Null where it is none of those that can be told. */
function encodingOf(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, LOOKED_AT);
  const zeroes = (from: number): number =>
    head.filter((byte, index) => byte === 0 && index % 2 === from).length;
  if (zeroes(1) > head.length * ZEROES) return 'utf-16le';
  if (zeroes(0) > head.length * ZEROES) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return null;
  }
}

/** By hand: Node's own decoder of this name reads Latin-1 (seen in 20.20). */
function windows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u009F]/g, (sign) => WINDOWS_1252.charAt(sign.charCodeAt(0) - 0x80));
}
