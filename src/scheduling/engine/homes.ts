import { construct, placePins } from './construct.js';
import { placePublished } from './published.js';
import { fitsExactly } from './published-plan.js';
import { isFairer } from './second-aims.js';
import { FREE, State, type Homes } from './state.js';

/** What `stayNearPublished` may spend, in turn: searches of a schedule for weight, then for its second aims. */
export interface NearSearches {
  /** From the published places. */
  anew: (state: State) => void;
  /** Where that has come up to less: from the schedule that is to be equalled. */
  onwards: (state: State) => void;
}

/**
 * Makes `state` a schedule nearer to the published one, of no less weight, nor less fairness where it counts. Begins
 * anew from the published places; only where that comes up to less than `state` has, `state` itself goes on from
 * where it is. Its meetings have homes from then on.
 */
export function stayNearPublished(state: State, fairness: boolean, searches: NearSearches): void {
  const near = new State(state.model);
  placePins(near);
  settlePublished(near);
  construct(near);
  searches.anew(near);
  state.homes = near.homes;
  const gained = near.weightPlaced - state.weightPlaced;
  if (gained > 0 || (gained === 0 && !(fairness && isFairer(state, near))))
    state.restore(near.snapshot());
  else searches.onwards(state);
  returnHome(state);
}

/**
 * Puts the published meetings where they were as far as the rules permit, and makes these places their homes. One that
 * is impossible whatever the other meetings do is no home.
 */
function settlePublished(state: State): void {
  const { start, room } = placePublished(state);
  const homes: Homes = { start, room };
  for (let q = 0; q < state.model.requestCount; q++)
    if (start[q]! >= 0 && !isPossible(state, q, start[q]!, room[q]!)) {
      start[q] = FREE;
      room[q] = FREE;
    }
  state.homes = homes;
}

/** Moves every meeting that is away back to its home where nothing is in the way any more. */
function returnHome(state: State): void {
  if (!state.homes) return;
  const { start, room } = state.homes;
  for (let moved = true; moved;) {
    moved = false;
    for (let q = 0; q < state.model.requestCount; q++) {
      if (state.start[q]! < 0 || state.model.pinned[q] || !state.isAway(q)) continue;
      const before = { t: state.start[q]!, r: state.room[q]!, i: state.interpreter[q]! };
      state.remove(q);
      const keeps = before.t === start[q];
      if (fitsExactly(state, q, start[q]!, room[q]!)) {
        const i = keeps || before.i < 0 ? before.i : state.pickInterpreter(q, start[q]!);
        if (i >= 0 || before.i < 0) {
          state.place(q, start[q]!, room[q]!, i);
          moved = true;
          continue;
        }
      }
      state.place(q, before.t, before.r, before.i);
    }
  }
}

function isPossible({ model }: State, q: number, t: number, r: number): boolean {
  const { startBits, words, slotWord, slotMask, classBits, roomClass, roomWords } = model;
  const slot = startBits[q * words + slotWord[t]!]! & slotMask[t]!;
  const fits = classBits[roomClass[q]! * roomWords + (r >> 5)]! & (1 << (r & 31));
  if (slot === 0 || fits === 0) return false;
  for (let u = t; u < t + model.duration[q]!; u++)
    if (model.roomClosed[r * model.slotCount + u]) return false;
  return true;
}
