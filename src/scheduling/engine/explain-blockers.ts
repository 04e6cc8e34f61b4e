import { FACTS } from './explain-costs.js';
import { FactFinder } from './explain-facts.js';
import { isMeeting, Lifted, type Fact } from './explain-lifted.js';
import type { Blocker, BlockerType, UnplacedReason } from './problem.js';
import type { State } from './state.js';

/** A set of facts without which a request could stand at a slot, in the room and with the interpreter named. */
export interface BlockingSet {
  slot: number;
  facts: Fact[];
  room: number;
  interpreter: number;
  hardness: number;
  weight: number;
}

/** Sets of nothing but other meetings that are kept for the search of another place for these. */
const MOST_MEETING_SETS = 24;
/** Most meetings of such a set. */
const MOST_MEETINGS = 2;

export interface Blocked {
  reason: UnplacedReason;
  blockers: Blocker[];
  /** Sets of a few meetings, cheapest first. */
  meetingSets: BlockingSet[];
  /** A place that is free, when there is one. */
  free: BlockingSet | null;
}

/**
 * The smallest set of facts found that keeps `q`, not placed, out of the schedule: over all slots the fewest facts,
 * then the easiest to undo, then the one whose reason is the most common among them. It is minimal: with any one of
 * its facts left in force, the others undone, the request has no place anywhere.
 */
export function findBlockers(state: State, finder: FactFinder, q: number): Blocked {
  const { model } = state;
  const length = finder.lengthOf(q);
  let best: BlockingSet[] = [];
  const meetingSets: BlockingSet[] = [];
  for (let t = 0; t < model.slotCount; t++) {
    if ((t % model.perDay) + length > model.perDay) continue;
    const most = best[0]?.facts.length ?? Number.POSITIVE_INFINITY;
    if (!finder.find(q, t, Math.max(most, MOST_MEETINGS))) continue;
    const found = toSet(state, finder, t);
    if (found.facts.length === 0)
      return { reason: 'not_found', blockers: [], meetingSets: [], free: found };
    if (found.facts.length <= MOST_MEETINGS && found.facts.every(isMeeting))
      meetingSets.push(found);
    if (found.facts.length > most) continue;
    if (isSmaller(found, best[0])) best = [found];
    else if (found.hardness === best[0]!.hardness) best.push(found);
  }
  const chosen = mostCommon(best);
  if (!chosen) return { reason: 'no_room_size', blockers: [], meetingSets: [], free: null };
  const facts = shrink(state, finder, q, chosen.facts);
  return {
    reason: reasonOf(finder, best, facts),
    blockers: facts.map((fact) => toBlocker(state, fact)),
    meetingSets: cheapest(meetingSets),
    free: null,
  };
}

function toSet({ model }: State, finder: FactFinder, slot: number): BlockingSet {
  const { facts, room, interpreter } = finder;
  return {
    slot,
    facts,
    room,
    interpreter,
    hardness: facts.reduce((most, fact) => Math.max(most, finder.hardnessOf(fact)), 0),
    weight: facts.reduce((sum, fact) => sum + (isMeeting(fact) ? model.weight[fact.id]! : 0), 0),
  };
}

function isSmaller(found: BlockingSet, best: BlockingSet | undefined): boolean {
  if (!best || found.facts.length !== best.facts.length)
    return !best || found.facts.length < best.facts.length;
  return found.hardness < best.hardness;
}

function cheapest(sets: BlockingSet[]): BlockingSet[] {
  return sets
    .sort(
      (x, y) =>
        x.hardness - y.hardness ||
        x.facts.length - y.facts.length ||
        x.weight - y.weight ||
        x.slot - y.slot,
    )
    .slice(0, MOST_MEETING_SETS);
}

function headline(finder: FactFinder, facts: readonly Fact[]): UnplacedReason {
  const hardest = facts.reduce((most, fact) =>
    finder.hardnessOf(fact) > finder.hardnessOf(most) ? fact : most,
  );
  return FACTS[hardest.fact].reason;
}

function mostCommon(sets: readonly BlockingSet[]): BlockingSet | undefined {
  const key = ({ facts }: BlockingSet): string => facts.map(({ fact }) => fact).join();
  const counts = new Map<string, number>();
  for (const set of sets) counts.set(key(set), (counts.get(key(set)) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return sets
    .filter((set) => counts.get(key(set)) === most)
    .sort((x, y) => x.weight - y.weight || x.slot - y.slot)[0];
}

/** Drops, the hardest first, every fact that the others do without. */
function shrink(state: State, finder: FactFinder, q: number, facts: readonly Fact[]): Fact[] {
  let kept = [...facts];
  if (kept.length < 2) return kept;
  for (const fact of [...facts].sort((x, y) => finder.hardnessOf(y) - finder.hardnessOf(x))) {
    const others = kept.filter((other) => other !== fact);
    if (isPlaceable(state, finder, q, others)) kept = others;
  }
  return kept;
}

function isPlaceable({ model }: State, finder: FactFinder, q: number, undone: Fact[]): boolean {
  const lifted = new Lifted(undone);
  for (let t = 0; t < model.slotCount; t++)
    if ((t % model.perDay) + finder.lengthOf(q) <= model.perDay && finder.find(q, t, 0, lifted))
      return true;
  return false;
}

/** The reason of the hardest fact; where equally small sets name a room in one slot, people in another, neither. */
function reasonOf(
  finder: FactFinder,
  best: readonly BlockingSet[],
  facts: readonly Fact[],
): UnplacedReason {
  const reason = headline(finder, facts);
  const isHard = best.every(({ facts: all }) => !all.some(isMeeting));
  const reasons = new Set(best.map(({ facts: all }) => headline(finder, all)));
  return isHard && reasons.size > 1 ? 'no_combination' : reason;
}

const TYPES: Partial<Record<Fact['fact'], BlockerType>> = {
  absent: 'party',
  principal_absent: 'party',
  seat_held: 'party',
  no_person: 'party',
  day_limit: 'party',
  closed: 'room',
  too_small: 'room',
  lacks_feature: 'room',
  off_duty: 'interpreter',
  lacks_pair: 'interpreter',
};

function toBlocker({ model, start }: State, entry: Fact): Blocker {
  const { fact, id, slots, of } = entry;
  const type = TYPES[fact] ?? 'request';
  const outer = {
    party: () => id,
    room: () => model.roomIds[id]!,
    interpreter: () => model.interpreterIds[id]!,
    request: () => model.requestIds[id]!,
  }[type]();
  if (!isMeeting(entry)) return { type, id: outer, fact, ...(slots.length > 0 && { slots }) };
  const taken =
    fact === 'takes_room'
      ? model.roomIds[of]!
      : fact === 'takes_interpreter'
        ? model.interpreterIds[of]!
        : of;
  return {
    type,
    id: outer,
    fact,
    slots: [start[id]!],
    ...(taken >= 0 && { of: taken }),
    ...(model.pinned[id] && { pinned: true as const }),
  };
}
