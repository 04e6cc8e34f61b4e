import { placePublished } from './published.js';
import { fitsExactly } from './published-plan.js';
import { FREE, type Homes, type State } from './state.js';

/**
 * Puts the published meetings where they were as far as the rules permit, and makes these places their homes. One that
 * is impossible whatever the other meetings do is no home.
 */
export function settlePublished(state: State): void {
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
export function returnHome(state: State): void {
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
