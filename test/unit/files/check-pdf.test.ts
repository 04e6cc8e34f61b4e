import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../src/common/errors/app-error.js';
import { assemblePdf, letterPdf } from '../../../src/demo/domain/letter-pdf.js';
import { checkPdf } from '../../../src/files/checks/check-pdf.js';
import { readHead } from '../../../src/files/domain/pdf-head.js';
import { NameScanner } from '../../../src/files/domain/pdf-names.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ga93-pdf-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The reason for which the file is refused; null when it is taken. */
async function refusal(pdf: Buffer): Promise<string | null> {
  const path = join(folder, 'file.pdf');
  await writeFile(path, pdf);
  try {
    await checkPdf(path);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.code).toBe('file_refused');
    return error.fields[0]?.code ?? '';
  }
}

const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>';
const pdf = (...more: string[]) => assemblePdf([CATALOG, PAGES, PAGE, ...more]);

/** A compressed stream with this content. */
function stream(content: string | Buffer, dictionary = ''): string {
  const bytes = deflateSync(content).toString('latin1');
  return `<< /Filter /FlateDecode /Length ${bytes.length} ${dictionary} >>\nstream\n${bytes}\nendstream`;
}

describe('a PDF', () => {
  it('is taken when it is a plain letter', async () => {
    const letter = letterPdf({ heading: 'Credentials (GA93)', lines: ['Fran\u00e7ais \\ (x)'] });
    expect(await refusal(letter)).toBeNull();
    expect(
      await refusal(pdf(stream('0 0 m 10 10 l S'), stream(Buffer.alloc(2_000_000)))),
    ).toBeNull();
    const scanned = stream('not decoded here', '/Width 2480 /Height 3508 /Subtype /Image');
    expect(
      await refusal(pdf(scanned.replace('/FlateDecode', '[ /FlateDecode /DCTDecode ]'))),
    ).toBeNull();
  });

  it.each<[string, string, Buffer]>([
    ['nothing of a PDF behind the first bytes', 'pdf_broken', Buffer.from('%PDF-1.7\nhello')],
    ['cut off', 'pdf_broken', pdf().subarray(0, -40)],
    [
      'followed by something else',
      'pdf_broken',
      Buffer.concat([pdf(), Buffer.from('PK\x03\x04zip')]),
    ],
    ['without a page', 'pdf_broken', assemblePdf([CATALOG])],
    ['of damaged streams', 'pdf_broken', pdf(stream('x').replace('stream\nx', 'stream\nA'))],
    ['encrypted', 'pdf_encrypted', pdf('<< /Encrypt 9 0 R >>')],
    [
      'encrypted in one stream',
      'pdf_encrypted',
      pdf('<< /Filter /Crypt /Length 1 >>\nstream\nx\nendstream'),
    ],
    ['with a script', 'pdf_active', pdf('<< /S /JavaScript /JS (app.alert(1)) >>')],
    ['with a script in disguise', 'pdf_active', pdf('<< /S /J#61vaS#63ript /JS (x) >>')],
    [
      'with a script in an object stream',
      'pdf_active',
      pdf(stream('7 0 << /S /JavaScript >>', '/Type /ObjStm /N 1 /First 4')),
    ],
    [
      'with a script in a stream of another name',
      'pdf_active',
      pdf(stream('<< /S /JavaScript >>', '/Type /Metadata')),
    ],
    ['that starts a program', 'pdf_active', pdf('<< /S /Launch /F (cmd.exe) >>')],
    ['with files inside', 'pdf_attachments', pdf('<< /Names << /EmbeddedFiles 8 0 R >> >>')],
    ['of 31 pages', 'pdf_too_long', pdf(...Array<string>(30).fill(PAGE))],
    [
      'of 31 pages in an object stream',
      'pdf_too_long',
      pdf(stream(`${PAGE} `.repeat(30), '/N 30 /First 0')),
    ],
    ['whose pages unfold to 65 MB', 'pdf_bomb', pdf(stream(Buffer.alloc(65 * 1024 * 1024)))],
    [
      'whose objects unfold to 9 MB',
      'pdf_bomb',
      pdf(stream(Buffer.alloc(9 * 1024 * 1024), '/N 1 /First 4')),
    ],
    [
      'whose streams unfold to 200 MB together',
      'pdf_bomb',
      pdf(...Array<string>(4).fill(stream(Buffer.alloc(50 * 1024 * 1024)))),
    ],
    [
      'folded twice',
      'pdf_bomb',
      pdf(stream('x').replace('/FlateDecode', '[/FlateDecode /FlateDecode]')),
    ],
    [
      'with an image of 400 megapixels',
      'pdf_bomb',
      pdf('<< /Width 20000 /Height 20000 /Filter /DCTDecode /Length 1 >>\nstream\nx\nendstream'),
    ],
    [
      'whose filter stands elsewhere',
      'pdf_broken',
      pdf(stream('x').replace('/FlateDecode', '9 0 R')),
    ],
    [
      'whose objects are shifted by a predictor',
      'pdf_broken',
      pdf(stream('x', '/N 1 /First 4 /DecodeParms << /Predictor 12 >>')),
    ],
    ['nested without end', 'pdf_broken', pdf(`<< /A ${'['.repeat(5_000)} >>`)],
    ['of one endless object', 'pdf_broken', pdf(`<< /A ${'(x) '.repeat(200_000)}`)],
    ['of heads that all end at the same place', 'pdf_bomb', pdf('1 0 obj '.repeat(9_000))],
  ])('is refused %#: %s', async (_what, code, file) => {
    expect(await refusal(file)).toBe(code);
  });

  it('hides no object inside the bytes of another', async () => {
    const inner = `9 0 obj\n${stream('<< /S /JavaScript >>', '/Type /ObjStm /N 1 /First 0')}\nendobj`;
    const outer = `<< /Length ${inner.length} >>\nstream\n${inner}\nendstream`;
    expect(await refusal(pdf(outer))).toBe('pdf_active');
  });

  it('is found out wherever a piece of the file ends', async () => {
    for (const shift of [0, 3, 7, 11, 65_500, 65_520, 65_530]) {
      const padding = `<< /Length ${shift} >>\nstream\n${'.'.repeat(shift)}\nendstream`;
      expect(await refusal(pdf(padding, '<< /S /JavaScript >>')), `shift ${shift}`).toBe(
        'pdf_active',
      );
    }
  });
});

