import type {
  Blocker as EngineBlocker,
  SuggestedChange,
  SuggestedPlace,
  Suggestion,
} from '../engine/index.js';
import type { PlanningProblem } from '../problem/build-problem.js';
import { entryAt } from '../problem/entry.js';
import type {
  Blocker,
  StoredChange,
  StoredPeriod,
  StoredPlace,
  StoredSuggestion,
} from './explanation.js';

/** Facts in which a party stands for its principal. */
const OF_PRINCIPALS: ReadonlySet<EngineBlocker['fact']> = new Set([
  'principal_absent',
  'takes_principal',
  'fills_day',
  'day_limit',
]);

/** An engine's fact as ids and instants; one person who stands for two sides of a request gives two. */
export function toBlockers(
  planning: PlanningProblem,
  requestId: number,
  { type, id, fact, slots, of, pinned }: EngineBlocker,
): Blocker[] {
  const rest = {
    fact,
    ...(slots && {
      periods: periodsOf(planning, type === 'request' ? lengthen(planning, id, slots) : slots),
    }),
    ...(pinned && { pinned }),
  };
  switch (type) {
    case 'room':
      return [{ kind: 'room', id: entryAt(planning.roomIds, id), ...rest }];
    case 'interpreter':
      return [{ kind: 'interpreter', id: entryAt(planning.interpreterIds, id), ...rest }];
    case 'request': {
      const taken = of === undefined ? [] : takenBy(planning, requestId, fact, of);
      return [
        {
          kind: 'request',
          id: entryAt(planning.requestIds, id),
          ...rest,
          ...(taken[0] && { of: taken[0] }),
        },
      ];
    }
    case 'party': {
      if (planning.partyIds[id] !== undefined) {
        const kind = OF_PRINCIPALS.has(fact) ? 'principal' : 'party';
        return [{ kind, id: planning.partyIds[id], ...rest }];
      }
      return principalsOf(planning, requestId, id).map((partyId) => ({
        ...rest,
        kind: 'principal',
        id: partyId,
        fact: 'principal_absent' as const,
      }));
    }
  }
}

function takenBy(
  planning: PlanningProblem,
  requestId: number,
  fact: EngineBlocker['fact'],
  id: number,
): NonNullable<Blocker['of']>[] {
  if (fact === 'takes_room') return [{ kind: 'room', id: entryAt(planning.roomIds, id) }];
  if (fact === 'takes_interpreter')
    return [{ kind: 'interpreter', id: entryAt(planning.interpreterIds, id) }];
  const partyId = planning.partyIds[id];
  if (partyId !== undefined)
    return [{ kind: OF_PRINCIPALS.has(fact) ? 'principal' : 'party', id: partyId }];
  return principalsOf(planning, requestId, id).map((one) => ({ kind: 'principal', id: one }));
}

/** The parties of the request for which the person behind an engine party stands. */
function principalsOf(planning: PlanningProblem, requestId: number, id: number): string[] {
  const { a, b, others } = entryAt(planning.problem.requests, requestId);
  const taking = new Set(
    [a, b, ...others.map(({ party }) => party)].map((party) => planning.partyIds[party]),
  );
  return (planning.persons[id - planning.partyIds.length] ?? []).filter((partyId) =>
    taking.has(partyId),
  );
}

/** All slots of another meeting, of which the engine names the first. */
function lengthen({ problem }: PlanningProblem, id: number, [first]: number[]): number[] {
  const { slots } = entryAt(problem.requests, id);
  return first === undefined ? [] : Array.from({ length: slots }, (_, k) => first + k);
}

/** Slots as stretches of time; those that follow each other become one. */
export function periodsOf({ grid }: PlanningProblem, slots: readonly number[]): StoredPeriod[] {
  const periods: StoredPeriod[] = [];
  for (const slot of [...slots].sort((x, y) => x - y)) {
    const startsAt = grid.startOf(slot).toISOString();
    const endsAt = grid.endOf(slot, 1).toISOString();
    const last = periods.at(-1);
    if (last?.endsAt === startsAt) last.endsAt = endsAt;
    else periods.push({ startsAt, endsAt });
  }
  return periods;
}

