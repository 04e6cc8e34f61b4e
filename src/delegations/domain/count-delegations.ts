import {
  DELEGATION_STATUSES,
  isRegistered,
  type DelegationStatus,
} from './delegation-lifecycle.js';

/** How far the delegations of a group are. */
export interface DelegationCounts {
  /** Members or organisations in the group, invited or not. */
  total: number;
  notInvited: number;
  byStatus: Record<DelegationStatus, number>;
  /** Submitted, approved or confirmed. */
  registered: number;
  confirmed: number;
  /** People in delegations that have neither declined nor been withdrawn. */
  people: number;
}

/** Counts the delegations of a group of `total` possible ones. */
export function countDelegations(
  total: number,
  delegations: readonly { status: DelegationStatus; peopleCount: number }[],
): DelegationCounts {
  const byStatus = Object.fromEntries(
    DELEGATION_STATUSES.map((status) => [status, 0]),
  ) as DelegationCounts['byStatus'];
  let people = 0;
  for (const delegation of delegations) {
    byStatus[delegation.status] += 1;
    if (delegation.status !== 'declined' && delegation.status !== 'withdrawn') {
      people += delegation.peopleCount;
    }
  }
  return {
    total,
    notInvited: total - delegations.length,
    byStatus,
    registered: delegations.filter(({ status }) => isRegistered(status)).length,
    confirmed: byStatus.confirmed,
    people,
  };
}
