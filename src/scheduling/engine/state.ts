import { lowestBit } from './bits.js';
import type { Model } from './model.js';
import { CLOSED, FREE, Pool } from './pool.js';
import { keepOrder, keepRuns } from './start-filters.js';

export { CLOSED, FREE };

/**
 * A schedule under construction, always valid as far as it goes, with the tables that answer "where could this
 * request go now" in a few word operations. Only `place` and `remove` change it.
 */
export class State {
  /** By request: first slot, room and interpreter (inner indexes), -1 when there is none. */
  readonly start: Int32Array;
  readonly room: Int32Array;
  readonly interpreter: Int32Array;
  /** By request: first slot and room to which it returns where it can, -1 for none; null when none has any. */
  homes: Homes | null = null;
  weightPlaced = 0;
  placedCount = 0;

  /** By party x slot: number of meetings; the meetings themselves stand in `lists`. */
  readonly load: Int32Array;
  readonly lists: Int32Array;
  /** By party x slot: meeting that the principal attends, or -1. */
  readonly principalAt: Int32Array;
  /** By party x day: meetings of the principal. */
  readonly principalDay: Int32Array;
  /** By party x word: slots with a meeting. */
  readonly busyBits: Int32Array;
  /** By room x slot and interpreter x slot: the meeting, -1 free, -2 closed or off duty. */
  readonly roomAt: Int32Array;
  readonly interpreterAt: Int32Array;
  /** By slot x word: free rooms and interpreters. */
  readonly freeRooms: Int32Array;
  readonly freeInterpreters: Int32Array;
  /** By slot x level x word: rooms held by a meeting of that level of weight that may be moved. */
  readonly levelRooms: Int32Array;
  /** Result of `findStarts`: first slots in which the request may fit. */
  readonly candidates: Int32Array;
  /** Zones that walking forbids, as left by `blockZones`. */
  readonly zoneBlocked: Uint8Array;

  private readonly partyFree: Int32Array;
  private readonly principalBusy: Int32Array;
  private readonly principalFree: Int32Array;
  private readonly rooms: Pool;
  private readonly interpreters: Pool;
  /** By class of rooms x word, by language pair x word: slots in which some room, some interpreter is free. */
  private readonly classFree: Int32Array;
  private readonly pairFree: Int32Array;
  private readonly run: Int32Array;

  constructor(readonly model: Model) {
    const m = model;
    const slots = m.slotCount;
    this.start = new Int32Array(m.requestCount).fill(FREE);
    this.room = new Int32Array(m.requestCount).fill(FREE);
    this.interpreter = new Int32Array(m.requestCount).fill(FREE);
    this.load = new Int32Array(m.partyCount * slots);
    this.lists = new Int32Array(m.listTotal);
    this.principalAt = new Int32Array(m.partyCount * slots).fill(FREE);
    this.principalDay = new Int32Array(m.partyCount * m.days);
    this.busyBits = new Int32Array(m.partyCount * m.words);
    this.partyFree = new Int32Array(m.partyCount * m.words);
    this.principalBusy = new Int32Array(m.partyCount * m.words);
    this.principalFree = m.principalOpenBits.slice();
    this.rooms = new Pool(m, m.roomWords, m.classesOfRoom, m.classCount, m.roomClosed);
    this.roomAt = this.rooms.at;
    this.freeRooms = this.rooms.free;
    this.classFree = this.rooms.groupFree;
    const { interpreterWords, pairsOfInterpreter, pairCount, interpreterOff } = m;
    this.interpreters = new Pool(
      m,
      interpreterWords,
      pairsOfInterpreter,
      pairCount,
      interpreterOff,
    );
    this.interpreterAt = this.interpreters.at;
    this.freeInterpreters = this.interpreters.free;
    this.pairFree = this.interpreters.groupFree;
    this.levelRooms = new Int32Array(slots * m.levelCount * m.roomWords);
    this.candidates = new Int32Array(m.words);
    this.run = new Int32Array(m.words);
    this.zoneBlocked = new Uint8Array(m.zoneCount);
    for (let p = 0; p < m.partyCount; p++)
      for (let t = 0; t < slots; t++)
        if (m.capacity[p * slots + t]! > 0)
          this.partyFree[p * m.words + m.slotWord[t]!]! |= m.slotMask[t]!;
  }

