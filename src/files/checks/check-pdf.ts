import { open, type FileHandle } from 'node:fs/promises';
import { AppError } from '../../common/errors/app-error.js';
import { readHead, type PdfHead } from '../domain/pdf-head.js';
import { NameScanner } from '../domain/pdf-names.js';
import { inflateInto } from './inflate.js';

/** Why a PDF is not taken; the texts stand under `fields.<code>`. */
export type PdfProblem =
  'pdf_broken' | 'pdf_encrypted' | 'pdf_active' | 'pdf_attachments' | 'pdf_too_long' | 'pdf_bomb';

/** A letter has one page, with its annexes a few. */
export const MOST_PAGES = 30;
/** Most bytes that one stream may unfold to, and all together. A page scanned at 300 dpi in colour has 25 MB. */
const MOST_INFLATED = 64 * 1024 * 1024;
const MOST_INFLATED_TOGETHER = 192 * 1024 * 1024;
/** Streams that hold objects are text: far less. */
const MOST_OBJECTS_INFLATED = 8 * 1024 * 1024;
const MOST_PIXELS = 100_000_000;
/** A letter with its annexes has some hundred. */
const MOST_OBJECTS = 10_000;

const WINDOW = 64 * 1024;
const LONGEST_HEAD = 256 * 1024;
/** Bytes of heads read in all: an honest file has each of them once. */
const MOST_HEAD_BYTES = 16 * 1024 * 1024;

/** What begins a program, opens something else, or sends data away. */
const ACTIVE = new Set(
  'JavaScript Launch GoToE GoToR SubmitForm ImportData RichMedia Rendition Movie XFA'.split(' '),
);
const ATTACHMENTS = new Set(['EmbeddedFile', 'EmbeddedFiles']);
/** Filters that may follow the first one: pictures, whose size is checked by their pixels. */
const PICTURES = new Set(['DCTDecode', 'JPXDecode', 'CCITTFaxDecode', 'JBIG2Decode']);
const OBJECT = /(?<![0-9])\d{1,10}[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj(?![A-Za-z0-9])/g;

function refuse(code: PdfProblem, params: Record<string, unknown> = {}): never {
  throw new AppError('file_refused', { fields: [{ path: 'file', code, params }] });
}

/**
 * Whether the file is a plain document that is safe to open: header and trailer, not encrypted, no script,
 * action or attachment, a few pages, and nothing that unfolds to more than it should. Looks at every object
 * wherever it lies, at names with their escapes undone, and into every compressed stream, since that is
 * where a document hides things; reads the file in pieces. Errors: `file_refused` with a {@link PdfProblem}.
 */
export async function checkPdf(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await new PdfCheck(handle, (await handle.stat()).size).run();
  } finally {
    await handle.close();
  }
}

class PdfCheck {
  private pages = 0;
  private inflated = 0;
  private headBytes = 0;

  constructor(
    private readonly handle: FileHandle,
    private readonly size: number,
  ) {}

  async run(): Promise<void> {
    await this.checkEnds();
    const objects: number[] = [];
    const names = this.scanner();
    // Windows overlap, so that no `12 0 obj` is cut in two.
    for (let at = 0; at < this.size; at += WINDOW) {
      const bytes = await this.read(at, WINDOW);
      names.push(bytes);
      const overlap = await this.read(at + WINDOW, 40);
      const text = Buffer.concat([bytes, overlap]).toString('latin1');
      for (const { index, 0: found } of text.matchAll(OBJECT)) {
        if (index < WINDOW) objects.push(at + index + found.length);
      }
      if (objects.length > MOST_OBJECTS) refuse('pdf_bomb');
    }
    names.end();
    if (objects.length === 0) refuse('pdf_broken');
    for (const position of objects) await this.checkObject(position);
    if (this.pages === 0) refuse('pdf_broken');
  }

