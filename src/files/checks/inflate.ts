import { Readable } from 'node:stream';
import { createInflate } from 'node:zlib';

/**
 * Unfolds a zlib stream that begins at the first of `pieces` and hands its content on piece by piece, so
 * that memory stays small whatever it holds. Ends with the stream; what follows it is not looked at.
 * @param most bytes of content after which it gives up
 * @throws what `visit` throws
 */
export async function inflateInto(
  pieces: AsyncIterable<Buffer>,
  most: number,
  visit: (piece: Buffer) => void,
): Promise<{ bytes: number } | 'too_much' | 'broken'> {
  const source = Readable.from(pieces);
  const inflate = createInflate();
  source.on('error', (error) => inflate.destroy(error));
  let bytes = 0;
  try {
    for await (const piece of source.pipe(inflate) as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > most) return 'too_much';
      visit(piece);
    }
    return { bytes };
  } catch (error) {
    if (isZlibError(error)) return 'broken';
    throw error;
  } finally {
    source.destroy();
    inflate.destroy();
  }
}

function isZlibError(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  return code.startsWith('Z_');
}
