import type { FileType } from './file-kinds.js';

/** Bytes that {@link sniff} needs. */
export const SNIFFED_BYTES = 16;

const MAGIC: { type: FileType; at: number; bytes: string }[] = [
  { type: 'application/pdf', at: 0, bytes: '%PDF-' },
  { type: 'image/jpeg', at: 0, bytes: '\xff\xd8\xff' },
  { type: 'image/png', at: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { type: 'image/webp', at: 8, bytes: 'WEBP' },
];

/** The type that the first bytes claim; what stands behind them is still to be checked. Null for any other. */
export function sniff(head: Buffer): FileType | null {
  const text = head.toString('latin1');
  const found = MAGIC.find(({ at, bytes }) => text.startsWith(bytes, at));
  if (found?.type === 'image/webp' && !text.startsWith('RIFF')) return null;
  return found?.type ?? null;
}
