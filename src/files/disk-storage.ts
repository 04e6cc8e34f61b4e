import { createReadStream } from 'node:fs';
import { chmod, mkdir, opendir, open, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { AppError } from '../common/errors/app-error.js';
import { Environment } from '../config/environment.js';
import { isKey } from './domain/file-key.js';
import { FileStorage, type StoredObject } from './file-storage.js';

/**
 * Files under `DATA_DIR/files`, two levels of folders by the first characters of their names, readable by
 * the product's own user only. The web root is elsewhere: no address leads here.
 */
@Injectable()
export class DiskStorage extends FileStorage {
  private readonly root: string;

  constructor(environment: Environment) {
    super();
    this.root = resolve(environment.DATA_DIR, 'files', 'kept');
  }

  async put(key: string, path: string): Promise<void> {
    const target = this.pathOf(key);
    await mkdir(join(target, '..'), { recursive: true, mode: 0o700 });
    await chmod(path, 0o600);
    // On the disk before the row that names it is committed: a crash leaves a file too many, never one too few.
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(path, target);
  }

  async read(key: string): Promise<Readable> {
    const path = this.pathOf(key);
    try {
      await stat(path);
    } catch (error) {
      throw new AppError('not_found', { cause: error });
    }
    return createReadStream(path);
  }

  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  async *list(): AsyncIterable<StoredObject> {
    for await (const folder of entries(this.root)) {
      for await (const name of entries(join(this.root, folder))) {
        if (!isKey(name)) continue;
        const found = await stat(join(this.root, folder, name)).catch(() => null);
        if (found) yield { key: name, writtenAt: found.mtime };
      }
    }
  }

  private pathOf(key: string): string {
    if (!isKey(key)) throw new Error('this is no name of a stored file');
    return join(this.root, key.slice(0, 2), key);
  }
}

async function* entries(folder: string): AsyncIterable<string> {
  const found = await opendir(folder).catch(() => null);
  if (!found) return;
  for await (const { name } of found) yield name;
}