  /**
   * Fills `candidates` with the first slots where everyone of request `q` is free and some fitting room and
   * interpreter is free in every slot. Walking, and one room throughout, are left to `tryPlace`.
   * @returns whether there is any
   */
  findStarts(q: number): boolean {
    const m = this.model;
    const { words } = m;
    const { candidates } = this;
    const classAt = m.roomClass[q]! * words;
    const pair = m.pairOf[q]!;
    const from = m.partyStart[q]!;
    const to = m.partyStart[q + 1]!;
    const startAt = q * words;
    const single = m.duration[q] === 1;
    let any = 0;
    for (let w = 0; w < words; w++) {
      let bits = this.classFree[classAt + w]!;
      if (single) bits &= m.startBits[startAt + w]!;
      if (pair >= 0) bits &= this.pairFree[pair * words + w]!;
      for (let k = from; k < to && bits !== 0; k++) {
        const at = m.partyOf[k]! * words + w;
        bits &= this.partyFree[at]!;
        if (m.withPrincipal[k]) bits &= this.principalFree[at]!;
      }
      candidates[w] = bits;
      any |= bits;
    }
    if (any === 0) return false;
    if (!single) any = keepRuns(this, q, this.run);
    if (any !== 0 && (m.before[q]! >= 0 || m.successors[q]!.length > 0)) any = keepOrder(this, q);
    return any !== 0;
  }

  /** Whether `q` has a home and does not stand there. */
  isAway(q: number): boolean {
    return this.isAwayAt(q, this.start[q]!, this.room[q]!);
  }

  /** Whether slot `t` and room `r` are not the home of `q`, if it has one. */
  isAwayAt(q: number, t: number, r: number): boolean {
    const { homes } = this;
    return homes !== null && homes.start[q]! >= 0 && (homes.start[q] !== t || homes.room[q] !== r);
  }

  /** Finds a room and interpreter for `q` at `t`, a slot out of `findStarts`, and places it there if there are any. */
  tryPlace(q: number, t: number): boolean {
    const r = this.pickRoom(q, t);
    if (r < 0) return false;
    let i = FREE;
    if (this.model.pairOf[q]! >= 0) {
      i = this.pickInterpreter(q, t);
      if (i < 0) return false;
    }
    this.place(q, t, r, i);
    return true;
  }

  /** The tightest free room for `q` at `t` that walking permits, or -1. */
  pickRoom(q: number, t: number): number {
    return this.pickUnblockedRoom(q, t, this.model.maxGap > 0 && this.blockZones(q, t));
  }

  /**
   * A free room for `q` at `t`, when `walking` none in a zone of `zoneBlocked`: that of its home, else the tightest.
   * -1 when there is none.
   */
  pickUnblockedRoom(q: number, t: number, walking: boolean): number {
    const m = this.model;
    const home = this.homes?.start[q] === t ? this.homes.room[q]! : FREE;
    if (home >= 0 && this.isRoomFree(home, q, t) && !(walking && this.zoneBlocked[m.zoneOf[home]!]))
      return home;
    const rw = m.roomWords;
    const end = t + m.duration[q]!;
    const classAt = m.roomClass[q]! * rw;
    for (let w = 0; w < rw; w++) {
      let bits = m.classBits[classAt + w]!;
      for (let u = t; u < end; u++) bits &= this.freeRooms[u * rw + w]!;
      if (walking && bits !== 0)
        for (let z = 0; z < m.zoneCount; z++)
          if (this.zoneBlocked[z]) bits &= ~m.zoneRoomBits[z * rw + w]!;
      if (bits !== 0) return w * 32 + lowestBit(bits);
    }
    return FREE;
  }

  private isRoomFree(r: number, q: number, t: number): boolean {
    const m = this.model;
    if (!(m.classBits[m.roomClass[q]! * m.roomWords + (r >> 5)]! & (1 << (r & 31)))) return false;
    for (let u = t; u < t + m.duration[q]!; u++)
      if (this.roomAt[r * m.slotCount + u] !== FREE) return false;
    return true;
  }

