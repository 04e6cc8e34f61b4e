import { overlap, type Times } from './duty-times.js';

export interface OpenDuty extends Times {
  id: string;
  /** Who must not get it: the one who cannot. */
  notFor: string | null;
}

/** A duty that somebody has already. */
export interface TakenDuty extends Times {
  assigneeId: string;
}

/**
 * Gives open duties to people, each to the one with fewest duties who is free then; of equals, to the one
 * named first. What nobody can take is left out.
 * @returns duty id to user id
 */
export function spread(
  open: readonly OpenDuty[],
  taken: readonly TakenDuty[],
  userIds: readonly string[],
): Map<string, string> {
  const loads = userIds.map((userId) => ({
    userId,
    times: taken.filter(({ assigneeId }) => assigneeId === userId) as Times[],
  }));
  const given = new Map<string, string>();
  const order = [...open].sort(
    (x, y) => x.startsAt.getTime() - y.startsAt.getTime() || (x.id < y.id ? -1 : 1),
  );
  for (const duty of order) {
    const free = loads.filter(
      ({ userId, times }) => userId !== duty.notFor && !times.some((other) => overlap(duty, other)),
    );
    const [first] = free;
    if (!first) continue;
    const least = free.reduce(
      (best, next) => (next.times.length < best.times.length ? next : best),
      first,
    );
    least.times.push(duty);
    given.set(duty.id, least.userId);
  }
  return given;
}
