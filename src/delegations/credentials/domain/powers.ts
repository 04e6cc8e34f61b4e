/** What a letter of credentials can grant, in the order in which letters name it. */
export const POWERS = ['represent', 'speak', 'approve_agenda', 'vote', 'nominate'] as const;
export type Power = (typeof POWERS)[number];

/** What a reviewer decided on one power. */
export const POWER_DECISIONS = ['pending', 'granted', 'refused'] as const;
export type PowerDecision = (typeof POWER_DECISIONS)[number];

/** Observer organisations sit in the hall and may be given the floor; they decide nothing. */
const FOR_OBSERVERS: readonly Power[] = ['represent', 'speak'];

/** The powers that a letter of this kind of delegation can grant. */
export function claimablePowers(isMember: boolean): readonly Power[] {
  return isMember ? POWERS : FOR_OBSERVERS;
}

/** In what capacity somebody signs a letter of credentials. */
export const CAPACITIES = [
  'head_of_state',
  'head_of_government',
  'minister_of_foreign_affairs',
  'minister_of_interior',
  'minister_of_justice',
  'head_of_police',
  'head_of_mission',
  'head_of_organisation',
  'other',
] as const;
export type Capacity = (typeof CAPACITIES)[number];
