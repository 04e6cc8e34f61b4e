import { lowestBit, popCount } from './bits.js';
import type { Model } from './model.js';
import type { Rng } from './rng.js';
import { FREE, type State } from './state.js';

const IMMOVABLE = Number.POSITIVE_INFINITY;
/** Occupied rooms or interpreters looked at before the cheapest of them is taken. */
const SAMPLE = 8;
/** The same where the lightest occupant is known besides. */
const SAMPLE_BESIDES = 2;
/** Dearest occupant that makes room for a meeting that comes home. */
const COMING_HOME = 1;
/** What moving a meeting to another room in its slot costs. */
const ROOM_CHANGE = 0.01;

/** Why a victim has to go. */
export const Cause = {
  principal: 0,
  party: 1,
  day: 2,
  order: 3,
  walk: 4,
  room: 5,
  interpreter: 6,
} as const;

/**
 * Works out which meetings would have to go for a request to stand at a slot, choosing cheap ones where there is a
 * choice. What a meeting costs comes from outside, so that the same rules serve the search by weight, the search for
 * comfort and the re-plan.
 */
export class Ejector {
  /** Result of `plan`: the meetings to remove, `count` of them, and the room and interpreter then free. */
  readonly victims: Int32Array;
  /** By victim: why it has to go, and the party, room or interpreter (inner index) in question, -1 for none. */
  readonly causes: Uint8Array;
  readonly resources: Int32Array;
  count = 0;
  cost = 0;
  room = FREE;
  interpreter = FREE;
  private readonly model: Model;
  private readonly marked: Uint8Array;
  private readonly found: Int32Array;

  /**
   * @param price what removing a placed meeting costs. Infinity for one that must stay.
   * @param movesPins pinned meetings are priced as the others, instead of staying
   * @param lightestFirst the price goes by weight, so that the room of the lightest meeting is looked at first
   */
  constructor(
    private readonly state: State,
    private readonly rng: Rng,
    private readonly price: (q: number) => number,
    private readonly movesPins = false,
    private readonly lightestFirst = false,
  ) {
    this.model = state.model;
    this.victims = new Int32Array(state.model.requestCount);
    this.causes = new Uint8Array(state.model.requestCount);
    this.resources = new Int32Array(state.model.requestCount);
    this.marked = new Uint8Array(state.model.requestCount);
    this.found = new Int32Array(state.model.roomWords);
  }

  /**
   * Plans `q` at `t`, a slot out of its start bits; `q` itself must not be placed.
   * @returns false when a meeting that must stay is in the way, or the cost passes `limit`
   */
  plan(q: number, t: number, limit = IMMOVABLE): boolean {
    this.count = 0;
    this.cost = 0;
    const ok =
      this.clearPrincipals(q, t) &&
      this.clearParties(q, t) &&
      this.clearDays(q, t) &&
      this.clearOrder(q, t) &&
      this.cost <= limit &&
      this.clearRoom(q, t) &&
      this.cost <= limit &&
      this.clearInterpreter(q, t) &&
      this.cost <= limit;
    for (let x = 0; x < this.count; x++) this.marked[this.victims[x]!] = 0;
    return ok;
  }

  private take(o: number, cause: number, resource: number): boolean {
    if (this.marked[o]) return true;
    const price = this.priceOf(o);
    if (price === IMMOVABLE) return false;
    this.marked[o] = 1;
    this.causes[this.count] = cause;
    this.resources[this.count] = resource;
    this.victims[this.count++] = o;
    this.cost += price;
    return true;
  }

  private priceOf(o: number): number {
    return this.model.pinned[o] && !this.movesPins ? IMMOVABLE : this.price(o);
  }

  private clearPrincipals(q: number, t: number): boolean {
    const m = this.model;
    const end = t + m.duration[q]!;
    for (let k = m.partyStart[q]!; k < m.partyStart[q + 1]!; k++) {
      if (!m.withPrincipal[k]) continue;
      const p = m.partyOf[k]!;
      for (let u = t; u < end; u++) {
        const o = this.state.principalAt[p * m.slotCount + u]!;
        if (o >= 0 && !this.take(o, Cause.principal, p)) return false;
      }
    }
    return true;
  }

  private clearParties(q: number, t: number): boolean {
    const m = this.model;
    const { load, lists } = this.state;
    const end = t + m.duration[q]!;
    for (let k = m.partyStart[q]!; k < m.partyStart[q + 1]!; k++) {
      const p = m.partyOf[k]!;
      for (let u = t; u < end; u++) {
        const at = p * m.slotCount + u;
        const n = load[at]!;
        if (n < m.capacity[at]!) continue;
        const from = m.listStart[p]! + u * m.listSize[p]!;
        let best = FREE;
        let bestPrice = IMMOVABLE;
        let freed = false;
        for (let x = from; x < from + n; x++) {
          const o = lists[x]!;
          if (this.marked[o]) {
            freed = true;
            break;
          }
          const price = this.priceOf(o);
          if (price === IMMOVABLE) continue;
          if (price < bestPrice || (price === bestPrice && this.rng.next() & 1)) {
            best = o;
            bestPrice = price;
          }
        }
        if (freed) continue;
        if (best < 0 || !this.take(best, Cause.party, p)) return false;
      }
    }
    return true;
  }