  private async checkEnds(): Promise<void> {
    const head = (await this.read(0, 16)).toString('latin1');
    if (!/^%PDF-[12]\.\d[\r\n ]/.test(head)) refuse('pdf_broken');
    const tail = (await this.read(Math.max(0, this.size - 1024), 1024)).toString('latin1');
    // Nothing behind the end: a file that is two things at once hides the other one there.
    if (!/startxref[\r\n ]+\d+[\r\n ]+%%EOF[\0\r\n\t ]*$/.test(tail)) refuse('pdf_broken');
  }

  /** One object. What it says of itself, and what its stream unfolds to. */
  private async checkObject(position: number): Promise<void> {
    const head = await this.head(position);
    if (head.streamAt === null) return;
    const { entries } = head;
    const filters = filtersOf(entries.get('Filter') ?? '');
    if (filters === null) refuse('pdf_broken');
    if (filters.includes('Crypt')) refuse('pdf_encrypted');
    const [first, ...others] = filters;
    if (!others.every((filter) => PICTURES.has(filter))) refuse('pdf_bomb');
    const pixels = Number(entries.get('Width') ?? 0) * Number(entries.get('Height') ?? 0);
    if (pixels > MOST_PIXELS) refuse('pdf_bomb');
    const holdsObjects = entries.has('First') && entries.has('N');
    const isPlain = first === undefined || first === 'FlateDecode' || first === 'Fl';
    const decoding = entries.get('DecodeParms') ?? entries.get('DP') ?? '';
    if (holdsObjects && (!isPlain || decoding !== '')) refuse('pdf_broken');
    if (first === 'FlateDecode' || first === 'Fl') {
      await this.inflate(position + head.streamAt, holdsObjects);
    }
  }

  private async inflate(start: number, holdsObjects: boolean): Promise<void> {
    const names = this.scanner();
    const most = Math.min(
      holdsObjects ? MOST_OBJECTS_INFLATED : MOST_INFLATED,
      MOST_INFLATED_TOGETHER - this.inflated,
    );
    const outcome = await inflateInto(this.pieces(start), most, (piece) => names.push(piece));
    names.end();
    if (outcome === 'too_much') refuse('pdf_bomb');
    if (outcome === 'broken') refuse('pdf_broken');
    this.inflated += outcome.bytes;
  }

  private async *pieces(start: number): AsyncIterable<Buffer> {
    for (let at = start; at < this.size; at += WINDOW) yield this.read(at, WINDOW);
  }

  private async head(position: number): Promise<PdfHead> {
    for (let length = 1024; ; length *= 4) {
      const bytes = await this.read(position, length);
      this.headBytes += bytes.length;
      if (this.headBytes > MOST_HEAD_BYTES) refuse('pdf_bomb');
      const head = readHead(bytes.toString('latin1'));
      if (head === 'broken') refuse('pdf_broken');
      if (head !== null) return head;
      if (length >= LONGEST_HEAD || bytes.length < length) refuse('pdf_broken');
    }
  }

  private scanner(): NameScanner {
    return new NameScanner((name, before) => {
      if (name === 'Encrypt') refuse('pdf_encrypted');
      if (ACTIVE.has(name)) refuse('pdf_active');
      if (ATTACHMENTS.has(name)) refuse('pdf_attachments');
      if (name !== 'Page' || before !== 'Type') return;
      this.pages += 1;
      if (this.pages > MOST_PAGES) refuse('pdf_too_long', { max: MOST_PAGES });
    });
  }

  private async read(position: number, length: number): Promise<Buffer> {
    const wanted = Math.min(length, Math.max(0, this.size - position));
    const bytes = Buffer.alloc(wanted);
    const { bytesRead } = await this.handle.read(bytes, 0, wanted, position);
    return bytes.subarray(0, bytesRead);
  }
}

/** The filters in their order; null for one that stands elsewhere, where this check would not see it. */
function filtersOf(value: string): string[] | null {
  const words = value.split(' ').filter((word) => word !== '' && word !== '[' && word !== ']');
  return words.every((word) => word.startsWith('/') || word === 'null')
    ? words.filter((word) => word !== 'null').map((word) => word.slice(1))
    : null;
}
