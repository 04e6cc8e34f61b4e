import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Environment } from '../../config/environment.js';
import { openText, sealText } from './aes-gcm.js';
import { readDataKeys, type DataKey } from './data-keys.js';

/** A text sealed for the database. */
export interface Sealed {
  keyId: string;
  /** Nonce (12 bytes), tag (16 bytes), ciphertext. */
  bytes: Buffer;
}

/**
 * Seals texts that must not stand readable in the database (AES-256-GCM) and makes keyed hashes to find
 * equal ones (HMAC-SHA256). `context` names the row and field: a sealed text moved to another row does
 * not open there.
 */
@Injectable()
export class DataCipher {
  private readonly keys: DataKey[];

  constructor(environment: Environment) {
    this.keys = readDataKeys(environment.DATA_KEYS, environment.APP_SECRET);
  }

  /** Id of the key that seals now. */
  get currentKeyId(): string {
    return this.current.id;
  }

  seal(text: string, context: string): Sealed {
    return { keyId: this.current.id, bytes: sealText(this.current.seal, text, context) };
  }

  /** Throws when the key is no longer known, or the bytes were changed or belong to another context. */
  open({ keyId, bytes }: Sealed, context: string): string {
    const key = this.keys.find(({ id }) => id === keyId);
    if (!key) throw new Error(`the data key "${keyId}" is not in DATA_KEYS`);
    return openText(key.seal, bytes, context);
  }

  /** The hash of a text under the key that seals now. */
  fingerprint(text: string): Buffer {
    return hash(this.current, text);
  }

  /** The hashes of a text under every known key: rows that wait for rotation are found too. */
  fingerprints(text: string): Buffer[] {
    return this.keys.map((key) => hash(key, text));
  }

  private get current(): DataKey {
    return this.keys[0] as DataKey;
  }
}

function hash(key: DataKey, text: string): Buffer {
  return createHmac('sha256', key.fingerprint).update(text, 'utf8').digest();
}
