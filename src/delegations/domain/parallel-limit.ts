import type { DelegateRole } from './delegate-roles.js';

/**
 * Meetings at once that a party has by default. A sub-bureau sits with few people in the delegation of
 * another, an office is one person.
 */
const BY_DEFAULT = { delegation: 3, sub_bureau: 1, office: 1 } as const;

/** Who can hold a meeting alone. Interpreters, security and support accompany somebody. */
const SPEAKERS: ReadonlySet<DelegateRole> = new Set(['head', 'alternate', 'delegate', 'adviser']);

/** How many of these people can hold a meeting. */
export function countSpeakers(roles: readonly DelegateRole[]): number {
  return roles.filter((role) => SPEAKERS.has(role)).length;
}

/**
 * How many meetings a party can hold at once: what it chose, else the default of its kind, but never more
 * than it has people who can hold one, and at least one.
 */
export function parallelLimit(
  kind: keyof typeof BY_DEFAULT,
  speakers: number,
  chosen: number | null,
): number {
  return Math.max(1, Math.min(chosen ?? BY_DEFAULT[kind], speakers));
}
