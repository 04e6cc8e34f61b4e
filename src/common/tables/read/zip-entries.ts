import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end's own length, and the longest comment after it. */
const END_BYTES = 22;
const MOST_COMMENT = 0xffff;
const MOST_ENTRIES = 2000;
const ENCRYPTED = 1;

interface Entry {
  packed: Buffer;
  method: number;
}

/** A ZIP file whose entries are unpacked one by one, and never further than asked for. */
export class ZipEntries {
  private constructor(private readonly entries: ReadonlyMap<string, Entry>) {}

  /** Null where the bytes are no ZIP file, or one that a spreadsheet would not write. */
  static of(bytes: Buffer): ZipEntries | null {
    try {
      return new ZipEntries(directory(bytes));
    } catch (error) {
      // An offset that leads outside the file.
      if (error instanceof RangeError) return null;
      throw error;
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /**
   * The content of an entry; null without it.
   * @param most bytes after which unpacking stops, whatever the file says of itself
   * @throws `'too_much'` and `'broken'` as the code of a {@link ZipProblem}
   */
  async read(name: string, most: number): Promise<Buffer | null> {
    const entry = this.entries.get(name);
    if (!entry) return null;
    if (entry.method === 0) {
      if (entry.packed.length > most) throw new ZipProblem('too_much');
      return entry.packed;
    }
    if (entry.method !== 8) throw new ZipProblem('broken');
    try {
      return await inflate(entry.packed, { maxOutputLength: most });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new ZipProblem(code === 'ERR_BUFFER_TOO_LARGE' ? 'too_much' : 'broken');
    }
  }
}

export class ZipProblem extends Error {
  constructor(readonly code: 'too_much' | 'broken') {
    super(code);
    this.name = 'ZipProblem';
  }
}

/** What the file lists at its end. Throws RangeError where it leads nowhere. */
function directory(bytes: Buffer): Map<string, Entry> {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw new RangeError('too many entries');
  const entries = new Map<string, Entry>();
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new RangeError('no entry here');
    const flags = bytes.readUInt16LE(at + 8);
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if ((flags & ENCRYPTED) === 0) {
      const packedLength = bytes.readUInt32LE(at + 20);
      const packed = content(bytes, bytes.readUInt32LE(at + 42), packedLength);
      entries.set(name, { packed, method: bytes.readUInt16LE(at + 10) });
    }
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_BYTES - MOST_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  throw new RangeError('no end of a ZIP file');
}

function content(bytes: Buffer, at: number, length: number): Buffer {
  if (bytes.readUInt32LE(at) !== LOCAL) throw new RangeError('no content here');
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  if (from + length > bytes.length) throw new RangeError('content beyond the end');
  return bytes.subarray(from, from + length);
}