describe('names', () => {
  const found = (...pieces: string[]) => {
    const names: string[] = [];
    const scanner = new NameScanner((name, before) =>
      names.push(before ? `${before}>${name}` : name),
    );
    for (const piece of pieces) scanner.push(Buffer.from(piece, 'latin1'));
    scanner.end();
    return names;
  };

  it('are found in pieces of any size, with what adjoins them', () => {
    const text = '<< /Type /Page /A(x)/B#20c /Type/Pages>> /End';
    const whole = found(text);
    expect(whole).toEqual(['Type', 'Type>Page', 'Page>A', 'B c', 'B c>Type', 'Type>Pages', 'End']);
    expect(found(...text.split(''))).toEqual(whole);
    expect(found(text.slice(0, 8), text.slice(8))).toEqual(whole);
  });

  it('of great length are cut', () => {
    expect(found(`/${'n'.repeat(500)} /Next`)).toEqual(['n'.repeat(64), 'Next']);
  });
});

describe('the head of an object', () => {
  it('gives its own entries, not those inside', () => {
    const head = readHead(' << /A /B /C << /D 1 >> /E [1 (a)b) /F] /G 12 >> stream\r\nxyz');
    expect(head).toMatchObject({ streamAt: 57 });
    if (head === null || head === 'broken') throw new Error('no head');
    expect(Object.fromEntries(head.entries)).toEqual({
      A: '/B',
      C: '<< /D 1 >>',
      E: expect.any(String) as string,
      G: '12',
    });
  });

  it('asks for more where the text ends too early', () => {
    expect(readHead(' << /A (never ends')).toBeNull();
    expect(readHead(' << /A 1 >> stream')).toBeNull();
    expect(readHead(' << /A 1 ]')).toBe('broken');
  });
});
