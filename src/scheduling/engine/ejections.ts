import { FREE, type State } from './state.js';

/** Most meetings that one insertion may displace. */
export const MOST_EJECTED = 4;

/**
 * Lists the sets of meetings of which each, once gone, lets a request stand at a slot in a room: every rule is
 * looked at, interpreters aside. Small sets only; no set has a meeting too many for the rule it was chosen for.
 */
export class Ejections {
  /** The set being visited: `count` meetings. */
  readonly victims = new Int32Array(MOST_EJECTED);
  count = 0;
  private q = FREE;
  private t = 0;
  private end = 0;
  private most = 0;
  private allRooms = false;
  private visit: (room: number) => boolean = () => true;
  /** By class of rooms x slot: the round in which all who sit there had been visited. */
  private readonly spent: Int32Array;
  private round = 0;

  /** @param isFixed meetings that must stay */
  constructor(
    private readonly state: State,
    private readonly isFixed: (q: number) => boolean,
  ) {
    this.spent = new Int32Array(state.model.classCount * state.model.slotCount);
  }

  /** To be called before the first listing when every meeting visited alone becomes fixed, and at each such start. */
  beginRound(): void {
    this.round++;
  }

  /**
   * Visits the sets of at most `most` meetings for `q`, which is not placed, at `t`, a slot out of its start bits.
   * @param allRooms with every room; otherwise the tightest free one where there is any
   * @param visit true ends the listing. It may change the state, and must leave it as it was to go on
   * @returns whether a visit ended it
   */
  each(
    q: number,
    t: number,
    most: number,
    allRooms: boolean,
    visit: (room: number) => boolean,
  ): boolean {
    this.q = q;
    this.t = t;
    this.end = t + this.state.model.duration[q]!;
    this.most = Math.min(most, MOST_EJECTED);
    this.allRooms = allRooms;
    this.visit = visit;
    this.count = 0;
    return !this.isSpent(q, t) && this.takeForced() && this.settlePeople();
  }

  /** Whether no room for `q` is free at `t`, and everyone who sits in one is fixed by now. */
  isSpent(q: number, t: number): boolean {
    const { model } = this.state;
    if (this.round === 0 || model.duration[q] !== 1) return false;
    const at = model.roomClass[q]! * model.slotCount + t;
    return this.spent[at] === this.round && !this.state.hasFreeRoom(q, t);
  }

  /** Whose principal is needed twice, or who stands on the wrong side in time, has to go. */
  private takeForced(): boolean {
    const { q, t, end } = this;
    const { model, principalAt, start } = this.state;
    for (let k = model.partyStart[q]!; k < model.partyStart[q + 1]!; k++) {
      if (!model.withPrincipal[k]) continue;
      const row = model.partyOf[k]! * model.slotCount;
      for (let u = t; u < end; u++) {
        const o = principalAt[row + u]!;
        if (o >= 0 && !this.take(o)) return false;
      }
    }
    const before = model.before[q]!;
    if (before >= 0 && start[before]! >= 0 && start[before]! + model.duration[before]! > t)
      if (!this.take(before)) return false;
    for (const next of model.successors[q]!)
      if (start[next]! >= 0 && start[next]! < end && !this.take(next)) return false;
    return true;
  }

  private take(o: number): boolean {
    if (this.isVictim(o)) return true;
    if (this.count >= this.most || this.isFixed(o)) return false;
    this.victims[this.count++] = o;
    return true;
  }

  private isVictim(o: number): boolean {
    for (let x = 0; x < this.count; x++) if (this.victims[x] === o) return true;
    return false;
  }

  private settlePeople(): boolean {
    const group = this.firstUnmet();
    if (group === null) return this.settleRoom();
    if (this.count >= this.most) return false;
    for (const o of group) {
      if (this.isFixed(o)) continue;
      this.victims[this.count++] = o;
      const done = this.settlePeople();
      this.count--;
      if (done) return true;
    }
    return false;
  }

