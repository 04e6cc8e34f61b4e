import { lowestBit } from './bits.js';
import type { BlockingSet } from './explain-blockers.js';
import { FactFinder } from './explain-facts.js';
import { Lifted } from './explain-lifted.js';
import { costOf } from './explain-suggestions.js';
import type { SuggestedChange, Suggestion } from './problem.js';
import type { State } from './state.js';

/**
 * Tries to give the meetings of each set another place, so that the request takes theirs and nobody loses a meeting.
 * Leaves the schedule as it was.
 * @returns the first way that moves no pinned meeting, and the first that does
 */
export function findMoves(
  state: State,
  finder: FactFinder,
  q: number,
  sets: readonly BlockingSet[],
): Suggestion[] {
  const found: Suggestion[] = [];
  for (const set of sets) {
    const isPinned = set.facts.some(({ id }) => state.model.pinned[id]);
    if (found.some(({ changes }) => changes.some(({ type }) => type === 'lift_pin') === isPinned))
      continue;
    const suggestion = tryMoves(state, finder, q, set);
    if (suggestion) found.push(suggestion);
  }
  return found;
}

function tryMoves(
  state: State,
  finder: FactFinder,
  q: number,
  { slot, facts, room, interpreter }: BlockingSet,
): Suggestion | null {
  const { model } = state;
  const others = facts.map(({ id }) => id);
  const were = others.map((o) => [state.start[o]!, state.room[o]!, state.interpreter[o]!] as const);
  for (const o of others) state.remove(o);
  state.place(q, slot, room, interpreter);
  const changes: SuggestedChange[] = [];
  const settled: number[] = [];
  for (const [k, o] of others.entries()) {
    if (!placeNear(state, finder, o, were[k]![0])) break;
    settled.push(o);
    const moved = state.interpreter[o]!;
    changes.push({
      type: model.pinned[o] ? 'lift_pin' : 'move_meeting',
      requestId: model.requestIds[o]!,
      from: were[k]![0],
      slot: state.start[o]!,
      room: model.roomIds[state.room[o]!]!,
      ...(moved >= 0 && { interpreter: model.interpreterIds[moved]! }),
    });
  }
  for (const o of settled) state.remove(o);
  state.remove(q);
  others.forEach((o, k) => state.place(o, ...were[k]!));
  if (settled.length < others.length) return null;
  return {
    changes,
    place: {
      slot,
      room: model.roomIds[room]!,
      ...(interpreter >= 0 && { interpreter: model.interpreterIds[interpreter]! }),
    },
    cost: costOf(changes),
  };
}

/** Places `o`, whatever its pin, where everything is free, as near as possible to slot `home`. */
function placeNear(state: State, finder: FactFinder, o: number, home: number): boolean {
  return state.model.pinned[o] ? placeUnpinned(state, finder, o, home) : placeFree(state, o, home);
}

function placeFree(state: State, o: number, home: number): boolean {
  const { model } = state;
  if (!state.findStarts(o)) return false;
  const slots: number[] = [];
  for (let w = 0; w < model.words; w++)
    for (let bits = state.candidates[w]!; bits !== 0; bits &= bits - 1)
      slots.push(model.slotOfBit[w * 32 + lowestBit(bits)]!);
  return slots.sort(nearest(home)).some((t) => state.tryPlace(o, t));
}

/** The tables of the state know a pinned meeting at its pin only. */
function placeUnpinned(state: State, finder: FactFinder, o: number, home: number): boolean {
  const { model } = state;
  const lifted = new Lifted([{ fact: 'own_pin', id: o, slots: [], of: -1 }]);
  const length = model.duration[o]!;
  const slots = Array.from({ length: model.slotCount }, (_, t) => t)
    .filter((t) => (t % model.perDay) + length <= model.perDay)
    .sort(nearest(home));
  for (const t of slots) {
    if (!finder.find(o, t, 0, lifted)) continue;
    state.place(o, t, finder.room, finder.interpreter);
    return true;
  }
  return false;
}

function nearest(home: number) {
  return (x: number, y: number): number => Math.abs(x - home) - Math.abs(y - home) || x - y;
}
