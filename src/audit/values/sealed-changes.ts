import type { AuditChanges } from '../audit-entry.entity.js';

/** Personal values as the history keeps them: whose key opens them, and AES-256-GCM in base64. */
export interface SealedValues {
  of: string;
  bytes: string;
}

/** Sealed values as one of an entry's changes; nothing for none. */
export function sealedChange(sealed: SealedValues | null): AuditChanges {
  return sealed ? { sealed: { from: null, to: sealed } } : {};
}

/** An entry's changes, parted into those in the clear and the sealed values, if it has any. */
export function partChanges({ sealed, ...clear }: AuditChanges): {
  clear: AuditChanges;
  sealed: SealedValues | null;
} {
  return { clear, sealed: (sealed?.to as SealedValues | undefined) ?? null };
}
