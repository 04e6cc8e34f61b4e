import { createHash } from 'node:crypto';

/** What the chain seals of an audit entry: every column, the instant in ISO 8601 UTC. */
export interface SealedEntry {
  id: string;
  sequence: string;
  at: string;
  actorUserId: string | null;
  actorSystem: string | null;
  requestId: string;
  onBehalfOf: string | null;
  assemblyId: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  changes: unknown;
}

/** The hash before the first entry. */
export const GENESIS = Buffer.alloc(32);

/** JSON with the keys of every object in order, so that the same value always gives the same text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** The link of an entry: SHA-256 over the link before it and the entry. */
export function link(previous: Buffer, position: bigint, entry: SealedEntry): Buffer {
  return createHash('sha256')
    .update(previous)
    .update(`${position}\n${canonicalJson(entry)}`)
    .digest();
}
