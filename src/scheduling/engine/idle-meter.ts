import { popCount } from './bits.js';
import type { State } from './state.js';

/** Counts idle gaps on the tables of a state. */
export class IdleMeter {
  constructor(private readonly state: State) {}

  /** Idle gaps of a party on a day; with `end > t`, as if it also met in the slots `t .. end - 1` of that day. */
  ofDay(p: number, day: number, t = 0, end = 0): number {
    const m = this.state.model;
    const { busyBits } = this.state;
    const n = m.wordsPerDay;
    const at = p * m.words + day * n;
    if (n === 1) {
      let busy = busyBits[at]!;
      for (let u = t; u < end; u++) busy |= m.slotMask[u]!;
      if (busy === 0) return 0;
      const lowest = busy & -busy;
      const belowTop = (1 << (31 - Math.clz32(busy))) - 1;
      return popCount(belowTop & ~(lowest - 1) & ~busy & ~m.absentBits[at]!);
    }
    return this.ofLongDay(p, day, t, end);
  }

  /** Change of the idle gaps of all parties of `q`, which is not placed, if it were placed at `t`. */
  changeIfPlaced(q: number, t: number): number {
    const m = this.state.model;
    const day = m.dayOf[t]!;
    const end = t + m.duration[q]!;
    let change = 0;
    for (let k = m.partyStart[q]!; k < m.partyStart[q + 1]!; k++) {
      const p = m.partyOf[k]!;
      change += this.ofDay(p, day, t, end) - this.ofDay(p, day);
    }
    return change;
  }

  /** Idle gaps of a party on a day of one word, as bits. */
  gapBits(p: number, word: number): number {
    const m = this.state.model;
    const at = p * m.words + word;
    const busy = this.state.busyBits[at]!;
    if (busy === 0) return 0;
    const belowTop = (1 << (31 - Math.clz32(busy))) - 1;
    return belowTop & ~((busy & -busy) - 1) & ~busy & ~m.absentBits[at]!;
  }

  /**
   * Slots of a day of one word where one more meeting of the party opens no idle gap and fills none, as bits: any on
   * an empty day, else those with a meeting and the first ones before and after that the party is there.
   */
  costlessBits(p: number, word: number): number {
    const m = this.state.model;
    const at = p * m.words + word;
    const busy = this.state.busyBits[at]!;
    if (busy === 0) return -1;
    const present = ~m.absentBits[at]!;
    const below = ((busy & -busy) - 1) & present;
    const above = ~((2 << (31 - Math.clz32(busy))) - 1) & present;
    const before = below === 0 ? 0 : 1 << (31 - Math.clz32(below));
    return busy | before | (above & -above);
  }

  private ofLongDay(p: number, day: number, t: number, end: number): number {
    const m = this.state.model;
    const { busyBits } = this.state;
    let gaps = 0;
    let pending = 0;
    let begun = false;
    for (let u = day * m.perDay; u < (day + 1) * m.perDay; u++) {
      const at = p * m.words + m.slotWord[u]!;
      const mask = m.slotMask[u]!;
      if ((u >= t && u < end) || busyBits[at]! & mask) {
        gaps += pending;
        pending = 0;
        begun = true;
      } else if (begun && !(m.absentBits[at]! & mask)) pending++;
    }
    return gaps;
  }
}
