import { lowestBit } from './bits.js';
import { Ejections } from './ejections.js';
import { hasRoomFor, mayFindPlace } from './free-places.js';
import type { Journal } from './journal.js';
import type { Placer } from './placer.js';
import type { RepairCosts } from './repair-costs.js';
import { FREE } from './state.js';

/** A meeting that has lost its place, and the step by which it did. */
interface Link {
  open: number;
  parent: Link | null;
  /** The step: `mover` took `slot` and `room`; `open` had to go for it, and `beside`, which found a free place. */
  mover: number;
  slot: number;
  room: number;
  beside: number;
  /** Published meetings moved by now, those that are to be put somewhere else counted. */
  moved: number;
  /** Of these, what `open` itself counts. */
  own: number;
  depth: number;
}

/** Links that may displace two meetings: later ones displace one only. */
const WIDE_DEPTH = 2;
/** What trying a step costs against looking at it. */
const TRIAL = 3;

/**
 * Inserts one request by a chain: it takes the place of a meeting, which takes the place of another, until one finds
 * a free place. Chains are followed in the order of the meetings that they move, each meeting displaced at most once;
 * all on the state itself, so that a chain found keeps every rule. Where none ends in a free place, the lightest
 * meeting that a chain reached loses its place.
 */
export class ChainSearch {
  private readonly ejections: Ejections;
  /** Stamp of the last insertion that displaced the meeting. */
  private readonly reached: Int32Array;
  private stamp = 0;
  /** Meetings from which no chain led to a free place, since `begin`. */
  private readonly deadEnd: Uint8Array;
  private expanded: number[] = [];
  private metDeadEnd = false;
  /** Least loss of a meeting reached, by this insertion and by those before. */
  private lightest = Number.POSITIVE_INFINITY;
  private lightestSeen = Number.POSITIVE_INFINITY;
  /** A loss that no insertion can do better than. */
  private enough = Number.NEGATIVE_INFINITY;
  private buckets: Link[][] = [];
  private links: Link[] = [];
  private best: Link | null = null;
  private left = 0;

  constructor(
    private readonly journal: Journal,
    private readonly placer: Placer,
    private readonly costs: RepairCosts,
  ) {
    const { model } = journal.state;
    this.reached = new Int32Array(model.requestCount);
    this.deadEnd = new Uint8Array(model.requestCount);
    this.ejections = new Ejections(
      journal.state,
      (q) => model.pinned[q] === 1 || this.reached[q] === this.stamp,
    );
  }

  /** To be called before the insertions that belong to one repair. */
  begin(): void {
    this.deadEnd.fill(0);
    this.lightestSeen = Number.POSITIVE_INFINITY;
  }

  /**
   * Places `q`, which is not placed, or leaves out what loses least of it and all that chains reached.
   * @param steps most sets of displaced meetings looked at
   * @returns the steps spent
   */
  insert(q: number, steps: number): number {
    if (this.placer.placeBest(q)) return 0;
    this.left = steps;
    // Where no room is left for one more, nothing is to be found but the lightest meeting of all.
    this.enough = hasRoomFor(this.journal.state, q) ? Number.NEGATIVE_INFINITY : this.leastLoss();
    const mark = this.journal.mark;
    let best = this.search(q);
    // Behind the dead ends there may be something lighter to give up.
    if (!best && this.metDeadEnd && this.lightest > this.lightestSeen) {
      this.begin();
      best = this.search(q);
    }
    if (best && this.apply(best) && this.placer.placeBest(best.open)) return steps - this.left;
    this.journal.rollback(mark);
    // One insertion hardly changes what another could find behind those that were looked at to the end.
    if (this.lightest > this.enough)
      for (const o of this.expanded) if (o !== q) this.deadEnd[o] = 1;
    this.lightestSeen = Math.min(this.lightestSeen, this.lightest);
    this.giveUpLightest();
    return steps - this.left;
  }

  private leastLoss(): number {
    const { start, model } = this.journal.state;
    let least = Number.POSITIVE_INFINITY;
    for (let q = 0; q < model.requestCount; q++)
      if (start[q]! >= 0 && !model.pinned[q]) least = Math.min(least, this.costs.loss(q));
    return least;
  }

  private push(link: Link): void {
    this.reached[link.open] = this.stamp;
    // A chain can fail for want of an interpreter only: it ends the search when it is known not to.
    const isSure = link.parent === null || this.journal.state.model.pairOf[link.mover]! < 0;
    if (isSure || this.tryLink(link) !== 'impossible')
      this.lightest = Math.min(this.lightest, this.costs.loss(link.open));
    this.links.push(link);
    const ends = link.parent !== null && this.deadEnd[link.open] === 1;
    if (ends) this.metDeadEnd = true;
    else (this.buckets[link.moved] ??= []).push(link);
  }

  /** @returns the chain that ends in a free place and moves fewest, if there is one */
  private search(q: number): Link | null {
    this.stamp++;
    this.ejections.beginRound();
    this.best = null;
    this.lightest = Number.POSITIVE_INFINITY;
    this.links = [];
    this.expanded = [];
    this.buckets = [];
    this.metDeadEnd = false;
    this.push({
      open: q,
      parent: null,
      mover: FREE,
      slot: FREE,
      room: FREE,
      beside: FREE,
      moved: 0,
      own: 0,
      depth: 0,
    });
    for (let moved = 0; moved < this.buckets.length; moved++) {
      const bucket = this.buckets[moved] ?? [];
      // One that has moved anyway counts no more, so that links join the bucket while it is read.
      for (let at = 0; at < bucket.length; at++) {
        if (this.isOver(moved + 1)) return this.best;
        this.expand(bucket[at]!);
      }
    }
    return this.best;
  }