  private clearDays(q: number, t: number): boolean {
    const m = this.model;
    const day = m.dayOf[t]!;
    for (let k = m.partyStart[q]!; k < m.partyStart[q + 1]!; k++) {
      const p = m.partyOf[k]!;
      if (!m.withPrincipal[k] || this.state.principalDay[p * m.days + day]! < m.maxPerDay[p]!)
        continue;
      let best = FREE;
      let bestPrice = IMMOVABLE;
      let freed = false;
      const row = p * m.slotCount;
      for (let u = day * m.perDay; u < (day + 1) * m.perDay; u++) {
        const o = this.state.principalAt[row + u]!;
        if (o < 0) continue;
        if (this.marked[o]) {
          freed = true;
          break;
        }
        const price = this.priceOf(o);
        if (price < bestPrice) {
          best = o;
          bestPrice = price;
        }
      }
      if (freed) continue;
      if (best < 0 || !this.take(best, Cause.day, p)) return false;
    }
    return true;
  }

  private clearOrder(q: number, t: number): boolean {
    const m = this.model;
    const { start } = this.state;
    const before = m.before[q]!;
    if (before >= 0 && start[before]! >= 0 && start[before]! + m.duration[before]! > t)
      if (!this.take(before, Cause.order, FREE)) return false;
    for (const next of m.successors[q]!)
      if (start[next]! >= 0 && start[next]! < t + m.duration[q]!)
        if (!this.take(next, Cause.order, FREE)) return false;
    return true;
  }

  private clearRoom(q: number, t: number): boolean {
    const m = this.model;
    if (m.maxGap === 0) return this.takeRoom(q, t, false);
    const walking = this.blockZones(q, t);
    if (this.takeRoom(q, t, walking)) return true;
    return walking && this.clearWalk(q, t) && this.takeRoom(q, t, false);
  }

  /** As `State.blockZones`, as if the victims were gone. */
  private blockZones(q: number, t: number): boolean {
    const m = this.model;
    const { zoneBlocked, room } = this.state;
    zoneBlocked.fill(0);
    let any = false;
    this.eachNeighbour(q, t, (o, distance) => {
      const row = m.zoneOf[room[o]!]! * m.zoneCount;
      for (let z = 0; z < m.zoneCount; z++)
        if (m.zoneGap[row + z]! > distance) {
          zoneBlocked[z] = 1;
          any = true;
        }
      return true;
    });
    return any;
  }

  /** Removes every meeting too near to walk from or to, whatever the zone. */
  private clearWalk(q: number, t: number): boolean {
    const m = this.model;
    return this.eachNeighbour(q, t, (o, distance) => {
      const row = m.zoneOf[this.state.room[o]!]! * m.zoneCount;
      for (let z = 0; z < m.zoneCount; z++)
        if (m.zoneGap[row + z]! > distance) return this.take(o, Cause.walk, FREE);
      return true;
    });
  }

  private eachNeighbour(
    q: number,
    t: number,
    visit: (o: number, distance: number) => boolean,
  ): boolean {
    const m = this.model;
    const { principalAt, start } = this.state;
    const end = t + m.duration[q]!;
    const dayFrom = m.dayOf[t]! * m.perDay;
    const from = Math.max(dayFrom, t - m.maxGap);
    const to = Math.min(dayFrom + m.perDay, end + m.maxGap);
    for (let k = m.partyStart[q]!; k < m.partyStart[q + 1]!; k++) {
      if (!m.withPrincipal[k]) continue;
      const row = m.partyOf[k]! * m.slotCount;
      for (let u = from; u < to; u++) {
        const o = principalAt[row + u]!;
        if (o < 0 || this.marked[o]) continue;
        const begins = start[o]!;
        const distance = begins >= end ? begins - end : t - begins - m.duration[o]!;
        if (!visit(o, distance)) return false;
      }
    }
    return true;
  }

