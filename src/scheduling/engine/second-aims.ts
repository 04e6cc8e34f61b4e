import { FREE, type State } from './state.js';
import type { Trail } from './trail.js';

/** Weight that the annealing gives to one unit of fairness. */
const FAIR = 0.3;
/** Guards comparisons of fairness, a sum of fractions. */
const EPSILON = 1e-9;

interface Standing {
  /** Sum over the parties of 1 + 1/2 + ... + 1/n, n being the meetings placed. */
  fairness: number;
  /** Published meetings that stand elsewhere or nowhere. */
  changes: number;
}

/** Whether `left` gives more parties their first meetings: a party's k-th counts 1/k. */
export function isFairer(left: State, right: State): boolean {
  return fairnessOf(left) - fairnessOf(right) > EPSILON;
}

function fairnessOf({ model, start }: State): number {
  const meetings = new Int32Array(model.partyCount);
  let sum = 0;
  for (let q = 0; q < model.requestCount; q++)
    if (start[q]! >= 0)
      for (let k = model.partyStart[q]!; k < model.partyStart[q + 1]!; k++)
        sum += 1 / ++meetings[model.partyOf[k]!]!;
  return sum;
}

/**
 * What decides between schedules of equal weight: that every party has its first meeting before another has its
 * tenth, then that the published meetings stay. Either is counted only when it is asked for.
 */
export class SecondAims {
  /** Weight that the annealing gives to one published meeting moved or left out. */
  changeCost = 0;
  private readonly meetings: Int32Array;
  private readonly now: Standing = { fairness: 0, changes: 0 };
  private readonly after: Standing = { fairness: 0, changes: 0 };
  private readonly best: Standing;

  constructor(
    private readonly state: State,
    private readonly fairness: boolean,
  ) {
    const { model } = state;
    this.meetings = new Int32Array(model.partyCount);
    for (let q = 0; q < model.requestCount; q++) {
      if (state.start[q]! >= 0) this.now.fairness += this.count(q, 1);
      if (state.isAway(q)) this.now.changes++;
    }
    this.best = { ...this.now };
  }

  /** Whether anything is counted at all. */
  get active(): boolean {
    return this.fairness || this.state.homes !== null;
  }

  /** What the move in the trail gains, in units of weight. */
  measure(trail: Trail): number {
    const { state, now, after } = this;
    after.fairness = now.fairness;
    after.changes = now.changes;
    for (let k = 0; k < trail.count; k++) {
      const q = trail.request(k);
      if (state.homes) {
        if (state.isAway(q)) after.changes++;
        if (state.isAwayAt(q, trail.startBefore(k), trail.roomBefore(k))) after.changes--;
      }
      if (this.fairness) after.fairness += this.countMove(trail, k, 1);
    }
    if (this.fairness) for (let k = trail.count - 1; k >= 0; k--) this.countMove(trail, k, -1);
    return FAIR * (after.fairness - now.fairness) - this.changeCost * (after.changes - now.changes);
  }

  /** Counts the move in the trail. */
  keep(trail: Trail): void {
    this.measure(trail);
    if (this.fairness) for (let k = 0; k < trail.count; k++) this.countMove(trail, k, 1);
    Object.assign(this.now, this.after);
  }

  /** Whether the present schedule is at least as good as the best, their weights being equal. */
  get isBest(): boolean {
    const { now, best } = this;
    const fairer = now.fairness - best.fairness;
    return Math.abs(fairer) > EPSILON ? fairer > 0 : now.changes <= best.changes;
  }

  renew(): void {
    Object.assign(this.best, this.now);
  }

  /** Counts request `k` of the trail in or out, or with `sign` -1 the other way round. */
  private countMove(trail: Trail, k: number, sign: 1 | -1): number {
    const q = trail.request(k);
    const was = trail.startBefore(k) !== FREE;
    const is = this.state.start[q] !== FREE;
    if (was === is) return 0;
    return this.count(q, is === sign > 0 ? 1 : -1);
  }

  private count(q: number, step: 1 | -1): number {
    const { partyStart, partyOf } = this.state.model;
    let change = 0;
    for (let k = partyStart[q]!; k < partyStart[q + 1]!; k++) {
      const p = partyOf[k]!;
      if (step > 0) change += 1 / ++this.meetings[p]!;
      else change -= 1 / this.meetings[p]!--;
    }
    return change;
  }
}
