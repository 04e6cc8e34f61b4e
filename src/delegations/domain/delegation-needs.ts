import type { DelegationStatus } from './delegation-lifecycle.js';

/** What makes somebody look at a delegation, apart from its status. */
export const DELEGATION_NEEDS = [
  'not_submitted',
  'late',
  'no_focal_point',
  'link_expired',
  'people_waiting',
] as const;
export type DelegationNeed = (typeof DELEGATION_NEEDS)[number];

export interface NeedFacts {
  status: DelegationStatus;
  /** Until when its next step is due (UTC); null where nothing is. */
  dueAt: Date | null;
  focalPoints: number;
  openLinks: number;
  expiredLinks: number;
  peopleWaiting: number;
}

const NOT_SUBMITTED: readonly DelegationStatus[] = ['invited', 'preparing', 'returned'];
const GONE: readonly DelegationStatus[] = ['declined', 'withdrawn'];

/** In the order of {@link DELEGATION_NEEDS}; none of a delegation that does not come. */
export function needsOf(facts: NeedFacts, now: Date): DelegationNeed[] {
  if (GONE.includes(facts.status)) return [];
  const unreached = facts.focalPoints === 0;
  const found: Record<DelegationNeed, boolean> = {
    not_submitted: NOT_SUBMITTED.includes(facts.status),
    late: facts.dueAt !== null && facts.dueAt < now,
    no_focal_point: unreached,
    link_expired: unreached && facts.openLinks === 0 && facts.expiredLinks > 0,
    people_waiting: facts.peopleWaiting > 0,
  };
  return DELEGATION_NEEDS.filter((need) => found[need]);
}