  /** Whether some room fitting `q` is free at slot `t`. */
  hasFreeRoom(q: number, t: number): boolean {
    const m = this.model;
    return (this.classFree[m.roomClass[q]! * m.words + m.slotWord[t]!]! & m.slotMask[t]!) !== 0;
  }

  /** The free interpreter with the fewest pairs for `q` at `t`, or -1. */
  pickInterpreter(q: number, t: number): number {
    const m = this.model;
    const iw = m.interpreterWords;
    const end = t + m.duration[q]!;
    const pairAt = m.pairOf[q]! * iw;
    for (let w = 0; w < iw; w++) {
      let bits = m.pairBits[pairAt + w]!;
      for (let u = t; u < end; u++) bits &= this.freeInterpreters[u * iw + w]!;
      if (bits !== 0) return w * 32 + lowestBit(bits);
    }
    return FREE;
  }

  /**
   * Marks in `zoneBlocked` the zones that `q` at `t` cannot use because one of its principals comes from, or goes on
   * to, a meeting too far away. @returns whether any is blocked
   */
  blockZones(q: number, t: number): boolean {
    const m = this.model;
    this.zoneBlocked.fill(0);
    let any = false;
    for (let k = m.partyStart[q]!; k < m.partyStart[q + 1]!; k++) {
      if (!m.withPrincipal[k]) continue;
      any = this.blockZonesOf(m.partyOf[k]!, q, t) || any;
    }
    return any;
  }

  private blockZonesOf(p: number, q: number, t: number): boolean {
    const m = this.model;
    const end = t + m.duration[q]!;
    const dayFrom = m.dayOf[t]! * m.perDay;
    const from = Math.max(dayFrom, t - m.maxGap);
    const to = Math.min(dayFrom + m.perDay, end + m.maxGap);
    let any = false;
    for (let u = from; u < to; u++) {
      if (u === t) u = end;
      if (u >= to) break;
      const o = this.principalAt[p * m.slotCount + u]!;
      if (o < 0 || o === q) continue;
      const begins = this.start[o]!;
      const distance = begins >= end ? begins - end : t - begins - m.duration[o]!;
      const row = m.zoneOf[this.room[o]!]! * m.zoneCount;
      for (let z = 0; z < m.zoneCount; z++)
        if (m.zoneGap[row + z]! > distance) {
          this.zoneBlocked[z] = 1;
          any = true;
        }
    }
    return any;
  }

  place(q: number, t: number, r: number, i: number): void {
    const m = this.model;
    const end = t + m.duration[q]!;
    this.start[q] = t;
    this.room[q] = r;
    this.interpreter[q] = i;
    this.weightPlaced += m.weight[q]!;
    this.placedCount++;
    for (let u = t; u < end; u++) {
      this.rooms.take(r, u, q);
      this.setLevel(r, u, q, true);
      if (i >= 0) this.interpreters.take(i, u, q);
    }
    const day = m.dayOf[t]!;
    for (let k = m.partyStart[q]!; k < m.partyStart[q + 1]!; k++) {
      const p = m.partyOf[k]!;
      const principal = m.withPrincipal[k]! === 1;
      for (let u = t; u < end; u++) {
        const at = p * m.slotCount + u;
        const bitAt = p * m.words + m.slotWord[u]!;
        const mask = m.slotMask[u]!;
        const n = this.load[at]!;
        this.lists[m.listStart[p]! + u * m.listSize[p]! + n] = q;
        this.load[at] = n + 1;
        this.busyBits[bitAt]! |= mask;
        if (n + 1 >= m.capacity[at]!) this.partyFree[bitAt]! &= ~mask;
        if (principal) {
          this.principalAt[at] = q;
          this.principalBusy[bitAt]! |= mask;
        }
      }
      if (principal) {
        this.principalDay[p * m.days + day]!++;
        this.refreshPrincipal(p, day);
      }
    }
  }

