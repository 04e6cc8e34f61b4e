import { FACTS, PINNED_HARDNESS } from './explain-costs.js';
import { isMeeting, NOTHING, type Fact } from './explain-lifted.js';
import { ResourceFacts } from './explain-resources.js';
import type { Model } from './model.js';
import type { BlockerFact } from './problem.js';
import { FREE, type State } from './state.js';

const PIN_PRICE = 1000;
/** More than any weight. */
const WIDE = 10;

/** Which of a list of meetings is in the way and not yet named. */
export type InTheWay = (q: number) => boolean;

/**
 * Names the facts that keep a request from one slot: as few as possible where there is a choice of meeting, room or
 * interpreter. Asks, and leaves the schedule as it is.
 */
export class FactFinder {
  /** Result of `find`: the facts, and the room and interpreter that it would have without them, -1 for none. */
  facts: Fact[] = [];
  room = FREE;
  interpreter = FREE;
  private readonly model: Model;
  private readonly marked: Uint8Array;
  private readonly away: Uint8Array;
  private readonly held: Uint8Array;
  private readonly resources: ResourceFacts;
  private readonly span: number[] = [];
  private most = 0;
  private lifted = NOTHING;

  constructor(private readonly state: State) {
    const m = state.model;
    this.model = m;
    this.marked = new Uint8Array(m.requestCount);
    this.away = new Uint8Array(m.partyCount * m.slotCount);
    this.held = new Uint8Array(m.partyCount * m.slotCount);
    m.problem.parties.forEach((party, p) => {
      for (const t of party.principalUnavailable) this.away[p * m.slotCount + t] = 1;
      for (const t of party.held) this.held[p * m.slotCount + t] = 1;
    });
    this.resources = new ResourceFacts(state);
  }

  /** The longest that the request could last on a day. */
  lengthOf(q: number): number {
    return Math.min(this.model.duration[q]!, this.model.perDay);
  }

  hardnessOf(fact: Fact): number {
    const { hardness } = FACTS[fact.fact];
    return isMeeting(fact) && this.model.pinned[fact.id] ? PINNED_HARDNESS : hardness;
  }

  /**
   * Looks at request `q`, not placed, at slot `t`, from which its length stays within the day.
   * @returns false when there is no room at all or more than `most` facts would have to go
   */
  find(q: number, t: number, most = Number.POSITIVE_INFINITY, lifted = NOTHING): boolean {
    this.facts = [];
    this.most = most;
    this.lifted = lifted;
    this.span.length = 0;
    for (let u = t; u < t + this.lengthOf(q); u++) this.span.push(u);
    const done =
      this.own(q, t) &&
      this.principals(q) &&
      this.persons(q) &&
      this.days(q, t) &&
      this.order(q, t) &&
      this.places(q, t);
    for (const entry of this.facts) if (isMeeting(entry)) this.marked[entry.id] = 0;
    return done;
  }

  private readonly inTheWay: InTheWay = (q) => !this.marked[q] && !this.lifted.meeting(q);

  private get withinLimit(): boolean {
    return this.facts.length <= this.most;
  }

  private add(fact: BlockerFact, id: number, slots: number[] = [], of = FREE): void {
    this.facts.push({ fact, id, slots, of });
  }

  private take(q: number, fact: BlockerFact, of = FREE): void {
    this.marked[q] = 1;
    this.add(fact, q, [], of);
  }

  private own(q: number, t: number): boolean {
    const { allowed, pinned } = this.model.problem.requests[q]!;
    if (this.model.duration[q]! > this.model.perDay && !this.lifted.has('own_length', q))
      this.add('own_length', q);
    if (allowed && !allowed.includes(t) && !this.lifted.has('own_time', q, t))
      this.add('own_time', q, [t]);
    if (pinned && pinned.slot !== t && !this.lifted.has('own_pin', q)) this.add('own_pin', q);
    return this.withinLimit;
  }

  private principals(q: number): boolean {
    const m = this.model;
    for (let k = m.partyStart[q]!; k < m.partyStart[q + 1]!; k++) {
      if (!m.withPrincipal[k]) continue;
      const p = m.partyOf[k]!;
      const isAway = (u: number): boolean =>
        this.away[p * m.slotCount + u] === 1 &&
        !this.isAbsent(p, u) &&
        !this.lifted.has('principal_absent', p, u);
      if (this.span.some(isAway)) this.add('principal_absent', p, this.span.filter(isAway));
      for (const u of this.span) {
        const o = this.state.principalAt[p * m.slotCount + u]!;
        if (o >= 0 && this.inTheWay(o)) this.take(o, 'takes_principal', p);
      }
      if (!this.withinLimit) return false;
    }
    return true;
  }