  /** Meetings of which one more must go for a party's limit; null when all limits are kept. */
  private firstUnmet(): number[] | null {
    const { q, t, end } = this;
    const { model, load, principalDay } = this.state;
    const day = model.dayOf[t]!;
    for (let k = model.partyStart[q]!; k < model.partyStart[q + 1]!; k++) {
      const p = model.partyOf[k]!;
      for (let u = t; u < end; u++) {
        const at = p * model.slotCount + u;
        if (load[at]! < model.capacity[at]!) continue;
        const group = this.meetingsAt(p, u);
        const staying = group.filter((o) => !this.isVictim(o));
        if (staying.length >= model.capacity[at]!) return staying;
      }
      if (!model.withPrincipal[k] || principalDay[p * model.days + day]! < model.maxPerDay[p]!)
        continue;
      const staying = this.principalMeetings(p, day).filter((o) => !this.isVictim(o));
      if (staying.length >= model.maxPerDay[p]!) return staying;
    }
    return null;
  }

  /** In a fixed order: the tables keep none. */
  private meetingsAt(p: number, u: number): number[] {
    const { model, load, lists } = this.state;
    const from = model.listStart[p]! + u * model.listSize[p]!;
    const found = [...lists.subarray(from, from + load[p * model.slotCount + u]!)];
    return found.length > 1 ? found.sort((x, y) => x - y) : found;
  }

  private principalMeetings(p: number, day: number): number[] {
    const { model, principalAt } = this.state;
    const from = p * model.slotCount + day * model.perDay;
    const found = principalAt.subarray(from, from + model.perDay).filter((o) => o >= 0);
    return [...new Set(found)];
  }

  private settleRoom(): boolean {
    const { state, q, t } = this;
    const { model } = state;
    const walking = model.maxGap > 0 && this.blockZones();
    if (!this.allRooms) {
      const free = state.pickUnblockedRoom(q, t, walking);
      if (free >= 0) return this.visit(free);
    }
    const classAt = model.roomClass[q]! * model.roomWords;
    const settled = this.count;
    for (let r = 0; r < model.roomCount; r++) {
      if (!(model.classBits[classAt + (r >> 5)]! & (1 << (r & 31)))) continue;
      const fits = this.takeOccupants(r) && (!walking || this.takeTooFar(r));
      const done = fits && this.visit(r);
      this.count = settled;
      if (done) return true;
    }
    if (settled === 0 && !walking && this.round > 0 && model.duration[q] === 1)
      this.spent[model.roomClass[q]! * model.slotCount + t] = this.round;
    return false;
  }

  private takeOccupants(r: number): boolean {
    const { model, roomAt } = this.state;
    for (let u = this.t; u < this.end; u++) {
      const o = roomAt[r * model.slotCount + u]!;
      if (o === FREE) continue;
      if (o < 0 || !this.take(o)) return false;
    }
    return true;
  }

  /** As `State.blockZones`, as if the victims were gone. */
  private blockZones(): boolean {
    const { model, zoneBlocked } = this.state;
    zoneBlocked.fill(0);
    let any = false;
    this.eachNeighbour((row, distance) => {
      for (let z = 0; z < model.zoneCount; z++)
        if (model.zoneGap[row + z]! > distance) {
          zoneBlocked[z] = 1;
          any = true;
        }
      return true;
    });
    return any;
  }

  /** Takes every meeting from or to which the walk to room `r` would be too long. */
  private takeTooFar(r: number): boolean {
    const { model } = this.state;
    const zone = model.zoneOf[r]!;
    return this.eachNeighbour(
      (row, distance, o) => model.zoneGap[row + zone]! <= distance || this.take(o),
    );
  }

  /** Visits meetings of the principals shortly before and after, with their zone's row of gaps. */
  private eachNeighbour(visit: (row: number, distance: number, o: number) => boolean): boolean {
    const { q, t, end } = this;
    const { model, principalAt, start, room } = this.state;
    const dayFrom = model.dayOf[t]! * model.perDay;
    const from = Math.max(dayFrom, t - model.maxGap);
    const to = Math.min(dayFrom + model.perDay, end + model.maxGap);
    for (let k = model.partyStart[q]!; k < model.partyStart[q + 1]!; k++) {
      if (!model.withPrincipal[k]) continue;
      const row = model.partyOf[k]! * model.slotCount;
      for (let u = from; u < to; u++) {
        const o = principalAt[row + u]!;
        if (o < 0 || this.isVictim(o)) continue;
        const begins = start[o]!;
        const distance = begins >= end ? begins - end : t - begins - model.duration[o]!;
        if (!visit(model.zoneOf[room[o]!]! * model.zoneCount, distance, o)) return false;
      }
    }
    return true;
  }
}
