import { createHash, type Hash } from 'node:crypto';
import { mkdir, open, opendir, rm, stat, type FileHandle } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Injectable } from '@nestjs/common';
import { AppError } from '../common/errors/app-error.js';
import { Environment } from '../config/environment.js';
import { newKey } from './domain/file-key.js';
import { MOST_BYTES, type FileType } from './domain/file-kinds.js';
import { sniff, SNIFFED_BYTES } from './domain/sniff.js';
import type { Upload } from './upload.js';

/** What has come, on this machine's disk and not checked yet. */
export interface IncomingFile {
  path: string;
  size: number;
  sha256: Buffer;
  /** As its first bytes claim. */
  type: FileType;
}

/** Bytes of a refused body that are still read, so that the sender gets the refusal instead of a broken line. */
const MOST_DRAINED = 16 * 1024 * 1024;

/** Takes bodies to a folder of this machine piece by piece, whatever the storage is. */
@Injectable()
export class Incoming {
  private readonly folder: string;

  constructor(environment: Environment) {
    this.folder = resolve(environment.DATA_DIR, 'files', 'incoming');
  }

  /** A new path in the folder. */
  async path(): Promise<string> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    return join(this.folder, newKey());
  }

  /**
   * Writes the body to the folder. Refused as soon as it is too long or begins as nothing in `types`; then
   * nothing of it is left. Errors: `file_too_large`, `file_wrong_type`, `file_empty`.
   */
  async take(upload: Upload, types: readonly FileType[]): Promise<IncomingFile> {
    const path = await this.path();
    try {
      refuseAnnounced(upload);
      const handle = await open(path, 'wx', 0o600);
      try {
        return await write(upload, handle, path, types);
      } finally {
        await handle.close();
      }
    } catch (error) {
      drain(upload);
      await this.drop(path);
      throw error;
    }
  }

  async drop(path: string): Promise<void> {
    await rm(path, { force: true });
  }

  /** Removes what a crash left before `instant` (machine's clock). Returns how many files. */
  async sweep(instant: Date): Promise<number> {
    const folder = await opendir(this.folder).catch(() => null);
    if (!folder) return 0;
    let swept = 0;
    for await (const { name } of folder) {
      const path = join(this.folder, name);
      const found = await stat(path).catch(() => null);
      if (!found || found.mtime >= instant) continue;
      await this.drop(path);
      swept += 1;
    }
    return swept;
  }
}

/**
 * The whole body in memory, for what is read at once and not kept. Errors: `file_too_large`.
 */
export async function takeWhole(upload: Upload): Promise<Buffer> {
  const pieces: Buffer[] = [];
  try {
    refuseAnnounced(upload);
    for await (const piece of piecesOf(upload)) pieces.push(piece);
    return Buffer.concat(pieces);
  } catch (error) {
    drain(upload);
    throw error;
  }
}

const tooLarge = () =>
  new AppError('file_too_large', { params: { max: MOST_BYTES / (1024 * 1024) } });

/** Throws `file_too_large` for a body that says itself that it is too long. */
function refuseAnnounced({ length }: Upload): void {
  if (length !== null && length > MOST_BYTES) throw tooLarge();
}

/** The body piece by piece. Throws `file_too_large` once it is too long. */
async function* piecesOf({ stream }: Upload): AsyncGenerator<Buffer> {
  let size = 0;
  // A refused body stays open, or the connection would end before the answer.
  for await (const piece of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > MOST_BYTES) throw tooLarge();
    yield piece;
  }
}

async function write(
  upload: Upload,
  handle: FileHandle,
  path: string,
  types: readonly FileType[],
): Promise<IncomingFile> {
  const hash: Hash = createHash('sha256');
  let size = 0;
  let head = Buffer.alloc(0);
  let type: FileType | null = null;
  for await (const piece of piecesOf(upload)) {
    size += piece.length;
    if (type === null) {
      head = Buffer.concat([head, piece.subarray(0, SNIFFED_BYTES)]);
      if (head.length >= SNIFFED_BYTES) type = typeOf(head, types);
    }
    hash.update(piece);
    await handle.write(piece);
  }
  if (size === 0) throw new AppError('file_empty');
  return { path, size, sha256: hash.digest(), type: type ?? typeOf(head, types) };
}

function typeOf(head: Buffer, types: readonly FileType[]): FileType {
  const type = sniff(head);
  if (type === null || !types.includes(type)) throw new AppError('file_wrong_type');
  return type;
}

/** Lets the rest of a body pass by unread, up to a point. */
function drain({ stream }: Upload): void {
  let left = MOST_DRAINED;
  stream.on('data', (piece: Buffer) => {
    left -= piece.length;
    if (left < 0) stream.destroy();
  });
  stream.on('error', () => undefined);
  stream.resume();
}
