import type { Model } from './model.js';
import { CLOSED, FREE, type State } from './state.js';

/** What stands between a party and a meeting at some slots, every other meeting kept. */
export interface PartyTrouble {
  party: number;
  absent: number[];
  /** Slots in which nobody is left to send. */
  full: number[];
  /** Slots in which the principal is away though the party is there. */
  away: number[];
  busy: boolean;
  dayFull: boolean;
}

/** Answers what a request lacks at a slot when every other meeting stays where it is. */
export class Openings {
  private readonly model: Model;
  private readonly away: Uint8Array;
  private readonly held: Uint8Array;

  constructor(private readonly state: State) {
    const m = state.model;
    this.model = m;
    this.away = new Uint8Array(m.partyCount * m.slotCount);
    this.held = new Uint8Array(m.partyCount * m.slotCount);
    m.problem.parties.forEach((party, p) => {
      for (const t of party.principalUnavailable) this.away[p * m.slotCount + t] = 1;
      for (const t of party.held) this.held[p * m.slotCount + t] = 1;
    });
  }

  /** Null when more than one change of the same kind would be needed. */
  trouble(k: number, t: number, length: number): PartyTrouble | null {
    const m = this.model;
    const p = m.partyOf[k]!;
    const { heads } = m.problem.parties[p]!;
    const trouble: PartyTrouble = {
      party: p,
      absent: [],
      full: [],
      away: [],
      busy: false,
      dayFull: false,
    };
    for (let u = t; u < t + length; u++) {
      const at = p * m.slotCount + u;
      const absent = (m.absentBits[p * m.words + m.slotWord[u]!]! & m.slotMask[u]!) !== 0;
      if (absent) trouble.absent.push(u);
      const lacking = this.state.load[at]! + 1 - (heads - this.held[at]!);
      if (lacking > 1) return null;
      if (lacking === 1) trouble.full.push(u);
      if (!m.withPrincipal[k]) continue;
      if (this.away[at] && !absent) trouble.away.push(u);
      if (this.state.principalAt[at]! >= 0) trouble.busy = true;
    }
    if (m.withPrincipal[k])
      trouble.dayFull = this.state.principalDay[p * m.days + m.dayOf[t]!]! >= m.maxPerDay[p]!;
    return trouble;
  }

  /** Meetings that the order forbids at `t`. */
  outOfOrder(q: number, t: number, length: number): number[] {
    const m = this.model;
    const { start } = this.state;
    const before = m.before[q]!;
    const others: number[] = [];
    if (before >= 0 && start[before]! >= 0 && start[before]! + m.duration[before]! > t)
      others.push(before);
    for (const next of m.successors[q]!)
      if (start[next]! >= 0 && start[next]! < t + length) others.push(next);
    return others;
  }

  /** By zone: whether one of these principals could not walk from or to it in time. */
  tooFar(walkers: readonly number[], t: number, length: number): Uint8Array | null {
    const m = this.model;
    if (m.maxGap === 0) return null;
    const zones = new Uint8Array(m.zoneCount);
    const end = t + length;
    const from = Math.max(m.dayOf[t]! * m.perDay, t - m.maxGap);
    const to = Math.min((m.dayOf[t]! + 1) * m.perDay, end + m.maxGap);
    for (const p of walkers)
      for (let u = from; u < to; u++) {
        const o = this.state.principalAt[p * m.slotCount + u]!;
        if (o < 0) continue;
        const begins = this.state.start[o]!;
        const distance = begins >= end ? begins - end : t - begins - m.duration[o]!;
        const row = m.zoneOf[this.state.room[o]!]! * m.zoneCount;
        for (let z = 0; z < m.zoneCount; z++)
          if (distance >= 0 && m.zoneGap[row + z]! > distance) zones[z] = 1;
      }
    return zones;
  }

  /**
   * The first room, from the tightest, that no meeting uses and that `fits`.
   * @param mayBeClosed whether closed slots do not count
   */
  room(
    t: number,
    length: number,
    tooFar: Uint8Array | null,
    fits: (r: number) => boolean,
    mayBeClosed = false,
  ): number {
    const m = this.model;
    for (let r = 0; r < m.roomCount; r++)
      if (
        fits(r) &&
        !tooFar?.[m.zoneOf[r]!] &&
        this.isOpen(this.state.roomAt, r, t, length, mayBeClosed)
      )
        return r;
    return FREE;
  }

  interpreter(pair: number, t: number, length: number, mayBeOff = false): number {
    const m = this.model;
    for (let i = 0; i < m.interpreterCount; i++)
      if (
        m.pairBits[pair * m.interpreterWords + (i >> 5)]! & (1 << (i & 31)) &&
        this.isOpen(this.state.interpreterAt, i, t, length, mayBeOff)
      )
        return i;
    return FREE;
  }

  private isOpen(
    rows: Int32Array,
    index: number,
    t: number,
    length: number,
    mayBeClosed: boolean,
  ): boolean {
    const row = index * this.model.slotCount;
    for (let u = t; u < t + length; u++) {
      const o = rows[row + u]!;
      if (o !== FREE && !(mayBeClosed && o === CLOSED)) return false;
    }
    return true;
  }
}