  /** Chooses a room, a free one if there is any, and removes who sits in it. */
  private takeRoom(q: number, t: number, walking: boolean): boolean {
    const m = this.model;
    const { roomAt, zoneBlocked } = this.state;
    this.room = this.state.pickUnblockedRoom(q, t, walking);
    if (!this.lightestFirst && this.isKeptFromHome(q, t, walking)) {
      this.room = this.state.homes!.room[q]!;
      return this.takeRow(roomAt, this.room, q, t, Cause.room);
    }
    if (this.room >= 0) return true;
    let best = FREE;
    let bestPrice = IMMOVABLE;
    let toSample = SAMPLE;
    if (this.lightestFirst) {
      const lightest = this.lightestRoom(q, t, walking);
      if (lightest >= 0) bestPrice = this.priceRow(roomAt, lightest, q, t, true);
      if (bestPrice !== IMMOVABLE) {
        best = lightest;
        toSample = bestPrice <= ROOM_CHANGE ? 0 : SAMPLE_BESIDES;
      }
    }
    const classAt = m.roomClass[q]! * m.roomWords;
    const offset = toSample > 0 ? this.rng.below(m.roomCount) : 0;
    for (let x = 0; x < m.roomCount && toSample > 0; x++) {
      const r = x + offset < m.roomCount ? x + offset : x + offset - m.roomCount;
      if (!(m.classBits[classAt + (r >> 5)]! & (1 << (r & 31)))) continue;
      if (walking && zoneBlocked[m.zoneOf[r]!]) continue;
      const price = this.priceRow(roomAt, r, q, t, true);
      if (price !== IMMOVABLE) toSample--;
      if (price < bestPrice) {
        best = r;
        bestPrice = price;
        if (price === 0) break;
      }
    }
    this.room = best;
    return best >= 0 && this.takeRow(roomAt, best, q, t, Cause.room);
  }

  /** Whether `t` is the slot of the home of `q`, and its room is held by meetings that may well stand elsewhere. */
  private isKeptFromHome(q: number, t: number, walking: boolean): boolean {
    const { homes, zoneBlocked, roomAt } = this.state;
    if (homes?.start[q] !== t) return false;
    const home = homes.room[q]!;
    if (this.room === home || (walking && zoneBlocked[this.model.zoneOf[home]!])) return false;
    return this.priceRow(roomAt, home, q, t, true) <= COMING_HOME;
  }

  /** Of the rooms for `q` at slot `t` whose meeting has the least weight, one at random; -1 when none can be freed. */
  private lightestRoom(q: number, t: number, walking: boolean): number {
    const m = this.model;
    const { levelRooms, zoneBlocked } = this.state;
    const rw = m.roomWords;
    const { found } = this;
    const classAt = m.roomClass[q]! * rw;
    for (let level = 0; level < m.levelCount; level++) {
      const at = (t * m.levelCount + level) * rw;
      let total = 0;
      for (let w = 0; w < rw; w++) {
        let bits = levelRooms[at + w]! & m.classBits[classAt + w]!;
        if (walking && bits !== 0)
          for (let z = 0; z < m.zoneCount; z++)
            if (zoneBlocked[z]) bits &= ~m.zoneRoomBits[z * rw + w]!;
        found[w] = bits;
        if (bits !== 0) total += popCount(bits);
      }
      if (total === 0) continue;
      let skip = this.rng.below(total);
      for (let w = 0; w < rw; w++) {
        let bits = found[w]!;
        const n = popCount(bits);
        if (skip >= n) {
          skip -= n;
          continue;
        }
        while (skip-- > 0) bits &= bits - 1;
        return w * 32 + lowestBit(bits);
      }
    }
    return FREE;
  }

  private clearInterpreter(q: number, t: number): boolean {
    const m = this.model;
    this.interpreter = FREE;
    if (m.pairOf[q]! < 0) return true;
    const pairAt = m.pairOf[q]! * m.interpreterWords;
    let best = FREE;
    let bestPrice = IMMOVABLE;
    for (let i = 0; i < m.interpreterCount; i++) {
      if (!(m.pairBits[pairAt + (i >> 5)]! & (1 << (i & 31)))) continue;
      const price = this.priceRow(this.state.interpreterAt, i, q, t, false);
      if (price === IMMOVABLE) continue;
      if (price < bestPrice || (price === bestPrice && this.rng.next() & 1)) {
        best = i;
        bestPrice = price;
        if (price === 0) break;
      }
    }
    this.interpreter = best;
    return best >= 0 && this.takeRow(this.state.interpreterAt, best, q, t, Cause.interpreter);
  }

  /** Price of freeing a room or an interpreter for all slots of `q` at `t`. */
  private priceRow(row: Int32Array, index: number, q: number, t: number, isRoom: boolean): number {
    const m = this.model;
    let price = 0;
    let last = FREE;
    for (let u = t; u < t + m.duration[q]!; u++) {
      const o = row[index * m.slotCount + u]!;
      if (o === FREE || o === last) continue;
      if (o < 0) return IMMOVABLE;
      last = o;
      if (this.marked[o]) continue;
      if (isRoom && !m.pinned[o] && m.duration[o] === 1 && this.state.hasFreeRoom(o, u))
        price += ROOM_CHANGE;
      else price += this.priceOf(o);
    }
    return price;
  }

  private takeRow(row: Int32Array, index: number, q: number, t: number, cause: number): boolean {
    const m = this.model;
    for (let u = t; u < t + m.duration[q]!; u++) {
      const o = row[index * m.slotCount + u]!;
      if (o >= 0 && !this.take(o, cause, index)) return false;
    }
    return true;
  }
}
