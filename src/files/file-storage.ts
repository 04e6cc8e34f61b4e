import type { Readable } from 'node:stream';

/** A stored object, as the sweep lists it. */
export interface StoredObject {
  key: string;
  /** When it was written, by the storage's clock. */
  writtenAt: Date;
}

/**
 * Where the bytes of files are kept. Keys are random names that this product made (see `newKey`), never
 * what a person typed. On disk now; an object store fits behind the same four methods.
 */
export abstract class FileStorage {
  /** Takes over the local file at `path`, whole or not at all. */
  abstract put(key: string, path: string): Promise<void>;

  /** The bytes as a stream. Throws `not_found` when there are none. */
  abstract read(key: string): Promise<Readable>;

  /** Forgets the bytes. What is not there is no error. */
  abstract remove(key: string): Promise<void>;

  /** Everything that is kept, in no order. */
  abstract list(): AsyncIterable<StoredObject>;
}
