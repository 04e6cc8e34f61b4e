import { BestSchedule } from './best-schedule.js';
import type { Budget } from './budget.js';
import { ComfortTally } from './comfort-tally.js';
import { Ejector } from './ejector.js';
import type { Rng } from './rng.js';
import { SlotChooser } from './slot-chooser.js';
import type { Snapshot, State } from './state.js';
import { Trail } from './trail.js';

/** Temperatures, in idle gaps, at which the annealing begins and ends. */
const HOT = 0.8;
const COLD = 0.1;
/** Share of the moves that begin at a day with gaps; the others take any meeting. */
const UNEASY = 0.5;
/** Shares of the moves to a slot out of a random few, and to a slot where nothing is in the way. */
const SAMPLED = 0.05;
const FREE_ONLY = 0.1;
/** Where there are homes: share of the moves that begin with a meeting away from its own, and that take it there. */
const HOMEWARD = 0.5;
/** Meetings drawn to find one that is away. */
const DRAWN = 20;
/** What moving on those in the way may win back, in idle gaps, for a move to be tried. */
const HOPE = 1.5;

/**
 * Lowers the idle gaps and raises the wished slots met, without taking any meeting out: a meeting is moved, those in
 * its way are moved on, and the whole is kept by simulated annealing. Leaves the best schedule.
 */
export class ComfortSearch {
  private readonly tally: ComfortTally;
  private readonly chooser: SlotChooser;
  private readonly ejector: Ejector;
  private readonly trail: Trail;
  private readonly movable: Int32Array;
  private readonly best: BestSchedule;

  constructor(
    private readonly state: State,
    private readonly rng: Rng,
    { wishWorth = 0 }: { wishWorth?: number } = {},
  ) {
    const { model } = state;
    this.trail = new Trail(state);
    this.best = new BestSchedule(state);
    this.tally = new ComfortTally(state, this.trail, wishWorth);
    this.chooser = new SlotChooser(state, this.tally.meter, rng);
    this.ejector = new Ejector(
      state,
      rng,
      (q) => (state.findStarts(q) ? 1 : 5) + (state.homes && !state.isAway(q) ? 5 : 0),
    );
    this.movable = Int32Array.from(
      [...state.start.keys()].filter((q) => state.start[q]! >= 0 && !model.pinned[q]),
    );
  }

  /** The best schedule so far. */
  readBest(): Snapshot {
    return this.best.read();
  }

  /** Of the best schedule so far. */
  get bestIdle(): number {
    return this.tally.best.idleGaps;
  }

  get bestPreferred(): number {
    return this.tally.best.preferredMet;
  }

  run(budget: Budget, onLook?: () => void): void {
    if (this.movable.length === 0) return;
    const { tally } = this;
    let temperature = HOT;
    const look = (): void => {
      temperature = HOT * Math.pow(COLD / HOT, budget.phaseShare);
      onLook?.();
    };
    while (!tally.isPerfect && budget.spend(look)) this.step(this.draw(), temperature);
    this.best.restore();
  }

  private draw(): number {
    const { rng, tally, movable, state } = this;
    if (state.homes && rng.unit() < HOMEWARD)
      for (let n = 0; n < DRAWN; n++) {
        const q = movable[rng.below(movable.length)]!;
        if (state.isAway(q)) return q;
      }
    if (rng.unit() < UNEASY) {
      const q = tally.drawUneasy(rng);
      if (q >= 0 && !state.model.pinned[q]) return q;
    }
    return movable[rng.below(movable.length)]!;
  }

  private step(q: number, temperature: number): void {
    const { state, rng, trail, ejector, tally } = this;
    const limit = -temperature * Math.log(1 - rng.unit());
    trail.clear();
    trail.note(q);
    state.remove(q);
    const t = this.chooseSlot(q, trail.startBefore(0));
    if (t < 0) return trail.undo();
    const estimate = tally.costOfRemoving(q, trail.startBefore(0)) + tally.costOfPlacing(q, t);
    if (estimate > limit + HOPE || !ejector.plan(q, t)) return trail.undo();
    if (ejector.count === 0 && estimate > limit) return trail.undo();
    for (let x = 0; x < ejector.count; x++) trail.note(ejector.victims[x]!);
    for (let x = 0; x < ejector.count; x++) state.remove(ejector.victims[x]!);
    state.place(q, t, ejector.room, ejector.interpreter);
    for (let x = 0; x < ejector.count; x++)
      if (!this.placeBest(ejector.victims[x]!)) return trail.undo();
    if (tally.measureMove() > limit) return trail.undo();
    tally.keepMove();
    if (tally.isBest) this.best.renew();
    else this.best.follow(trail);
  }

  private chooseSlot(q: number, before: number): number {
    const { state, rng, chooser, tally } = this;
    const { startBits, words } = state.model;
    const home = state.homes?.start[q] ?? -1;
    if (home >= 0 && state.isAwayAt(q, before, this.trail.roomBefore(0)) && rng.unit() < HOMEWARD)
      return home;
    const chance = rng.unit();
    if (chance >= SAMPLED) {
      const freeOnly = chance < SAMPLED + FREE_ONLY;
      if (freeOnly && !state.findStarts(q)) return -1;
      const t = freeOnly
        ? chooser.fitting(q, state.candidates, 0, before)
        : chooser.fitting(q, startBits, q * words, before);
      if (t >= 0) return t;
    }
    return chooser.sampled(startBits, q * words, before, (t) => tally.costOfPlacing(q, t));
  }

  /** Places `q` at the free slot that is best for its parties. */
  private placeBest(q: number): boolean {
    const { state, chooser, tally } = this;
    const { slotWord, slotMask } = state.model;
    if (!state.findStarts(q)) return false;
    const { candidates } = state;
    for (;;) {
      const t = chooser.cheapest(candidates, (slot) => tally.costOfPlacing(q, slot));
      if (t < 0) return false;
      if (state.tryPlace(q, t)) return true;
      candidates[slotWord[t]!]! &= ~slotMask[t]!;
    }
  }
}
