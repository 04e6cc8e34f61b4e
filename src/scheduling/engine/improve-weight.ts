import type { Budget } from './budget.js';
import { Ejector } from './ejector.js';
import { placeAnywhere, randomSlot } from './moves.js';
import type { Rng } from './rng.js';
import type { Snapshot, State } from './state.js';
import { Trail } from './trail.js';

/** Temperatures, in units of weight, at which the annealing begins and ends. */
const HOT = 0.6;
const COLD = 0.1;
/** Slots tried for one insertion, of which the cheapest is taken. */
const TRIES = 10;
/** A loss of so many temperatures is not worth trying. */
const HOPELESS = 6;

/**
 * Raises the weight placed: an unplaced request is put where it displaces little, the displaced are put elsewhere
 * at once, and the whole is kept by simulated annealing. Ends when `target`, asked now and then, is reached. Leaves the best schedule.
 */
export class WeightSearch {
  private readonly ejector: Ejector;
  private readonly trail: Trail;
  private readonly waiting: number[] = [];
  private readonly waitingAt: Int32Array;
  private best: Snapshot;
  /** Weight of the best schedule so far. */
  bestWeight: number;

  constructor(
    private readonly state: State,
    private readonly rng: Rng,
  ) {
    const { model } = state;
    this.trail = new Trail(state);
    this.ejector = new Ejector(state, rng, (q) => (state.findStarts(q) ? 0 : model.weight[q]!));
    this.waitingAt = new Int32Array(model.requestCount).fill(-1);
    for (let q = 0; q < model.requestCount; q++)
      if (state.start[q]! < 0 && this.hasStart(q)) this.wait(q);
    this.best = state.snapshot();
    this.bestWeight = state.weightPlaced;
  }

  run(budget: Budget, target: () => number, onLook?: () => void): void {
    const { state, rng, waiting } = this;
    let temperature = HOT;
    let enough = target();
    const look = (): void => {
      enough = target();
      temperature = HOT * Math.pow(COLD / HOT, budget.phaseShare);
      onLook?.();
    };
    while (waiting.length > 0 && this.bestWeight < enough && budget.spend(look)) {
      this.step(waiting[rng.below(waiting.length)]!, temperature);
      if (state.weightPlaced > this.bestWeight) {
        this.bestWeight = state.weightPlaced;
        this.best = state.snapshot();
      }
    }
    if (state.weightPlaced < this.bestWeight) state.restore(this.best);
  }

  private step(q: number, temperature: number): void {
    const { state, rng, trail, ejector } = this;
    if (placeAnywhere(state, q, rng)) {
      this.stopWaiting(q);
      return;
    }
    const t = this.chooseSlot(q, state.model.weight[q]! + HOPELESS * temperature);
    if (t < 0) return;
    const before = state.weightPlaced;
    trail.clear();
    for (let x = 0; x < ejector.count; x++) {
      const o = ejector.victims[x]!;
      trail.note(o);
      state.remove(o);
    }
    trail.note(q);
    state.place(q, t, ejector.room, ejector.interpreter);
    for (let x = 0; x < ejector.count; x++) placeAnywhere(state, ejector.victims[x]!, rng);
    const gain = state.weightPlaced - before;
    if (gain < 0 && rng.unit() >= Math.exp(gain / temperature)) {
      trail.undo();
      return;
    }
    for (let x = 0; x < ejector.count; x++)
      if (state.start[ejector.victims[x]!]! < 0) this.wait(ejector.victims[x]!);
    this.stopWaiting(q);
  }

  /** Plans `q` at the cheapest of a few random slots, none dearer than `limit`. @returns the slot, -1 for none */
  private chooseSlot(q: number, limit: number): number {
    const { state, rng, ejector } = this;
    const { startBits, words } = state.model;
    let best = -1;
    let bestCost = limit;
    let planned = -1;
    for (let n = 0; n < TRIES && (best < 0 || bestCost > 0); n++) {
      const t = randomSlot(state, startBits, q * words, rng);
      if (t === best) continue;
      planned = -1;
      if (!ejector.plan(q, t, bestCost)) continue;
      planned = t;
      best = t;
      bestCost = ejector.cost;
    }
    return best < 0 || planned === best || ejector.plan(q, best) ? best : -1;
  }

  private hasStart(q: number): boolean {
    const { startBits, words } = this.state.model;
    for (let w = q * words; w < (q + 1) * words; w++) if (startBits[w] !== 0) return true;
    return false;
  }

  private wait(q: number): void {
    this.waitingAt[q] = this.waiting.length;
    this.waiting.push(q);
  }

  private stopWaiting(q: number): void {
    const at = this.waitingAt[q]!;
    const last = this.waiting.pop()!;
    if (last !== q) {
      this.waiting[at] = last;
      this.waitingAt[last] = at;
    }
    this.waitingAt[q] = -1;
  }
}
