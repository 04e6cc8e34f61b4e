import { lowestBit } from './bits.js';
import type { Budget } from './budget.js';
import { Ejector } from './ejector.js';
import { IdleMeter } from './idle-meter.js';
import { randomSlot } from './moves.js';
import type { Rng } from './rng.js';
import type { Snapshot, State } from './state.js';
import { Trail } from './trail.js';

/** Temperatures, in idle gaps, at which the annealing begins and ends. */
const HOT = 1;
const COLD = 0.1;
/** Slots looked at for one move, of which the best for the parties of the meeting is taken. */
const TRIES = 4;
/** Worth of a wished slot in idle gaps while the search goes; the best schedule is chosen by gaps alone first. */
const WISH = 0.3;

/**
 * Lowers the idle gaps, then raises the wished slots met, without taking any meeting out: a meeting is moved, those
 * in its way are moved on, and the whole is kept by simulated annealing. Leaves the best schedule.
 */
export class ComfortSearch {
  private readonly meter: IdleMeter;
  private readonly ejector: Ejector;
  private readonly trail: Trail;
  private readonly movable: Int32Array;
  private readonly stamp: Int32Array;
  private stampNow = 0;
  private readonly dayGaps: Int32Array;
  private preferredAsked = 0;
  private idleGaps = 0;
  private preferredMet = 0;
  private best: Snapshot | null = null;
  /** Of the best schedule so far. */
  bestIdle = 0;
  bestPreferred = 0;

  constructor(
    private readonly state: State,
    private readonly rng: Rng,
  ) {
    const { model } = state;
    this.meter = new IdleMeter(state);
    this.trail = new Trail(state);
    this.ejector = new Ejector(state, rng, (q) => (state.findStarts(q) ? 1 : 5));
    this.movable = Int32Array.from(
      [...state.start.keys()].filter((q) => state.start[q]! >= 0 && !model.pinned[q]),
    );
    this.stamp = new Int32Array(model.partyCount * model.days);
    this.dayGaps = new Int32Array(model.partyCount * model.days);
    for (let p = 0; p < model.partyCount; p++)
      for (let day = 0; day < model.days; day++) {
        const gaps = this.meter.ofDay(p, day);
        this.dayGaps[p * model.days + day] = gaps;
        this.idleGaps += gaps;
      }
    for (let q = 0; q < model.requestCount; q++) {
      if (state.start[q]! < 0 || !model.asksPreferred[q]) continue;
      this.preferredAsked++;
      if (this.isWished(q, state.start[q]!)) this.preferredMet++;
    }
    this.bestIdle = this.idleGaps;
    this.bestPreferred = this.preferredMet;
  }

  run(budget: Budget, onLook?: () => void): void {
    if (this.movable.length === 0) return;
    const { state, rng, movable } = this;
    let temperature = HOT;
    const look = (): void => {
      temperature = HOT * Math.pow(COLD / HOT, budget.phaseShare);
      onLook?.();
    };
    while (!this.isPerfect() && budget.spend(look))
      this.step(movable[rng.below(movable.length)]!, temperature);
    if (this.isBest()) this.best = null;
    if (this.best) state.restore(this.best);
    this.idleGaps = this.bestIdle;
    this.preferredMet = this.bestPreferred;
  }

  private step(q: number, temperature: number): void {
    const { state, rng, trail, ejector } = this;
    const { startBits, words } = state.model;
    trail.clear();
    trail.note(q);
    state.remove(q);
    let t = -1;
    let bestChange = Number.POSITIVE_INFINITY;
    for (let n = 0; n < TRIES; n++) {
      const u = randomSlot(state, startBits, q * words, rng);
      if (u === trail.startBefore(0)) continue;
      const change = this.changeIfPlaced(q, u);
      if (change < bestChange) {
        t = u;
        bestChange = change;
      }
    }
    if (t < 0 || !ejector.plan(q, t)) return trail.undo();
    for (let x = 0; x < ejector.count; x++) trail.note(ejector.victims[x]!);
    for (let x = 0; x < ejector.count; x++) state.remove(ejector.victims[x]!);
    state.place(q, t, ejector.room, ejector.interpreter);
    for (let x = 0; x < ejector.count; x++)
      if (!this.placeBest(ejector.victims[x]!)) return trail.undo();
    this.decide(temperature);
  }

  /** Keeps or takes back the move in the trail. */
  private decide(temperature: number): void {
    const { trail, rng } = this;
    const idleChange = this.remeasure(false);
    const preferredChange = this.preferredChange();
    const change = idleChange - WISH * preferredChange;
    if (change > 0 && rng.unit() >= Math.exp(-change / temperature)) return trail.undo();
    if (this.isBest() && (idleChange > 0 || (idleChange === 0 && preferredChange < 0))) {
      // The schedule before this move is the best so far: keep it, as it was.
      this.best = trail.snapshotBefore();
    }
    this.remeasure(true);
    this.idleGaps += idleChange;
    this.preferredMet += preferredChange;
    if (
      this.idleGaps < this.bestIdle ||
      (this.idleGaps === this.bestIdle && this.preferredMet > this.bestPreferred)
    ) {
      this.bestIdle = this.idleGaps;
      this.bestPreferred = this.preferredMet;
    }
  }

  private isBest(): boolean {
    return this.idleGaps === this.bestIdle && this.preferredMet === this.bestPreferred;
  }

  private isPerfect(): boolean {
    return this.idleGaps === 0 && this.preferredMet === this.preferredAsked;
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
        if (t < 0) continue;
        const day = model.dayOf[t]!;
        for (let k = model.partyStart[q]!; k < model.partyStart[q + 1]!; k++) {
          const at = model.partyOf[k]! * model.days + day;
          if (stamp[at] === now) continue;
          stamp[at] = now;
          const gaps = this.meter.ofDay(model.partyOf[k]!, day);
          change += gaps - dayGaps[at]!;
          if (keep) dayGaps[at] = gaps;
        }
      }
    }
    return change;
  }

  private preferredChange(): number {
    const { trail, state } = this;
    let change = 0;
    for (let k = 0; k < trail.count; k++) {
      const q = trail.request(k);
      if (this.isWished(q, state.start[q]!)) change++;
      if (this.isWished(q, trail.startBefore(k))) change--;
    }
    return change;
  }

  /** Places `q` at the free slot that is best for its parties. */
  private placeBest(q: number): boolean {
    const { state } = this;
    const { words, slotOfBit, slotWord, slotMask } = state.model;
    if (!state.findStarts(q)) return false;
    const { candidates } = state;
    for (;;) {
      let best = -1;
      let bestChange = Number.POSITIVE_INFINITY;
      for (let w = 0; w < words; w++)
        for (let bits = candidates[w]!; bits !== 0; bits &= bits - 1) {
          const t = slotOfBit[w * 32 + lowestBit(bits)]!;
          const change = this.changeIfPlaced(q, t);
          if (change < bestChange) {
            best = t;
            bestChange = change;
          }
        }
      if (best < 0) return false;
      if (state.tryPlace(q, best)) return true;
      candidates[slotWord[best]!]! &= ~slotMask[best]!;
    }
  }

  private changeIfPlaced(q: number, t: number): number {
    return this.meter.changeIfPlaced(q, t) - (this.isWished(q, t) ? WISH : 0);
  }

  private isWished(q: number, t: number): boolean {
    const { preferredBits, words, slotWord, slotMask } = this.state.model;
    return (preferredBits[q * words + slotWord[t]!]! & slotMask[t]!) !== 0;
  }
}