export function toSuggestion(
  planning: PlanningProblem,
  requestId: number,
  { changes, place, cost }: Suggestion,
): StoredSuggestion {
  const stored = changes.flatMap((change) => toChanges(planning, requestId, change));
  const distinct = new Map(stored.map((change) => [JSON.stringify(change), change]));
  const shortened = changes.find(({ type }) => type === 'shorten');
  const length =
    shortened?.type === 'shorten'
      ? shortened.slots
      : entryAt(planning.problem.requests, requestId).slots;
  return { changes: [...distinct.values()], place: toPlace(planning, length, place), cost };
}

function toPlace(
  planning: PlanningProblem,
  length: number,
  { slot, room, interpreter }: SuggestedPlace,
): StoredPlace {
  return {
    startsAt: planning.grid.startOf(slot).toISOString(),
    endsAt: planning.grid.endOf(slot, length).toISOString(),
    roomId: room === null ? null : entryAt(planning.roomIds, room),
    interpreterId: interpreter == null ? null : entryAt(planning.interpreterIds, interpreter),
  };
}

function toChanges(
  planning: PlanningProblem,
  requestId: number,
  change: SuggestedChange,
): StoredChange[] {
  const { type } = change;
  switch (type) {
    case 'move_meeting':
    case 'lift_pin': {
      const { slots } = entryAt(planning.problem.requests, change.requestId);
      return [
        {
          type,
          requestId: entryAt(planning.requestIds, change.requestId),
          periods: periodsOf(
            planning,
            Array.from({ length: slots }, (_, k) => change.from + k),
          ),
          place: toPlace(planning, slots, change),
        },
      ];
    }
    case 'waive_order':
      return [{ type, requestId: entryAt(planning.requestIds, change.requestId) }];
    case 'alternate':
      return partiesOf(planning, requestId, change.party).map((partyId) => ({ type, partyId }));
    case 'free_principal':
    case 'free_party':
    case 'add_person': {
      const partyId = planning.partyIds[change.party];
      const periods = periodsOf(planning, change.slots);
      if (partyId !== undefined) return [{ type, partyId, periods }];
      // One person who stands for two parties cannot be doubled: the alternate can sit instead.
      return partiesOf(planning, requestId, change.party).map((one) => ({
        type: 'alternate',
        partyId: one,
      }));
    }
    case 'raise_day_limit':
      return partiesOf(planning, requestId, change.party).map((partyId) => ({
        type,
        partyId,
        limit: change.limit,
        periods: periodsOf(planning, change.slots),
      }));
    case 'open_hours':
      return [
        {
          type,
          roomId: entryAt(planning.roomIds, change.room),
          periods: periodsOf(planning, change.slots),
        },
      ];
    case 'on_duty':
      return [
        {
          type,
          interpreterId: entryAt(planning.interpreterIds, change.interpreter),
          periods: periodsOf(planning, change.slots),
        },
      ];
    case 'add_room':
      return [
        {
          type,
          seats: change.seats,
          features: change.features,
          periods: periodsOf(planning, change.slots),
        },
      ];
    case 'add_interpreter':
      return [{ type, languagePair: change.pair, periods: periodsOf(planning, change.slots) }];
    case 'drop_interpreter':
      return [{ type }];
    case 'drop_features':
      return [{ type, features: change.features }];
    case 'fewer_seats':
      return [{ type, seats: change.seats }];
    case 'other_time':
      return [{ type, periods: periodsOf(planning, change.slots) }];
    case 'shorten':
      return [{ type, minutes: change.slots * planning.grid.minutes }];
  }
}

function partiesOf(planning: PlanningProblem, requestId: number, party: number): string[] {
  const partyId = planning.partyIds[party];
  return partyId === undefined ? principalsOf(planning, requestId, party) : [partyId];
}
