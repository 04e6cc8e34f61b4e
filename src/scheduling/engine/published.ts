import { FREE, type State } from './state.js';

/** The published schedule in inner indexes: by request its first slot and room, -1 when it was not placed. */
export interface PublishedPlan {
  start: Int32Array;
  room: Int32Array;
  /** Published requests that could not be kept where they were, heaviest first. */
  displaced: number[];
}

/**
 * Puts the published meetings back where they were as far as the rules still permit, after the pins. Another
 * interpreter is taken where the published one cannot serve.
 */
export function placePublished(state: State): PublishedPlan {
  const { model } = state;
  const plan: PublishedPlan = {
    start: new Int32Array(model.requestCount).fill(FREE),
    room: new Int32Array(model.requestCount).fill(FREE),
    displaced: [],
  };
  const interpreter = new Int32Array(model.requestCount).fill(FREE);
  const known: number[] = [];
  for (const meeting of model.problem.published ?? []) {
    const q = model.requestIndex.get(meeting.requestId);
    if (q === undefined) continue;
    plan.start[q] = meeting.slot;
    plan.room[q] = model.roomIndex[meeting.room]!;
    if (meeting.interpreter !== undefined)
      interpreter[q] = model.interpreterIds.indexOf(meeting.interpreter);
    if (state.start[q]! < 0) known.push(q);
  }
  known.sort((x, y) => model.weight[y]! - model.weight[x]! || x - y);
  const late: number[] = [];
  for (const q of known)
    if (!placeExactly(state, q, plan.start[q]!, plan.room[q]!, interpreter[q]!, false))
      late.push(q);
  for (const q of late)
    if (!placeExactly(state, q, plan.start[q]!, plan.room[q]!, FREE, true)) plan.displaced.push(q);
  return plan;
}

/**
 * Places `q` at a slot and in a room if every rule permits, with the interpreter wished.
 * @param anyInterpreter take the first free one instead
 */
export function placeExactly(
  state: State,
  q: number,
  t: number,
  r: number,
  interpreter: number,
  anyInterpreter: boolean,
): boolean {
  const { model } = state;
  const { slotWord, slotMask, roomWords, zoneOf, classBits } = model;
  if (!state.findStarts(q) || !(state.candidates[slotWord[t]!]! & slotMask[t]!)) return false;
  const bit = 1 << (r & 31);
  if (!(classBits[model.roomClass[q]! * roomWords + (r >> 5)]! & bit)) return false;
  const end = t + model.duration[q]!;
  for (let u = t; u < end; u++) if (state.roomAt[r * model.slotCount + u] !== FREE) return false;
  if (model.maxGap > 0 && state.blockZones(q, t) && state.zoneBlocked[zoneOf[r]!]) return false;
  let i = FREE;
  if (model.pairOf[q]! >= 0) {
    i = anyInterpreter ? state.pickInterpreter(q, t) : interpreter;
    if (i < 0 || !serves(state, q, t, i)) return false;
  }
  state.place(q, t, r, i);
  return true;
}

function serves(state: State, q: number, t: number, i: number): boolean {
  const { model } = state;
  const at = model.pairOf[q]! * model.interpreterWords + (i >> 5);
  if (!(model.pairBits[at]! & (1 << (i & 31)))) return false;
  for (let u = t; u < t + model.duration[q]!; u++)
    if (state.interpreterAt[i * model.slotCount + u] !== FREE) return false;
  return true;
}
