import type { Journal } from './journal.js';
import { FREE } from './state.js';

/**
 * Finds an interpreter for a request by giving others of the same time another one: a change of interpreter alone
 * moves nobody. Augmenting paths, each interpreter passing on one meeting.
 */
export class InterpreterSwaps {
  private readonly seen: Uint8Array;
  private readonly path: number[] = [];

  constructor(private readonly journal: Journal) {
    this.seen = new Uint8Array(journal.state.model.requestCount);
  }

  /**
   * An interpreter free for all slots of `q`, which is not placed, at `t`; -1 when there is none however others are
   * served. Other meetings may have changed their interpreter either way.
   */
  find(q: number, t: number): number {
    const found = this.free(q, t, FREE);
    for (const o of this.path) this.seen[o] = 0;
    this.path.length = 0;
    return found;
  }

  /** Frees an interpreter other than `except` for `q` at `t`. */
  private free(q: number, t: number, except: number): number {
    const { state } = this.journal;
    const direct = state.pickInterpreter(q, t);
    if (direct >= 0) return direct;
    for (let i = 0; i < state.model.interpreterCount; i++) {
      if (i === except || !this.covers(q, i)) continue;
      const o = this.onlyMeeting(i, q, t);
      if (o === FREE || this.seen[o]) continue;
      this.seen[o] = 1;
      this.path.push(o);
      const other = this.free(o, state.start[o]!, i);
      if (other < 0) continue;
      const { start, room } = state;
      const [at, where] = [start[o]!, room[o]!];
      this.journal.remove(o);
      this.journal.place(o, at, where, other);
      // Meetings of several slots may have taken `i` beside `o` meanwhile.
      if (this.isFree(i, q, t)) return i;
    }
    return FREE;
  }

  private covers(q: number, i: number): boolean {
    const { pairBits, pairOf, interpreterWords } = this.journal.state.model;
    return (pairBits[pairOf[q]! * interpreterWords + (i >> 5)]! & (1 << (i & 31))) !== 0;
  }

  /** The one meeting that keeps `i` from serving `q` at `t`; -1 when there are more, or `i` is off duty. */
  private onlyMeeting(i: number, q: number, t: number): number {
    const { model, interpreterAt } = this.journal.state;
    let only = FREE;
    for (let u = t; u < t + model.duration[q]!; u++) {
      const o = interpreterAt[i * model.slotCount + u]!;
      if (o === FREE || o === only) continue;
      if (o < 0 || only !== FREE) return FREE;
      only = o;
    }
    return only;
  }

  private isFree(i: number, q: number, t: number): boolean {
    const { model, interpreterAt } = this.journal.state;
    for (let u = t; u < t + model.duration[q]!; u++)
      if (interpreterAt[i * model.slotCount + u] !== FREE) return false;
    return true;
  }
}
