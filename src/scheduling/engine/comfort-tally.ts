import { IdleMeter } from './idle-meter.js';
import type { Rng } from './rng.js';
import type { State } from './state.js';
import type { Trail } from './trail.js';

/**
 * Least worth of a wished slot in idle gaps while the search goes. It stays below one, so that the gaps go first, but
 * not by much: a schedule with wishes met early has as few gaps in the end. The best is chosen by `wishWorth` alone.
 */
const WISH = 0.95;

/** What a meeting moved away from its home costs in idle gaps while the search goes. */
const AWAY = 4;

export interface Comfort {
  /** Meetings away from their home. */
  changes: number;
  idleGaps: number;
  preferredMet: number;
}

/** Counts idle gaps and wished slots as the meetings move, and which count is the best so far. */
export class ComfortTally {
  readonly meter: IdleMeter;
  readonly now: Comfort = { changes: 0, idleGaps: 0, preferredMet: 0 };
  readonly best: Comfort;
  private readonly wish: number;
  private preferredAsked = 0;
  private readonly dayGaps: Int32Array;
  private readonly stamp: Int32Array;
  private stampNow = 0;
  private idleChange = 0;
  private preferredChange = 0;
  private changesChange = 0;
  /** Party-days with gaps, and by party-day where it stands among them, -1 for one without. */
  private readonly gappy: number[] = [];
  private readonly gappyAt: Int32Array;

  constructor(
    private readonly state: State,
    private readonly trail: Trail,
    private readonly wishWorth: number,
  ) {
    const { model } = state;
    this.wish = Math.max(WISH, wishWorth);
    this.meter = new IdleMeter(state);
    this.stamp = new Int32Array(model.partyCount * model.days);
    this.dayGaps = new Int32Array(model.partyCount * model.days);
    this.gappyAt = new Int32Array(model.partyCount * model.days).fill(-1);
    for (let p = 0; p < model.partyCount; p++)
      for (let day = 0; day < model.days; day++) {
        const gaps = this.meter.ofDay(p, day);
        this.setGaps(p * model.days + day, gaps);
        this.now.idleGaps += gaps;
      }
    for (let q = 0; q < model.requestCount; q++) {
      if (state.isAway(q)) this.now.changes++;
      if (state.start[q]! < 0 || !model.asksPreferred[q]) continue;
      this.preferredAsked++;
      if (this.isWished(q, state.start[q]!)) this.now.preferredMet++;
    }
    this.best = { ...this.now };
  }

  get isBest(): boolean {
    return this.rank(this.now, this.best) === 0;
  }

  get isPerfect(): boolean {
    return (
      this.now.changes === 0 &&
      this.now.idleGaps === 0 &&
      this.now.preferredMet === this.preferredAsked
    );
  }

  /** What the parties of `q` lose by its removal from `t`, which has just been done; negative for a gain. */
  costOfRemoving(q: number, t: number): number {
    const { days, partyStart, partyOf, dayOf } = this.state.model;
    const day = dayOf[t]!;
    let cost = (this.isWished(q, t) ? this.wish : 0) + (this.isHome(q, t) ? AWAY : 0);
    for (let k = partyStart[q]!; k < partyStart[q + 1]!; k++) {
      const p = partyOf[k]!;
      cost += this.meter.ofDay(p, day) - this.dayGaps[p * days + day]!;
    }
    return cost;
  }

  /** The same for placing `q`, which is not placed, at `t`. */
  costOfPlacing(q: number, t: number): number {
    const gain = (this.isWished(q, t) ? this.wish : 0) + (this.isHome(q, t) ? AWAY : 0);
    return this.meter.changeIfPlaced(q, t) - gain;
  }

  /** Cost of the move in the trail. */
  measureMove(): number {
    this.idleChange = this.remeasure(false);
    this.preferredChange = 0;
    this.changesChange = 0;
    const { trail, state } = this;
    for (let k = 0; k < trail.count; k++) {
      const q = trail.request(k);
      if (this.isWished(q, state.start[q]!)) this.preferredChange++;
      if (this.isWished(q, trail.startBefore(k))) this.preferredChange--;
      if (!state.homes) continue;
      if (state.isAway(q)) this.changesChange++;
      if (state.isAwayAt(q, trail.startBefore(k), trail.roomBefore(k))) this.changesChange--;
    }
    return this.idleChange - this.wish * this.preferredChange + AWAY * this.changesChange;
  }

  /** Counts the move measured last. */
  keepMove(): void {
    this.remeasure(true);
    this.now.idleGaps += this.idleChange;
    this.now.preferredMet += this.preferredChange;
    this.now.changes += this.changesChange;
    if (this.rank(this.now, this.best) < 0) Object.assign(this.best, this.now);
  }

  /** First or last meeting of a party on a random one of the days with gaps, -1 when there is none. */
  drawUneasy(rng: Rng): number {
    if (this.gappy.length === 0) return -1;
    const { state } = this;
    const m = state.model;
    const at = this.gappy[rng.below(this.gappy.length)]!;
    const p = Math.floor(at / m.days);
    const from = (at % m.days) * m.perDay;
    const isFirst = (rng.next() & 1) === 0;
    for (let n = 0; n < m.perDay; n++) {
      const t = isFirst ? from + n : from + m.perDay - 1 - n;
      if (state.load[p * m.slotCount + t]! > 0)
        return state.lists[m.listStart[p]! + t * m.listSize[p]!]!;
    }
    return -1;
  }

  /** Below 0 when `x` is better than `y`. */
  private rank(x: Comfort, y: Comfort): number {
    const cost = (c: Comfort): number => c.idleGaps - this.wishWorth * c.preferredMet;
    return x.changes - y.changes || cost(x) - cost(y) || y.preferredMet - x.preferredMet;
  }

  /** Sum of the changes of idle gaps over the days touched by the move; with `keep` they become the known ones. */
  private remeasure(keep: boolean): number {
    const { trail, state, stamp, dayGaps } = this;
    const { model } = state;
    const now = ++this.stampNow;
    let change = 0;
    for (let x = 0; x < trail.count; x++) {
      const q = trail.request(x);
      for (let side = 0; side < 2; side++) {
        const t = side === 0 ? trail.startBefore(x) : state.start[q]!;
        const day = model.dayOf[t]!;
        for (let k = model.partyStart[q]!; k < model.partyStart[q + 1]!; k++) {
          const at = model.partyOf[k]! * model.days + day;
          if (stamp[at] === now) continue;
          stamp[at] = now;
          const gaps = this.meter.ofDay(model.partyOf[k]!, day);
          change += gaps - dayGaps[at]!;
          if (keep) this.setGaps(at, gaps);
        }
      }
    }
    return change;
  }

  private setGaps(at: number, gaps: number): void {
    this.dayGaps[at] = gaps;
    const { gappy, gappyAt } = this;
    const place = gappyAt[at]!;
    if (gaps > 0 && place < 0) {
      gappyAt[at] = gappy.length;
      gappy.push(at);
    } else if (gaps === 0 && place >= 0) {
      const last = gappy.pop()!;
      if (last !== at) {
        gappy[place] = last;
        gappyAt[last] = place;
      }
      gappyAt[at] = -1;
    }
  }

  private isHome(q: number, t: number): boolean {
    return this.state.homes?.start[q] === t;
  }

  private isWished(q: number, t: number): boolean {
    const { preferredBits, words, slotWord, slotMask } = this.state.model;
    return (preferredBits[q * words + slotWord[t]!]! & slotMask[t]!) !== 0;
  }
}
