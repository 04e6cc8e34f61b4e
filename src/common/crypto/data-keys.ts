import { hkdfSync } from 'node:crypto';

/** A key for data at rest: what rows name it by, and two keys derived from it, one for each use. */
export interface DataKey {
  id: string;
  /** 32 bytes, AES-256-GCM. */
  seal: Buffer;
  /** 32 bytes, HMAC-SHA256. */
  fingerprint: Buffer;
}

const KEY_BYTES = 32;
const ID = /^[A-Za-z0-9_-]{1,20}$/;
/** Id of the key that is derived from `APP_SECRET` where no others are given. */
const DERIVED = 'app';

/**
 * Reads `DATA_KEYS`: `id:base64 of 32 bytes`, several parted by commas. The first one seals, all of them
 * open. Without the variable the one key is derived from `APP_SECRET`. Throws RangeError.
 */
export function readDataKeys(variable: string | undefined, appSecret: string): DataKey[] {
  if (variable === undefined) return [keyOf(DERIVED, Buffer.from(appSecret, 'utf8'))];
  const keys = variable.split(',').map((part) => {
    const [id = '', encoded = ''] = part.trim().split(':');
    const secret = Buffer.from(encoded, 'base64');
    if (!ID.test(id) || secret.length !== KEY_BYTES) {
      throw new RangeError('DATA_KEYS must be id:base64 of 32 bytes, several parted by commas');
    }
    return keyOf(id, secret);
  });
  // A number sealed before `DATA_KEYS` was set stays readable.
  if (!keys.some(({ id }) => id === DERIVED)) {
    keys.push(keyOf(DERIVED, Buffer.from(appSecret, 'utf8')));
  }
  if (new Set(keys.map(({ id }) => id)).size !== keys.length) {
    throw new RangeError('DATA_KEYS names a key twice');
  }
  return keys;
}

function keyOf(id: string, secret: Buffer): DataKey {
  const derive = (use: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, 'ga93-planner', `data-at-rest/${use}`, KEY_BYTES));
  return { id, seal: derive('seal'), fingerprint: derive('fingerprint') };
}
