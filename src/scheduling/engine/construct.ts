import { lowestBit } from './bits.js';
import type { Model } from './model.js';
import { assignPinInterpreters } from './pin-interpreters.js';
import type { State } from './state.js';

/** Places the pinned requests, where and with whom they must be. Their joint feasibility was checked on reading. */
export function placePins(state: State): void {
  const { model } = state;
  const chosen = assignPinInterpreters(model.problem);
  model.problem.requests.forEach((request, q) => {
    if (!request.pinned) return;
    const id = chosen.get(request.id);
    const interpreter = id === undefined ? -1 : model.interpreterIds.indexOf(id);
    state.place(q, request.pinned.slot, model.roomIndex[request.pinned.room]!, interpreter);
  });
}

/** First schedule: the heaviest first, of these the one with fewest possible slots, each into its first free slot. */
export function construct(state: State): void {
  const { model } = state;
  const order = [...model.weight.keys()].filter((q) => state.start[q]! < 0);
  const freedom = order.map(() => 0);
  for (const q of order) freedom[q] = countStarts(model, q);
  order.sort((x, y) => model.weight[y]! - model.weight[x]! || freedom[x]! - freedom[y]! || x - y);
  for (const q of order) placeFirst(state, q);
}

/** Places what is left out wherever it fits without moving anything, the heaviest first. */
export function placeFree(state: State): void {
  const { weight, requestCount } = state.model;
  const open: number[] = [];
  for (let q = 0; q < requestCount; q++) if (state.start[q]! < 0) open.push(q);
  open.sort((x, y) => weight[y]! - weight[x]! || x - y);
  for (const q of open) placeFirst(state, q);
}

/** Places `q` into the first slot where everything is free. @returns whether it was placed */
export function placeFirst(state: State, q: number): boolean {
  if (!state.findStarts(q)) return false;
  const { words, slotOfBit } = state.model;
  for (let w = 0; w < words; w++)
    for (let rest = state.candidates[w]!; rest !== 0; rest &= rest - 1)
      if (state.tryPlace(q, slotOfBit[w * 32 + lowestBit(rest)]!)) return true;
  return false;
}

function countStarts(model: Model, q: number): number {
  let count = 0;
  for (let w = q * model.words; w < (q + 1) * model.words; w++)
    for (let rest = model.startBits[w]!; rest !== 0; rest &= rest - 1) count++;
  return count;
}
