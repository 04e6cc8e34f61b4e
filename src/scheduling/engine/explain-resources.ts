import { FACTS, PINNED_HARDNESS } from './explain-costs.js';
import type { Fact, Lifted } from './explain-lifted.js';
import type { Model } from './model.js';
import type { BlockerFact } from './problem.js';
import { FREE, type State } from './state.js';

export interface Asked {
  q: number;
  t: number;
  span: readonly number[];
  lifted: Lifted;
  /** Whether a meeting blocks: neither named already nor undone. */
  inTheWay: (o: number) => boolean;
}

/** A number over every sum of weights that one room can have in its way. */
const HARD = 1_000;
const COUNT = 100_000;
const NO_SLOTS: number[] = [];

/** Which room and interpreter would need the fewest facts to go, and which facts these are. */
export class ResourceFacts {
  private readonly model: Model;
  /** By zone: the meetings too near to walk from or to, for the request last asked about. */
  private near: number[][] = [];

  constructor(private readonly state: State) {
    this.model = state.model;
  }

  /** The room with the fewest facts, the tightest of equal ones; null when there is none or more than `most`. */
  bestRoom(asked: Asked, most: number, pinFree: boolean): number | null {
    const { roomCount } = this.model;
    this.near = this.nearByZone(asked);
    let best: number | null = null;
    let least = (most + 1) * COUNT;
    for (let r = 0; r < roomCount && least > 0; r++) {
      const price = this.room(asked, r, pinFree, null);
      if (price < least) {
        best = r;
        least = price;
      }
    }
    return best;
  }

  /** The interpreter with the fewest facts, the one with the fewest pairs of equal ones. */
  bestInterpreter(asked: Asked): number {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < this.model.interpreterCount && least > 0; i++) {
      const price = this.interpreter(asked, i, null);
      if (price < least) {
        best = i;
        least = price;
      }
    }
    return best;
  }

  /** What keeps the request out of room `r`, added to `facts` where given. @returns its price: 0 for nothing */
  room(asked: Asked, r: number, pinFree: boolean, facts: Fact[] | null): number {
    const m = this.model;
    const { q, span, lifted } = asked;
    let price = 0;
    const at = m.roomClass[q]! * m.roomWords + (r >> 5);
    if (!(m.classBits[at]! & (1 << (r & 31)))) {
      const { size, features, pinned } = m.problem.requests[q]!;
      const room = m.problem.rooms[m.roomIds[r]!]!;
      if (room.capacity < size && !lifted.has('too_small', r))
        price += this.note(facts, 'too_small', r);
      if (features.some((name) => !room.features.includes(name)) && !lifted.has('lacks_feature', r))
        price += this.note(facts, 'lacks_feature', r);
      if (pinned && pinned.room !== room.id && !pinFree && !lifted.has('own_pin', q))
        price += this.note(facts, 'own_pin', q);
    }
    price += this.row(asked, 'takes_room', this.state.roomAt, r, facts);
    price += this.shut(span, 'closed', m.roomClosed, r, lifted, facts);
    for (const o of this.near[m.zoneOf[r]!] ?? []) price += this.note(facts, 'walk', o);
    return price;
  }

  /** The same for an interpreter. */
  interpreter(asked: Asked, i: number, facts: Fact[] | null): number {
    const m = this.model;
    const { q, span, lifted } = asked;
    let price = 0;
    const at = m.pairOf[q]! * m.interpreterWords + (i >> 5);
    if (!(m.pairBits[at]! & (1 << (i & 31))) && !lifted.has('lacks_pair', i))
      price += this.note(facts, 'lacks_pair', i);
    price += this.row(asked, 'takes_interpreter', this.state.interpreterAt, i, facts);
    return price + this.shut(span, 'off_duty', m.interpreterOff, i, lifted, facts);
  }

  /** The meetings that use a room or interpreter. */
  private row(
    { span, inTheWay }: Asked,
    name: BlockerFact,
    rows: Int32Array,
    index: number,
    facts: Fact[] | null,
  ): number {
    let price = 0;
    let last = FREE;
    for (const u of span) {
      const o = rows[index * this.model.slotCount + u]!;
      if (o < 0 || o === last) continue;
      last = o;
      if (inTheWay(o)) price += this.note(facts, name, o, [], index);
    }
    return price;
  }

  /** The slots in which a room is closed or an interpreter off duty, one fact together. */
  private shut(
    span: readonly number[],
    name: BlockerFact,
    rows: Uint8Array,
    index: number,
    lifted: Lifted,
    facts: Fact[] | null,
  ): number {
    const isShut = (u: number): boolean =>
      rows[index * this.model.slotCount + u] === 1 && !lifted.has(name, index, u);
    if (!span.some(isShut)) return 0;
    return this.note(facts, name, index, facts ? span.filter(isShut) : []);
  }

  private note(
    facts: Fact[] | null,
    fact: BlockerFact,
    id: number,
    slots: number[] = NO_SLOTS,
    of = FREE,
  ): number {
    facts?.push({ fact, id, slots, of });
    if (fact !== 'takes_room' && fact !== 'takes_interpreter' && fact !== 'walk')
      return COUNT + FACTS[fact].hardness * HARD;
    const { pinned, weight } = this.model;
    return COUNT + (pinned[id] ? PINNED_HARDNESS : FACTS[fact].hardness) * HARD + weight[id]!;
  }

  private nearByZone({ q, t, span, inTheWay }: Asked): number[][] {
    const m = this.model;
    if (m.maxGap === 0) return [];
    const near: number[][] = Array.from({ length: m.zoneCount }, () => []);
    const end = t + span.length;
    const dayFrom = m.dayOf[t]! * m.perDay;
    const from = Math.max(dayFrom, t - m.maxGap);
    const to = Math.min(dayFrom + m.perDay, end + m.maxGap);
    for (let k = m.partyStart[q]!; k < m.partyStart[q + 1]!; k++) {
      if (!m.withPrincipal[k]) continue;
      const row = m.partyOf[k]! * m.slotCount;
      for (let u = from; u < to; u++) {
        const o = this.state.principalAt[row + u]!;
        if (o < 0 || !inTheWay(o)) continue;
        const begins = this.state.start[o]!;
        const distance = begins >= end ? begins - end : t - begins - m.duration[o]!;
        const gaps = m.zoneOf[this.state.room[o]!]! * m.zoneCount;
        for (let z = 0; z < m.zoneCount; z++)
          if (distance >= 0 && m.zoneGap[gaps + z]! > distance && !near[z]!.includes(o))
            near[z]!.push(o);
      }
    }
    return near;
  }
}
