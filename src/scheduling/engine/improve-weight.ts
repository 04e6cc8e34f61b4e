import { BestSchedule } from './best-schedule.js';
import type { Budget } from './budget.js';
import { Ejector } from './ejector.js';
import { fitsSomewhere } from './model.js';
import { placeAnywhere, randomSlot } from './moves.js';
import type { Rng } from './rng.js';
import { SecondAims } from './second-aims.js';
import type { Snapshot, State } from './state.js';
import { Trail } from './trail.js';

/** Temperatures, in units of weight, at which the annealing begins and ends. */
const HOT = 0.8;
const COLD = 0.12;
/** Waiting requests drawn for one step, of which the heaviest is inserted. */
const DRAWN = 3;
/** Slots tried for one insertion, of which the cheapest is taken. */
const TRIES = 5;
/** Longest chain of insertions in which each puts back what the one before displaced. */
const LONGEST_CHAIN = 8;
/** A loss of so many temperatures is not worth trying. */
const HOPELESS = 6;
/** Weight that a slot of a meeting's room is worth while the search goes: of equal weight, fewer slots are better. */
const SLOT_WORTH = 0.5;
const LEAST_WORTH = 0.05;
/** Where there are homes: share of the steps in which a meeting away from its own goes there. */
const HOMEWARD = 0.4;
/** Meetings drawn to find one that is away. */
const AWAY_DRAWN = 20;
/** Weight that a meeting moved away from its home costs in the first and in the second half of the search. */
const CHANGED = 0.5;
const CHANGED_LATE = 0.05;
/** Least advantage, in weight, of displacing a meeting that is not at its home. */
const HOME_WORTH = 0.2;
/** Guards comparisons of worth, a sum of floating point numbers. */
const EPSILON = 1e-9;

/**
 * Raises the weight placed: a request that waits is put where it displaces little, the displaced are put elsewhere at
 * once, and the heaviest for which there is no free place is inserted in turn. The chain is kept as soon as simulated
 * annealing accepts what it has come to. Ends when `target` is reached, unless fairness or homes still decide between
 * schedules of equal weight. Leaves the best schedule.
 */
export class WeightSearch {
  private readonly ejector: Ejector;
  private readonly trail: Trail;
  private readonly waiting: number[] = [];
  private readonly waitingAt: Int32Array;
  private readonly worth: Float64Array;
  private readonly best: BestSchedule;
  private readonly aims: SecondAims;
  /** Weight of the best schedule so far. */
  bestWeight: number;

  constructor(
    private readonly state: State,
    private readonly rng: Rng,
    fairness = false,
  ) {
    const { model } = state;
    this.aims = new SecondAims(state, fairness);
    const worth = Float64Array.from(model.weight, (weight, q) =>
      Math.max(LEAST_WORTH, weight - SLOT_WORTH * model.duration[q]!),
    );
    this.worth = worth;
    this.trail = new Trail(state);
    this.best = new BestSchedule(state);
    const price = (q: number): number =>
      (state.findStarts(q) ? 0 : worth[q]!) + (state.homes && !state.isAway(q) ? HOME_WORTH : 0);
    this.ejector = new Ejector(state, rng, price, false, true);
    this.waitingAt = new Int32Array(model.requestCount).fill(-1);
    for (let q = 0; q < model.requestCount; q++)
      if (state.start[q]! < 0 && fitsSomewhere(model, q)) this.wait(q);
    this.bestWeight = state.weightPlaced;
  }

  /** The best schedule so far. */
  readBest(): Snapshot {
    return this.best.read();
  }

  run(budget: Budget, target: () => number, onLook?: () => void): void {
    const { waiting, aims } = this;
    let temperature = this.temperatureAt(0);
    let enough = target();
    const look = (): void => {
      enough = target();
      temperature = this.temperatureAt(budget.phaseShare);
      onLook?.();
    };
    while (waiting.length > 0 && (this.bestWeight < enough || aims.active) && budget.spend(look))
      this.step(this.draw(), temperature);
    this.best.restore();
  }

  /** Where meetings have homes, half of the search stays near to them before the other half looks for weight. */
  private temperatureAt(share: number): number {
    if (!this.state.homes) return HOT * Math.pow(COLD / HOT, share);
    this.aims.changeCost = share < 0.5 ? CHANGED : CHANGED_LATE;
    return share < 0.5 ? COLD : HOT * Math.pow(COLD / HOT, 2 * share - 1);
  }

  private draw(): number {
    const { waiting, rng } = this;
    const { weight } = this.state.model;
    if (this.state.homes && rng.unit() < HOMEWARD) {
      const away = this.drawAway();
      if (away >= 0) return away;
    }
    let q = waiting[rng.below(waiting.length)]!;
    for (let n = 1; n < DRAWN; n++) {
      const o = waiting[rng.below(waiting.length)]!;
      if (weight[o]! > weight[q]!) q = o;
    }
    return q;
  }

  /** A random meeting away from its home, -1 when none is found. */
  private drawAway(): number {
    const { state, rng } = this;
    for (let n = 0; n < AWAY_DRAWN; n++) {
      const q = rng.below(state.model.requestCount);
      if (state.start[q]! >= 0 && state.isAway(q) && !state.model.pinned[q]) return q;
    }
    return -1;
  }

  /** Inserts `q`, which waits; one that is placed goes home. */
  private step(q: number, temperature: number): void {
    const { state, rng, trail, ejector, worth } = this;
    trail.clear();
    trail.note(q);
    let gain = 0;
    const home = state.start[q]! < 0 ? -1 : state.homes!.start[q]!;
    if (home >= 0) {
      gain -= worth[q]!;
      state.remove(q);
    } else if (placeAnywhere(state, q, rng)) {
      this.keep();
      return;
    }
    let next = q;
    for (let length = 0; length < LONGEST_CHAIN && next >= 0; length++) {
      const limit = gain + worth[next]! + HOPELESS * temperature;
      const t = length === 0 && home >= 0 ? home : this.chooseSlot(next, limit);
      if (t < 0 || (t === home && !ejector.plan(next, t, limit))) break;
      gain += worth[next]!;
      for (let x = 0; x < ejector.count; x++) {
        const o = ejector.victims[x]!;
        trail.note(o);
        state.remove(o);
        gain -= worth[o]!;
      }
      trail.note(next);
      state.place(next, t, ejector.room, ejector.interpreter);
      next = -1;
      for (let x = 0; x < ejector.count; x++) {
        const o = ejector.victims[x]!;
        if (placeAnywhere(state, o, rng)) gain += worth[o]!;
        else if (next < 0 || worth[o]! > worth[next]!) next = o;
      }
      const total = gain + (this.aims.active ? this.aims.measure(trail) : 0);
      if (total > -EPSILON || rng.unit() < Math.exp(total / temperature)) {
        this.keep();
        return;
      }
    }
    trail.undo();
  }

  /** Keeps what the trail holds. */
  private keep(): void {
    const { state, trail, aims } = this;
    if (aims.active) aims.keep(trail);
    const better = state.weightPlaced - this.bestWeight;
    if (better > 0 || (better === 0 && (!aims.active || aims.isBest))) {
      this.bestWeight = state.weightPlaced;
      this.best.renew();
      aims.renew();
    } else this.best.follow(trail);
    for (let k = 0; k < trail.count; k++) {
      const q = trail.request(k);
      const isOut = state.start[q]! < 0;
      if (isOut && this.waitingAt[q]! < 0) this.wait(q);
      else if (!isOut && this.waitingAt[q]! >= 0) this.stopWaiting(q);
    }
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
