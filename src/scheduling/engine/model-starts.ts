import { lowestBit } from './bits.js';
import type { Model } from './model.js';

/** Fills `startBits` and `preferredBits` of a model that is complete but for them. */
export function compileStarts(model: Model): void {
  const { problem, words, slotWord, slotMask, slotCount } = model;
  const partyOpen = openBits(
    model,
    model.partyCount,
    (p, t) => model.capacity[p * slotCount + t]! > 0,
  );
  const roomOpen = openBits(model, model.classCount, (c, t) => hasOpenRoom(model, c, t, t + 1));
  const pairOpen = openBits(model, model.pairCount, (k, t) =>
    hasOpenInterpreter(model, k, t, t + 1),
  );
  const open = new Int32Array(words);
  problem.requests.forEach((request, q) => {
    for (const t of request.preferred ?? [])
      if (Number.isInteger(t)) model.preferredBits[q * words + slotWord[t]!]! |= slotMask[t]!;

    const pair = model.pairOf[q]!;
    for (let w = 0; w < words; w++) {
      let bits = roomOpen[model.roomClass[q]! * words + w]!;
      if (pair >= 0) bits &= pairOpen[pair * words + w]!;
      for (let k = model.partyStart[q]!; k < model.partyStart[q + 1]!; k++) {
        const p = model.partyOf[k]!;
        bits &= partyOpen[p * words + w]!;
        if (model.withPrincipal[k]) bits &= model.principalOpenBits[p * words + w]!;
      }
      open[w] = bits;
    }
    if (request.slots > 1) keepLong(model, q, open);
    if (request.allowed) keepOnly(model, open, request.allowed);
    if (request.pinned) keepOnly(model, open, [request.pinned.slot]);
    model.startBits.set(open, q * words);
  });
}

function openBits(
  model: Model,
  rows: number,
  isOpen: (row: number, t: number) => boolean,
): Int32Array {
  const bits = new Int32Array(rows * model.words);
  for (let row = 0; row < rows; row++)
    for (let t = 0; t < model.slotCount; t++)
      if (isOpen(row, t)) bits[row * model.words + model.slotWord[t]!]! |= model.slotMask[t]!;
  return bits;
}

/** Keeps the slots from which the whole length of `q` is open, in one room and with one interpreter. */
function keepLong(model: Model, q: number, open: Int32Array): void {
  const duration = model.duration[q]!;
  const pair = model.pairOf[q]!;
  const isOpen = (t: number): boolean => (open[model.slotWord[t]!]! & model.slotMask[t]!) !== 0;
  const kept = new Int32Array(model.words);
  for (let w = 0; w < model.words; w++)
    for (let bits = open[w]!; bits !== 0; bits &= bits - 1) {
      const t = model.slotOfBit[w * 32 + lowestBit(bits)]!;
      const end = t + duration;
      if (end > (model.dayOf[t]! + 1) * model.perDay) continue;
      let u = t + 1;
      while (u < end && isOpen(u)) u++;
      if (u < end || !hasOpenRoom(model, model.roomClass[q]!, t, end)) continue;
      if (pair < 0 || hasOpenInterpreter(model, pair, t, end)) kept[w]! |= model.slotMask[t]!;
    }
  open.set(kept);
}

function keepOnly(model: Model, starts: Int32Array, slots: readonly number[]): void {
  const mask = new Int32Array(model.words);
  for (const t of slots) mask[model.slotWord[t]!]! |= model.slotMask[t]!;
  for (let w = 0; w < model.words; w++) starts[w]! &= mask[w]!;
}

/** Whether some room of the class is open in all of `start .. end - 1`. */
export function hasOpenRoom(model: Model, roomClass: number, start: number, end: number): boolean {
  for (let r = 0; r < model.roomCount; r++) {
    if (!(model.classBits[roomClass * model.roomWords + (r >> 5)]! & (1 << (r & 31)))) continue;
    let t = start;
    while (t < end && !model.roomClosed[r * model.slotCount + t]) t++;
    if (t === end) return true;
  }
  return false;
}

/** Whether some interpreter of the pair is on duty in all of `start .. end - 1`. */
export function hasOpenInterpreter(
  model: Model,
  pair: number,
  start: number,
  end: number,
): boolean {
  for (let i = 0; i < model.interpreterCount; i++) {
    if (!(model.pairBits[pair * model.interpreterWords + (i >> 5)]! & (1 << (i & 31)))) continue;
    let t = start;
    while (t < end && !model.interpreterOff[i * model.slotCount + t]) t++;
    if (t === end) return true;
  }
  return false;
}
