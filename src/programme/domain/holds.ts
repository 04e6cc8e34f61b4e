import { AUDIENCES, type Audience, type Hold } from '../programme-item.entity.js';

/** A time in which an item takes something from a delegation. */
export interface HoldPeriod {
  itemId: string;
  code: string;
  hold: Hold;
  startsAt: Date;
  endsAt: Date;
}

/**
 * Holds by region, each with those of all delegations. Under `all` stand only the latter: they concern who
 * has no region, such as an observer organisation.
 */
export type Holds = Record<Audience, HoldPeriod[]>;

/** Sorts the items of a programme to those whom they concern, each list in the order of time. */
export function holdsByAudience(
  items: readonly (Omit<HoldPeriod, 'itemId'> & { id: string; audience: Audience })[],
): Holds {
  const sorted = [...items].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  return Object.fromEntries(
    AUDIENCES.map((audience) => [
      audience,
      sorted
        .filter((item) => item.audience === 'all' || item.audience === audience)
        .map(({ id, code, hold, startsAt, endsAt }) => ({
          itemId: id,
          code,
          hold,
          startsAt,
          endsAt,
        })),
    ]),
  ) as Holds;
}