  private isAbsent(p: number, u: number): boolean {
    const m = this.model;
    return (m.absentBits[p * m.words + m.slotWord[u]!]! & m.slotMask[u]!) !== 0;
  }

  private persons(q: number): boolean {
    const m = this.model;
    const { load, lists } = this.state;
    for (let k = m.partyStart[q]!; k < m.partyStart[q + 1]!; k++) {
      const p = m.partyOf[k]!;
      const heads = m.problem.parties[p]!.heads + (this.lifted.has('no_person', p) ? 1 : 0);
      if (heads === 0) this.add('no_person', p);
      const absent: number[] = [];
      const held: number[] = [];
      for (const u of this.span) {
        if (this.isAbsent(p, u) && !this.lifted.has('absent', p, u)) absent.push(u);
        const sits = this.held[p * m.slotCount + u] && !this.lifted.has('seat_held', p, u) ? 1 : 0;
        if (sits && heads <= 1) held.push(u);
        const count = load[p * m.slotCount + u]!;
        // With nobody else to send, the seat in the hall is the fact, and the last meeting is none.
        const places = Math.max(1, heads - sits);
        if (count < places) continue;
        const from = m.listStart[p]! + u * m.listSize[p]!;
        const others = [...lists.subarray(from, from + count)].filter(this.inTheWay);
        this.takeCheapest(others, others.length - places + 1, 'takes_person', p);
      }
      if (absent.length > 0) this.add('absent', p, absent);
      if (held.length > 0) this.add('seat_held', p, held);
      if (!this.withinLimit) return false;
    }
    return true;
  }

  private days(q: number, t: number): boolean {
    const m = this.model;
    const day = m.dayOf[t]!;
    for (let k = m.partyStart[q]!; k < m.partyStart[q + 1]!; k++) {
      const p = m.partyOf[k]!;
      if (!m.withPrincipal[k]) continue;
      const most = m.maxPerDay[p]! + (this.lifted.has('day_limit', p) ? 1 : 0);
      if (most === 0) this.add('day_limit', p);
      else if (this.state.principalDay[p * m.days + day]! >= most) {
        const row = p * m.slotCount;
        const meetings = this.state.principalAt.subarray(
          row + day * m.perDay,
          row + (day + 1) * m.perDay,
        );
        const others = [...new Set(meetings)].filter((o) => o >= 0 && this.inTheWay(o));
        this.takeCheapest(others, others.length - most + 1, 'fills_day', p);
      }
    }
    return this.withinLimit;
  }

  private takeCheapest(others: number[], count: number, fact: BlockerFact, of: number): void {
    if (count <= 0) return;
    // One that is in the way in several slots counts once: it goes first.
    const overlap = (o: number) => this.span.filter((u) => this.coversSlot(o, u)).length;
    const price = (o: number) =>
      this.model.weight[o]! + (this.model.pinned[o] ? PIN_PRICE : 0) - WIDE * overlap(o);
    others.sort((x, y) => price(x) - price(y) || x - y);
    for (const o of others.slice(0, count)) this.take(o, fact, of);
  }

  private coversSlot(o: number, u: number): boolean {
    const begins = this.state.start[o]!;
    return begins <= u && u < begins + this.model.duration[o]!;
  }

  private order(q: number, t: number): boolean {
    const m = this.model;
    const { start } = this.state;
    const before = m.before[q]!;
    if (before >= 0 && start[before]! >= 0 && start[before]! + m.duration[before]! > t)
      if (this.inTheWay(before)) this.take(before, 'order');
    for (const next of m.successors[q]!)
      if (start[next]! >= 0 && start[next]! < t + this.span.length && this.inTheWay(next))
        this.take(next, 'order');
    return this.withinLimit;
  }

  private places(q: number, t: number): boolean {
    const { resources, lifted, span, inTheWay } = this;
    const asked = { q, t, span, lifted, inTheWay };
    const pinFree = this.facts.some(({ fact }) => fact === 'own_pin');
    const room = resources.bestRoom(asked, this.most - this.facts.length, pinFree);
    if (room === null) return false;
    this.room = room;
    const facts: Fact[] = [];
    resources.room(asked, room, pinFree, facts);
    this.name(facts);
    this.interpreter = FREE;
    if (this.model.pairOf[q]! < 0 || lifted.has('own_languages', q)) return this.withinLimit;
    if (this.model.interpreterCount === 0) {
      this.add('own_languages', q);
      return this.withinLimit;
    }
    this.interpreter = resources.bestInterpreter(asked);
    const more: Fact[] = [];
    resources.interpreter(asked, this.interpreter, more);
    this.name(more);
    return this.withinLimit;
  }

  private name(facts: readonly Fact[]): void {
    for (const entry of facts) {
      if (isMeeting(entry)) this.marked[entry.id] = 1;
      this.facts.push(entry);
    }
  }
}