  remove(q: number): void {
    const m = this.model;
    const t = this.start[q]!;
    const end = t + m.duration[q]!;
    const r = this.room[q]!;
    const i = this.interpreter[q]!;
    for (let u = t; u < end; u++) {
      this.setLevel(r, u, q, false);
      this.rooms.release(r, u);
      if (i >= 0) this.interpreters.release(i, u);
    }
    const day = m.dayOf[t]!;
    for (let k = m.partyStart[q]!; k < m.partyStart[q + 1]!; k++) {
      const p = m.partyOf[k]!;
      const principal = m.withPrincipal[k]! === 1;
      for (let u = t; u < end; u++) {
        const at = p * m.slotCount + u;
        const bitAt = p * m.words + m.slotWord[u]!;
        const mask = m.slotMask[u]!;
        const listAt = m.listStart[p]! + u * m.listSize[p]!;
        const last = this.load[at]! - 1;
        let x = listAt;
        while (this.lists[x] !== q) x++;
        this.lists[x] = this.lists[listAt + last]!;
        this.load[at] = last;
        if (last === 0) this.busyBits[bitAt]! &= ~mask;
        this.partyFree[bitAt]! |= mask;
        if (principal) {
          this.principalAt[at] = FREE;
          this.principalBusy[bitAt]! &= ~mask;
        }
      }
      if (principal) {
        this.principalDay[p * m.days + day]!--;
        this.refreshPrincipal(p, day);
      }
    }
    this.start[q] = FREE;
    this.room[q] = FREE;
    this.interpreter[q] = FREE;
    this.weightPlaced -= m.weight[q]!;
    this.placedCount--;
  }

  /** Takes over another placement of all requests, as `snapshot` gave it. */
  restore(snapshot: Snapshot): void {
    for (let q = 0; q < this.model.requestCount; q++) if (this.start[q]! >= 0) this.remove(q);
    for (let q = 0; q < this.model.requestCount; q++)
      if (snapshot.start[q]! >= 0)
        this.place(q, snapshot.start[q]!, snapshot.room[q]!, snapshot.interpreter[q]!);
  }

  snapshot(): Snapshot {
    return {
      start: this.start.slice(),
      room: this.room.slice(),
      interpreter: this.interpreter.slice(),
    };
  }

  /** Closes room `r` at slot `t`, in which nobody sits; the model is the caller's to change. */
  closeRoom(r: number, t: number): void {
    this.rooms.take(r, t, CLOSED);
  }

  /** Takes `closeRoom` back. */
  openRoom(r: number, t: number): void {
    this.rooms.release(r, t);
  }

  /** To be called when the model's capacity of party `p` at slot `t` has changed. */
  refreshParty(p: number, t: number): void {
    const m = this.model;
    const at = p * m.words + m.slotWord[t]!;
    const mask = m.slotMask[t]!;
    if (this.load[p * m.slotCount + t]! < m.capacity[p * m.slotCount + t]!)
      this.partyFree[at]! |= mask;
    else this.partyFree[at]! &= ~mask;
  }

  /** To be called when the model's open slots of the principal of party `p` have changed on `day`. */
  refreshPrincipal(p: number, day: number): void {
    const m = this.model;
    const full = this.principalDay[p * m.days + day]! >= m.maxPerDay[p]!;
    const from = p * m.words + day * m.wordsPerDay;
    for (let at = from; at < from + m.wordsPerDay; at++)
      this.principalFree[at] = full ? 0 : m.principalOpenBits[at]! & ~this.principalBusy[at]!;
  }

  private setLevel(r: number, t: number, q: number, on: boolean): void {
    const m = this.model;
    if (m.pinned[q]) return;
    const at = (t * m.levelCount + m.levelOf[q]!) * m.roomWords + (r >> 5);
    if (on) this.levelRooms[at]! |= 1 << (r & 31);
    else this.levelRooms[at]! &= ~(1 << (r & 31));
  }
}

/** By request: first slot and room (inner index), -1 for none. */
export interface Homes {
  start: Int32Array;
  room: Int32Array;
}

/** Placement of all requests in inner indexes. */
export interface Snapshot {
  start: Int32Array;
  room: Int32Array;
  interpreter: Int32Array;
}
