import { lowestBit } from './bits.js';
import type { State } from './state.js';

/**
 * Keeps in `candidates` the slots from which a run of the request's length is free.
 * @param run space for one bit set of slots
 * @returns 0 when none is left
 */
export function keepRuns(state: State, q: number, run: Int32Array): number {
  const { model: m, candidates } = state;
  run.set(candidates);
  for (let step = 1; step < m.duration[q]!; step++) {
    for (let w = 0; w < m.words; w++) {
      const next = (w + 1) % m.wordsPerDay === 0 ? 0 : run[w + 1]!;
      run[w] = (run[w]! >>> 1) | (next << 31);
      candidates[w]! &= run[w]!;
    }
  }
  let any = 0;
  for (let w = 0; w < m.words; w++) any |= candidates[w]! &= m.startBits[q * m.words + w]!;
  return any;
}

/** Keeps in `candidates` the slots that the order between placed requests permits. @returns 0 when none is left */
export function keepOrder(state: State, q: number): number {
  const { model: m, start, candidates } = state;
  let least = 0;
  const before = m.before[q]!;
  if (before >= 0 && start[before]! >= 0) least = start[before]! + m.duration[before]!;
  let most = m.slotCount;
  for (const next of m.successors[q]!)
    if (start[next]! >= 0) most = Math.min(most, start[next]! - m.duration[q]!);
  let any = 0;
  for (let w = 0; w < m.words; w++) {
    let bits = candidates[w]!;
    for (let rest = bits; rest !== 0; rest &= rest - 1) {
      const bit = lowestBit(rest);
      const t = m.slotOfBit[w * 32 + bit]!;
      if (t < least || t > most) bits &= ~(1 << bit);
    }
    candidates[w] = bits;
    any |= bits;
  }
  return any;
}
