import type { Readable } from 'node:stream';

/** A body that is read as it comes. */
export interface Upload {
  stream: Readable;
  /** What the sender says its length is, in bytes; null where it does not. */
  length: number | null;
}
