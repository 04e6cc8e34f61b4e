import type { DelegateRole } from './delegate-roles.js';

/** Meetings at once that a party has by default, where it has the people for them. */
export const DEFAULT_PARALLEL_LIMIT = 3;

/** Who can hold a meeting alone. Interpreters, security and support accompany somebody. */
const SPEAKERS: ReadonlySet<DelegateRole> = new Set(['head', 'alternate', 'delegate', 'adviser']);

/** How many of these people can hold a meeting. */
export function countSpeakers(roles: readonly DelegateRole[]): number {
  return roles.filter((role) => SPEAKERS.has(role)).length;
}

/**
 * How many meetings a delegation can hold at once: what it chose, else three, but never more than it
 * has people who can hold one, and at least one.
 */
export function parallelLimit(speakers: number, chosen: number | null): number {
  return Math.max(1, Math.min(chosen ?? DEFAULT_PARALLEL_LIMIT, speakers));
}
