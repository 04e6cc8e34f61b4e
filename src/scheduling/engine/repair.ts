import { lowestBit } from './bits.js';
import { Ejector } from './ejector.js';
import { placeAnywhere, randomSlot } from './moves.js';
import type { PublishedPlan } from './published.js';
import { Rng } from './rng.js';
import type { State } from './state.js';
import { Trail } from './trail.js';

/** Deepest chain of displaced meetings followed systematically. */
const DEEPEST = 3;
/** Cost of a cancelled meeting and of an added one left out, per unit of weight, against one meeting moved. */
const CANCELLED = 1000;
const LEFT_OUT = 10;

/** Finds places for displaced meetings by moving as few of the others as possible. */
export class RepairSearch {
  private readonly rng: Rng;
  private readonly ejector: Ejector;
  private readonly trail: Trail;
  /** Requests that the chain being followed has just placed: it does not displace them again. */
  private readonly settled: Uint8Array;
  private chain = 0;
  private left = 0;

  constructor(
    private readonly state: State,
    private readonly published: PublishedPlan,
    seed: number,
    private readonly steps: number,
  ) {
    this.rng = new Rng(seed);
    this.trail = new Trail(state);
    this.settled = new Uint8Array(state.model.requestCount);
    this.ejector = new Ejector(state, this.rng, (q) => this.price(q));
  }

  /** Places the wanted requests as far as possible; those that find no place stay out. */
  run(wanted: number[]): void {
    const homeless: number[] = [];
    for (const q of wanted) if (!this.insert(q)) homeless.push(q);
    for (const q of homeless) if (this.state.start[q]! < 0) this.anneal(q);
  }

  /** Shortest chain first: nothing else moves, then one more, then two. */
  private insert(q: number): boolean {
    for (let depth = 0; depth <= DEEPEST; depth++) {
      this.left = this.steps;
      if (this.follow([q], depth)) return true;
    }
    return false;
  }

  /** Places all of `open`, moving at most `moves` meetings that stand where they were published. */
  private follow(open: readonly number[], moves: number): boolean {
    const [q, ...rest] = open;
    if (q === undefined) return true;
    if (this.placeNear(q)) {
      if (this.follow(rest, moves)) return true;
      this.state.remove(q);
    }
    if (moves <= 0 || this.chain > DEEPEST) return false;
    const { state, ejector } = this;
    const { startBits, words, slotOfBit } = state.model;
    for (let w = 0; w < words; w++)
      for (let bits = startBits[q * words + w]!; bits !== 0; bits &= bits - 1) {
        if (--this.left < 0) return false;
        const t = slotOfBit[w * 32 + lowestBit(bits)]!;
        if (!ejector.plan(q, t)) continue;
        const victims = [...ejector.victims.subarray(0, ejector.count)];
        const cost = victims.filter((o) => this.isAtHome(o)).length;
        if (cost > moves || victims.length === 0 || victims.length > DEEPEST) continue;
        if (this.swapIn(q, t, victims, rest, moves - cost)) return true;
      }
    return false;
  }

  private swapIn(
    q: number,
    t: number,
    victims: number[],
    rest: readonly number[],
    moves: number,
  ): boolean {
    const { state, ejector } = this;
    const { room, interpreter } = ejector;
    const were = victims.map(
      (o) => [state.start[o]!, state.room[o]!, state.interpreter[o]!] as const,
    );
    for (const o of victims) state.remove(o);
    state.place(q, t, room, interpreter);
    this.settled[q] = 1;
    this.chain++;
    const done = this.follow([...victims, ...rest], moves);
    this.settled[q] = 0;
    this.chain--;
    if (done) return true;
    state.remove(q);
    victims.forEach((o, k) => state.place(o, ...were[k]!));
    return false;
  }

  /** Places `q` where everything is free, as near as possible to where it was. */
  private placeNear(q: number): boolean {
    const { state } = this;
    if (!state.findStarts(q)) return false;
    const { words, slotOfBit } = state.model;
    const home = Math.max(0, this.published.start[q]!);
    const slots: number[] = [];
    for (let w = 0; w < words; w++)
      for (let bits = state.candidates[w]!; bits !== 0; bits &= bits - 1)
        slots.push(slotOfBit[w * 32 + lowestBit(bits)]!);
    slots.sort((x, y) => Math.abs(x - home) - Math.abs(y - home) || x - y);
    return slots.some((t) => state.tryPlace(q, t));
  }

  /** Random insertions for a meeting that no short chain can place, kept when they do not make the plan worse. */
  private anneal(q: number): void {
    const { state, rng, ejector, trail } = this;
    const { startBits, words } = state.model;
    const open = [q];
    for (let step = 0; step < this.steps && open.length > 0; step++) {
      const at = rng.below(open.length);
      const next = open[at]!;
      const t = randomSlot(state, startBits, next * words, rng);
      if (t < 0 || !ejector.plan(next, t)) continue;
      trail.clear();
      trail.note(next);
      for (const o of ejector.victims.subarray(0, ejector.count)) trail.note(o);
      const touched = Array.from({ length: trail.count }, (_, k) => trail.request(k));
      const before = this.costOf(touched);
      for (const o of touched) if (o !== next) state.remove(o);
      state.place(next, t, ejector.room, ejector.interpreter);
      for (const o of touched) if (o !== next && !this.placeNear(o)) placeAnywhere(state, o, rng);
      if (this.costOf(touched) > before) {
        trail.undo();
        continue;
      }
      open.splice(at, 1);
      for (const o of touched) if (state.start[o]! < 0 && !open.includes(o)) open.push(o);
    }
  }

  private costOf(requests: readonly number[]): number {
    const { state, published } = this;
    let cost = 0;
    for (const q of requests) {
      if (state.start[q]! < 0)
        cost += (published.start[q]! < 0 ? LEFT_OUT : CANCELLED) * state.model.weight[q]!;
      else if (published.start[q]! >= 0 && !this.isAtHome(q)) cost += 1;
    }
    return cost;
  }

  private price(q: number): number {
    if (this.settled[q]) return Number.POSITIVE_INFINITY;
    const loss = this.state.findStarts(q) ? 0 : this.state.model.weight[q]!;
    return loss + (this.isAtHome(q) ? 1 : 0);
  }

  private isAtHome(q: number): boolean {
    return (
      this.state.start[q] === this.published.start[q] &&
      this.state.room[q] === this.published.room[q]
    );
  }
}
