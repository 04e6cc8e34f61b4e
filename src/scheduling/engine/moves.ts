import { lowestBit, popCount } from './bits.js';
import type { Rng } from './rng.js';
import type { State } from './state.js';

/** A random slot out of a bit set of slots, or -1 when it is empty. */
export function randomSlot(state: State, bits: Int32Array, offset: number, rng: Rng): number {
  const { words, slotOfBit } = state.model;
  let total = 0;
  for (let w = 0; w < words; w++) total += popCount(bits[offset + w]!);
  if (total === 0) return -1;
  let skip = rng.below(total);
  for (let w = 0; w < words; w++) {
    let rest = bits[offset + w]!;
    const n = popCount(rest);
    if (skip >= n) {
      skip -= n;
      continue;
    }
    while (skip-- > 0) rest &= rest - 1;
    return slotOfBit[w * 32 + lowestBit(rest)]!;
  }
  return -1;
}

/** Places `q` at its home if it has one, else at a random slot, where everything is free. @returns whether it was placed */
export function placeAnywhere(state: State, q: number, rng: Rng): boolean {
  if (!state.findStarts(q)) return false;
  const { candidates } = state;
  const { slotWord, slotMask } = state.model;
  const home = state.homes?.start[q] ?? -1;
  if (home >= 0 && candidates[slotWord[home]!]! & slotMask[home]!)
    if (state.tryPlace(q, home)) return true;
  for (;;) {
    const t = randomSlot(state, candidates, 0, rng);
    if (t < 0) return false;
    if (state.tryPlace(q, t)) return true;
    candidates[slotWord[t]!]! &= ~slotMask[t]!;
  }
}
