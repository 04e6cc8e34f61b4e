import { FREE, type State } from './state.js';

/** The published schedule in inner indexes: by request its first slot and room, -1 when it was not placed. */
export interface PublishedPlan {
  start: Int32Array;
  room: Int32Array;
  /** Published requests that could not be kept where they were, heaviest first. */
  displaced: number[];
}

/**
 * Places `q` at a slot and in a room if every rule permits, with the interpreter given.
 * @param interpreter -1 where none is needed
 */
export function placeExactly(
  state: State,
  q: number,
  t: number,
  r: number,
  interpreter: number,
): boolean {
  if (!fitsExactly(state, q, t, r)) return false;
  const needed = state.model.pairOf[q]! >= 0;
  if (needed && (interpreter < 0 || !serves(state, q, t, interpreter))) return false;
  state.place(q, t, r, needed ? interpreter : FREE);
  return true;
}

/** Whether every rule permits `q`, which is not placed, at a slot and in a room, its interpreter aside. */
export function fitsExactly(state: State, q: number, t: number, r: number): boolean {
  const { model } = state;
  const { slotWord, slotMask, roomWords, zoneOf, classBits } = model;
  if (!state.findStarts(q) || !(state.candidates[slotWord[t]!]! & slotMask[t]!)) return false;
  const bit = 1 << (r & 31);
  if (!(classBits[model.roomClass[q]! * roomWords + (r >> 5)]! & bit)) return false;
  const end = t + model.duration[q]!;
  for (let u = t; u < end; u++) if (state.roomAt[r * model.slotCount + u] !== FREE) return false;
  return !(model.maxGap > 0 && state.blockZones(q, t) && state.zoneBlocked[zoneOf[r]!]);
}

function serves(state: State, q: number, t: number, i: number): boolean {
  const { model } = state;
  const at = model.pairOf[q]! * model.interpreterWords + (i >> 5);
  if (!(model.pairBits[at]! & (1 << (i & 31)))) return false;
  for (let u = t; u < t + model.duration[q]!; u++)
    if (state.interpreterAt[i * model.slotCount + u] !== FREE) return false;
  return true;
}
