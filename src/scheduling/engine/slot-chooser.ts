import { lowestBit } from './bits.js';
import type { IdleMeter } from './idle-meter.js';
import { randomSlot } from './moves.js';
import type { Rng } from './rng.js';
import type { State } from './state.js';

/** Slots looked at one by one where the bit sets do not answer. */
const SAMPLES = 6;
/** Classes of slots by the idle gaps that the meeting would fill: none, one, two or more. */
const CLASSES = 3;

/**
 * Chooses the slot for a meeting that is best for the days of its parties, conflicts aside or not. Works on whole
 * days at once: in the bit set of a day, a free slot between two meetings fills a gap, one next to the outermost
 * meetings (absences between do not count) or beside another meeting of the party costs none.
 */
export class SlotChooser {
  private readonly classes: Int32Array[];
  private readonly picked: Int32Array;

  constructor(
    private readonly state: State,
    private readonly meter: IdleMeter,
    private readonly rng: Rng,
  ) {
    const { words } = state.model;
    this.classes = Array.from({ length: CLASSES }, () => new Int32Array(words));
    this.picked = new Int32Array(words);
  }

  /**
   * A slot for `q`, which is not placed: out of `among`, a bit set of slots, one where the most gaps are filled, of
   * these a wished one. @returns -1 when every slot would open a gap
   */
  fitting(q: number, among: Int32Array, offset: number, but: number): number {
    const m = this.state.model;
    if (m.wordsPerDay > 1 || m.duration[q]! > 1) return -1;
    this.classify(q, among, offset);
    if (but >= 0) for (const bits of this.classes) bits[m.slotWord[but]!]! &= ~m.slotMask[but]!;
    for (let level = CLASSES - 1; level >= 0; level--) {
      const bits = this.classes[level]!;
      if (this.keepWished(q, bits)) return randomSlot(this.state, this.picked, 0, this.rng);
      const t = randomSlot(this.state, bits, 0, this.rng);
      if (t >= 0) return t;
    }
    return -1;
  }

  /** The best of a few random slots out of `among`, each worth what `cost` says; -1 when there is none. */
  sampled(among: Int32Array, offset: number, but: number, cost: (t: number) => number): number {
    let best = -1;
    let bestCost = Number.POSITIVE_INFINITY;
    for (let n = 0; n < SAMPLES; n++) {
      const t = randomSlot(this.state, among, offset, this.rng);
      if (t < 0) return -1;
      if (t === but || t === best) continue;
      const c = cost(t);
      if (c < bestCost) {
        best = t;
        bestCost = c;
      }
    }
    return best;
  }

  /** The slot out of the bit set `among` that costs least, the earliest of equal ones; -1 when there is none. */
  cheapest(among: Int32Array, cost: (t: number) => number): number {
    const { words, slotOfBit } = this.state.model;
    let best = -1;
    let bestCost = Number.POSITIVE_INFINITY;
    for (let w = 0; w < words; w++)
      for (let bits = among[w]!; bits !== 0; bits &= bits - 1) {
        const t = slotOfBit[w * 32 + lowestBit(bits)]!;
        const c = cost(t);
        if (c < bestCost) {
          best = t;
          bestCost = c;
        }
      }
    return best;
  }

  private classify(q: number, among: Int32Array, offset: number): void {
    const m = this.state.model;
    const [none, one, two] = this.classes as [Int32Array, Int32Array, Int32Array];
    for (let w = 0; w < m.words; w++) {
      let c0 = among[offset + w]!;
      let c1 = 0;
      let c2 = 0;
      for (let k = m.partyStart[q]!; k < m.partyStart[q + 1]! && (c0 | c1 | c2) !== 0; k++) {
        const p = m.partyOf[k]!;
        const fills = this.meter.gapBits(p, w);
        const costless = this.meter.costlessBits(p, w);
        c2 = (c2 & (fills | costless)) | (c1 & fills);
        c1 = (c1 & costless) | (c0 & fills);
        c0 &= costless;
      }
      none[w] = c0;
      one[w] = c1;
      two[w] = c2;
    }
  }

  private keepWished(q: number, bits: Int32Array): boolean {
    const m = this.state.model;
    if (!m.asksPreferred[q]) return false;
    let any = 0;
    for (let w = 0; w < m.words; w++)
      any |= this.picked[w] = bits[w]! & m.preferredBits[q * m.words + w]!;
    return any !== 0;
  }
}
