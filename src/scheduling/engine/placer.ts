import { lowestBit } from './bits.js';
import { IdleMeter } from './idle-meter.js';
import { InterpreterSwaps } from './interpreter-swaps.js';
import type { Journal } from './journal.js';
import { fitsExactly, type PublishedPlan } from './published-plan.js';
import { FREE } from './state.js';

/** Finds the best free place for a meeting on a published plan. */
export class Placer {
  private readonly meter: IdleMeter;
  private readonly swaps: InterpreterSwaps;
  private readonly slots: number[] = [];
  private readonly worth: Float64Array;

  constructor(
    private readonly journal: Journal,
    private readonly published: PublishedPlan,
  ) {
    const { state } = journal;
    this.meter = new IdleMeter(state);
    this.swaps = new InterpreterSwaps(journal);
    this.worth = new Float64Array(state.model.slotCount);
  }

  /**
   * Places `q` where nobody has to move for it: at its published time in another room if it can be, else where its
   * parties wait least, of these as near as possible to its published time.
   * @returns whether it was placed
   */
  placeBest(q: number): boolean {
    this.listFreeSlots(q);
    return this.slots.some((t) => this.placeAt(q, t));
  }

  /** Places `q` at `t`, a slot where its parties are free, if a room and an interpreter are. */
  placeAt(q: number, t: number): boolean {
    const r = this.journal.state.pickRoom(q, t);
    return r >= 0 && this.placeIn(q, t, r);
  }

  /** Places `q` at `t` in room `r`, both free for it, if there is an interpreter. */
  placeIn(q: number, t: number, r: number): boolean {
    let i = FREE;
    if (this.journal.state.model.pairOf[q]! >= 0) {
      i = this.swaps.find(q, t);
      if (i < 0) return false;
    }
    this.journal.place(q, t, r, i);
    return true;
  }

  /** Places `q`, which is published, where it was, if all is free. @returns whether it was placed */
  placeHome(q: number): boolean {
    const { start, room } = this.published;
    if (!fitsExactly(this.journal.state, q, start[q]!, room[q]!)) return false;
    return this.placeIn(q, start[q]!, room[q]!);
  }

  /** Whether `q` stands where it was published. */
  isHome(q: number): boolean {
    const { start, room } = this.journal.state;
    return start[q] === this.published.start[q] && room[q] === this.published.room[q];
  }

  /** Whether `q` at `t` in room `r` would stand where it was published. */
  wouldBeHome(q: number, t: number, r: number): boolean {
    return t === this.published.start[q] && r === this.published.room[q];
  }

  /** Slots for `q`, the best first. Interpreters who could be swapped are not looked for elsewhere. */
  private listFreeSlots(q: number): void {
    const { slots, worth, meter } = this;
    const { state } = this.journal;
    slots.length = 0;
    if (!state.findStarts(q)) return;
    const { words, slotOfBit } = state.model;
    const home = this.published.start[q]!;
    for (let w = 0; w < words; w++)
      for (let bits = state.candidates[w]!; bits !== 0; bits &= bits - 1) {
        const t = slotOfBit[w * 32 + lowestBit(bits)]!;
        worth[t] = t === home ? Number.NEGATIVE_INFINITY : meter.changeIfPlaced(q, t);
        slots.push(t);
      }
    slots.sort((x, y) => worth[x]! - worth[y]! || Math.abs(x - home) - Math.abs(y - home) || x - y);
  }
}
