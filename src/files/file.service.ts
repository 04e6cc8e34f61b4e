import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppError } from '../common/errors/app-error.js';
import type { Transaction } from '../outbox/transactor.js';
import { checkPdf } from './checks/check-pdf.js';
import { checkImage, makePhoto, type CropArea } from './checks/images.js';
import { newKey } from './domain/file-key.js';
import { TYPES_OF_KIND, type FileKind, type FileType } from './domain/file-kinds.js';
import { FileStorage } from './file-storage.js';
import { Incoming, type IncomingFile } from './incoming.js';
import { StoredFile } from './stored-file.entity.js';
import type { Upload } from './upload.js';

/** Bytes in the storage that no row names yet. */
export interface ReceivedFile {
  kind: FileKind;
  storageKey: string;
  size: number;
  sha256: Buffer;
  type: FileType;
}

/** Whose file it is. */
export interface FileOwner {
  assemblyId: string;
  delegationId: string;
}

/**
 * Takes, keeps and gives back files. The bytes are written first and the row in the transaction of the
 * change that needs them, so that a row never names a file that is not there; what a crash leaves without
 * a row is swept. Who may see a file is for the feature that refers to it to say.
 */
@Injectable()
export class FileService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly storage: FileStorage,
    private readonly incoming: Incoming,
  ) {}

  /**
   * Takes a document as it is, once its content is checked, and hands it to `work`; when that is refused
   * nothing is left. Errors: `file_too_large`, `file_wrong_type`, `file_empty`, `file_refused`, `image_broken`,
   * `image_too_many_pixels`.
   */
  async receive<T>(
    upload: Upload,
    kind: FileKind,
    work: (file: ReceivedFile) => Promise<T>,
  ): Promise<T> {
    const came = await this.incoming.take(upload, TYPES_OF_KIND[kind]);
    return this.store(came, kind, work, () =>
      came.type === 'application/pdf' ? checkPdf(came.path) : checkImage(came.path, came.type),
    );
  }

  /**
   * As {@link receive}, for the photo of a person: kept is a new image of the part chosen, see
   * {@link makePhoto}. Errors: those of {@link receive}, `image_too_small`.
   */
  async receivePhoto<T>(
    upload: Upload,
    crop: CropArea | null,
    work: (file: ReceivedFile) => Promise<T>,
  ): Promise<T> {
    const came = await this.incoming.take(upload, TYPES_OF_KIND.photo);
    const path = await this.incoming.path();
    try {
      await makePhoto(came, path, crop);
      const photo = { path, type: 'image/jpeg' as const, ...(await measure(path)) };
      return await this.store(photo, 'photo', work, () => Promise.resolve());
    } finally {
      await this.incoming.drop(came.path);
      await this.incoming.drop(path);
    }
  }

  /** Writes the row of a received file in the transaction of the change that needs it. */
  async keep(tx: Transaction, file: ReceivedFile, owner: FileOwner): Promise<StoredFile> {
    const { kind, storageKey, size, sha256, type } = file;
    return tx.manager.save(
      tx.manager.create(StoredFile, {
        kind,
        storageKey,
        size,
        sha256,
        mime: type,
        ...owner,
        createdBy: tx.actor.userId,
        state: 'kept',
      }),
    );
  }

  /** Says in the transaction of the change that nothing refers to the file any more. */
  async release(tx: Transaction, fileId: string): Promise<void> {
    await tx.manager.update(StoredFile, { id: fileId, state: 'kept' }, { state: 'removed' });
  }

  /** The row. Throws `not_found`, also for a file of somebody else. */
  async find(fileId: string | null, owner: FileOwner): Promise<StoredFile> {
    const file =
      fileId === null
        ? null
        : await this.dataSource.manager.findOneBy(StoredFile, {
            id: fileId,
            ...owner,
            state: 'kept',
          });
    if (!file) throw new AppError('not_found');
    return file;
  }

  /** The bytes of a file. Throws `not_found`. */
  open(file: StoredFile): Promise<Readable> {
    return this.storage.read(file.storageKey);
  }

  private async store<T>(
    came: IncomingFile,
    kind: FileKind,
    work: (file: ReceivedFile) => Promise<T>,
    check: () => Promise<void>,
  ): Promise<T> {
    const storageKey = newKey();
    try {
      await check();
      await this.storage.put(storageKey, came.path);
      const { size, sha256, type } = came;
      return await work({ kind, storageKey, size, sha256, type });
    } catch (error) {
      await this.incoming.drop(came.path);
      // After any other failure the row may be there all the same: then the sweep decides.
      if (error instanceof AppError) await this.storage.remove(storageKey);
      throw error;
    }
  }
}

async function measure(path: string): Promise<{ size: number; sha256: Buffer }> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) hash.update(piece);
  return { size: (await stat(path)).size, sha256: hash.digest() };
}