  /** Whether chains that move `moved` meetings need not be looked for. */
  private isOver(moved: number): boolean {
    return this.left <= 0 || this.isBeaten(moved) || this.lightest <= this.enough;
  }

  /** Whether a chain is known that moves no more than `moved` meetings. */
  private isBeaten(moved: number): boolean {
    return this.best !== null && this.best.moved <= moved;
  }

  private expand(link: Link): void {
    const { journal, ejections } = this;
    this.expanded.push(link.open);
    const slots = this.openSlots(link.open);
    if (slots.length === 0) return;
    const mark = journal.mark;
    const most = link.depth < WIDE_DEPTH ? 2 : 1;
    if (this.apply(link))
      slots.some((t) =>
        ejections.each(link.open, t, most, false, (room) => this.look(link, t, room)),
      );
    journal.rollback(mark);
  }

  /** First slots at which `q` could displace someone not reached yet. */
  private openSlots(q: number): number[] {
    const { startBits, words, slotOfBit } = this.journal.state.model;
    const slots: number[] = [];
    for (let w = 0; w < words; w++)
      for (let bits = startBits[q * words + w]!; bits !== 0; bits &= bits - 1) {
        const t = slotOfBit[w * 32 + lowestBit(bits)]!;
        if (!this.ejections.isSpent(q, t)) slots.push(t);
      }
    return slots;
  }

  /** @returns whether the link need not be looked at further */
  private look(link: Link, t: number, room: number): boolean {
    const { victims, count } = this.ejections;
    if (count === 1) this.consider(link, t, room, victims[0]!, FREE);
    else if (count === 2) this.consider(link, t, room, victims[0]!, victims[1]!);
    else this.considerInterpreters(link, t, room);
    this.left--;
    return this.isOver(link.moved + 1);
  }

  /** All is free but an interpreter: each who could serve may leave another meeting. */
  private considerInterpreters(link: Link, t: number, room: number): void {
    const { model, interpreterAt } = this.journal.state;
    const pair = model.pairOf[link.open]!;
    if (pair < 0) return;
    for (let i = 0; i < model.interpreterCount; i++) {
      if (!(model.pairBits[pair * model.interpreterWords + (i >> 5)]! & (1 << (i & 31)))) continue;
      let only = FREE;
      for (let u = t; u < t + model.duration[link.open]!; u++) {
        const o = interpreterAt[i * model.slotCount + u]!;
        if (o === FREE || o === only) continue;
        only = o < 0 || only !== FREE || model.pinned[o] ? Number.NEGATIVE_INFINITY : o;
      }
      if (only >= 0) this.consider(link, t, room, only, FREE);
    }
  }

  /** Whether `open` could go to `t` and `room` for one or two meetings to go elsewhere, at once or by a longer chain. */
  private consider(link: Link, t: number, room: number, first: number, second: number): void {
    if (this.reached[first] === this.stamp) return;
    const { costs } = this;
    const own = costs.countsWhenMoved(first) ? 1 : 0;
    const other = second >= 0 && costs.countsWhenMoved(second) ? 1 : 0;
    const moved = link.moved + own + other;
    if (this.isBeaten(moved)) return;
    const next: Link = {
      open: first,
      parent: link,
      mover: link.open,
      slot: t,
      room,
      beside: second,
      moved,
      own,
      depth: link.depth + 1,
    };
    if (!mayFindPlace(this.journal.state, first)) {
      if (second < 0) return this.push(next);
      if (!mayFindPlace(this.journal.state, second)) return;
    }
    this.left -= TRIAL;
    if (second < 0) {
      const found = this.tryLink(next);
      if (found === 'placed') this.best = next;
      else if (found === 'open') this.push(next);
      return;
    }
    const turned: Link = { ...next, open: second, beside: first, own: other };
    for (const candidate of [next, turned]) {
      const found = this.tryLink(candidate);
      if (found === 'placed') {
        this.best = candidate;
        return;
      }
      if (found === 'open' && this.reached[candidate.open] !== this.stamp) this.push(candidate);
    }
  }

  /** Tries the last step of a chain whose other steps are made; the state is left as it was. */
  private tryLink(link: Link): 'placed' | 'open' | 'impossible' {
    const mark = this.journal.mark;
    let found: 'placed' | 'open' | 'impossible' = 'impossible';
    if (this.step(link)) found = this.placer.placeBest(link.open) ? 'placed' : 'open';
    this.journal.rollback(mark);
    return found;
  }

  /** Makes all steps of a chain. @returns whether that was possible; if not, some of them may be made */
  private apply(link: Link): boolean {
    return !link.parent || (this.apply(link.parent) && this.step(link));
  }

  private step({ open, mover, slot, room, beside }: Link): boolean {
    this.journal.remove(open);
    if (beside >= 0) this.journal.remove(beside);
    if (!this.placer.placeIn(mover, slot, room)) return false;
    return beside < 0 || this.placer.placeBest(beside);
  }

  /** Ends the chain after which the meeting without a place loses least; the shortest of such. */
  private giveUpLightest(): void {
    const { costs, journal } = this;
    const order = this.links
      .map((link) => ({ link, loss: costs.loss(link.open), moved: link.moved - link.own }))
      .sort((x, y) => x.loss - y.loss || x.moved - y.moved);
    const mark = journal.mark;
    for (const { link } of order) {
      if (this.apply(link)) return;
      journal.rollback(mark);
    }
  }
}
