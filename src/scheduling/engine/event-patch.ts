import type { Journal } from './journal.js';
import { hasOpenInterpreter, hasOpenRoom } from './model-starts.js';
import type { Model } from './model.js';
import { participantsOf, type ChangeEvent, type MeetingRequest, type Problem } from './problem.js';
import { FREE } from './state.js';

/** The request that an event may add: compiled with the problem, it fits nowhere until it is given a meaning. */
export function withReserve(problem: Problem): Problem {
  const [a, b, ...others] = problem.parties;
  if (!a || !b) return problem;
  const reserve: MeetingRequest = {
    id: Number.MIN_SAFE_INTEGER,
    weight: 0,
    a: a.id,
    b: b.id,
    principalA: false,
    principalB: false,
    size: Number.POSITIVE_INFINITY,
    pair: null,
    preferred: null,
    pinned: null,
    allowed: null,
    slots: 1,
    // All parties: the tables then have room for one meeting more of each.
    others: others.map(({ id }) => ({ party: id, principal: false })),
    features: [],
    after: null,
  };
  return { ...problem, requests: [...problem.requests, reserve] };
}

/** What an event did to the plan. */
export interface Patched {
  /** Placed meetings that the event broke; they are not placed any more. */
  displaced: number[];
  /** The request added, and the one that is no more; -1 for none. */
  added: number;
  gone: number;
  /** Takes the event back, and all that was changed since. */
  undo: () => void;
}

/**
 * Applies one event to a compiled problem, made `withReserve`, and the schedule in the journal's state, without
 * compiling anew.
 * @returns null, with nothing changed, for an event that needs what the compiled problem has not: a request that is
 * pinned, or whose rooms or language pair no other request asks for
 */
export function patchEvent(journal: Journal, event: ChangeEvent): Patched | null {
  const patch = new EventPatch(journal);
  const before = journal.mark;
  const done = patch.apply(event);
  const displaced = journal.mark;
  // Meetings go back only where the model lets them stand.
  const undo = (): void => {
    journal.rollback(displaced);
    patch.undo();
    journal.rollback(before);
  };
  if (done) return { ...done, undo };
  undo();
  return null;
}

class EventPatch {
  private readonly model: Model;
  private readonly steps: (() => void)[] = [];

  constructor(private readonly journal: Journal) {
    this.model = journal.state.model;
  }

  apply(event: ChangeEvent): Omit<Patched, 'undo'> | null {
    switch (event.type) {
      case 'room-closed':
        return this.closeRoom(this.model.roomIndex[event.room]!, event.slots);
      case 'party-unavailable':
        return this.makeAbsent(event.party, event.slots, true);
      case 'principal-unavailable':
        return this.makeAbsent(event.party, event.slots, false);
      case 'request-cancelled':
        return this.cancel(this.model.requestIndex.get(event.requestId));
      case 'request-added':
        return this.add(event.request);
    }
  }

  undo(): void {
    for (const step of this.steps.reverse()) step();
  }

  private closeRoom(r: number, slots: readonly number[]): Omit<Patched, 'undo'> | null {
    const { model, journal } = this;
    const { state } = journal;
    const open = [...new Set(slots)].filter((t) => !model.roomClosed[r * model.slotCount + t]);
    const hit = open.map((t) => state.roomAt[r * model.slotCount + t]!).filter((q) => q >= 0);
    const displaced = this.displace(hit);
    for (const t of open) {
      this.set(model.roomClosed, r * model.slotCount + t, 1);
      state.closeRoom(r, t);
      this.steps.push(() => state.openRoom(r, t));
    }
    return this.unpin(displaced);
  }

  private makeAbsent(
    p: number,
    slots: readonly number[],
    whole: boolean,
  ): Omit<Patched, 'undo'> | null {
    const { model, journal } = this;
    const { state } = journal;
    const hit = slots.flatMap((t) =>
      whole
        ? [...state.lists.subarray(this.listAt(p, t), this.listAt(p, t) + this.loadAt(p, t))]
        : [state.principalAt[p * model.slotCount + t]!].filter((q) => q >= 0),
    );
    const displaced = this.displace(hit);
    // Before the tables: when it is undone the state reads the model as it was.
    this.steps.push(() => slots.forEach((t) => this.refresh(p, t)));
    for (const t of slots) {
      const at = p * model.words + model.slotWord[t]!;
      this.set(model.principalOpenBits, at, model.principalOpenBits[at]! & ~model.slotMask[t]!);
      if (!whole) continue;
      this.set(model.absentBits, at, model.absentBits[at]! | model.slotMask[t]!);
      this.set(model.capacity, p * model.slotCount + t, 0);
    }
    slots.forEach((t) => this.refresh(p, t));
    for (const q of model.requestsOfParty[p]!)
      if (whole || this.needsPrincipal(q, p)) this.narrow(q, slots);
    return this.unpin(displaced);
  }

  private listAt(p: number, t: number): number {
    return this.model.listStart[p]! + t * this.model.listSize[p]!;
  }

  private loadAt(p: number, t: number): number {
    return this.journal.state.load[p * this.model.slotCount + t]!;
  }

  private refresh(p: number, t: number): void {
    this.journal.state.refreshParty(p, t);
    this.journal.state.refreshPrincipal(p, this.model.dayOf[t]!);
  }

  private needsPrincipal(q: number, p: number): boolean {
    const { partyStart, partyOf, withPrincipal } = this.model;
    for (let k = partyStart[q]!; k < partyStart[q + 1]!; k++)
      if (partyOf[k] === p && withPrincipal[k]) return true;
    return false;
  }

  /** Takes the first slots from `q` from which it would touch one of `slots`. */
  private narrow(q: number, slots: readonly number[]): void {
    const { model } = this;
    for (const t of slots)
      for (let start = Math.max(0, t - model.duration[q]! + 1); start <= t; start++) {
        const at = q * model.words + model.slotWord[start]!;
        const bits = model.startBits[at]!;
        if (bits & model.slotMask[start]!)
          this.set(model.startBits, at, bits & ~model.slotMask[start]!);
      }
  }

  private cancel(q: number | undefined): Omit<Patched, 'undo'> {
    if (q === undefined) return { displaced: [], added: FREE, gone: FREE };
    if (this.journal.state.start[q]! >= 0) this.journal.remove(q);
    this.setStarts(q, () => false);
    return { displaced: [], added: FREE, gone: q };
  }

  private add(request: MeetingRequest): Omit<Patched, 'undo'> | null {
    const { model } = this;
    const { problem, requestIndex } = model;
    const q = model.requestCount - 1;
    const roomClass = this.classOf(request);
    const likePair = problem.requests.findIndex(({ pair }) => pair === request.pair);
    const people = participantsOf(request);
    const from = model.partyStart[q]!;
    if (problem.requests[q]!.id !== Number.MIN_SAFE_INTEGER) return null;
    if (request.pinned || roomClass < 0 || likePair < 0) return null;
    if (people.length > model.partyStart[q + 1]! - from) return null;
    requestIndex.set(request.id, q);
    this.steps.push(() => requestIndex.delete(request.id));
    this.set(model.requestIds, q, request.id);
    this.set(model.weight, q, request.weight);
    this.set(model.duration, q, request.slots);
    this.set(model.roomClass, q, roomClass);
    this.set(model.pairOf, q, model.pairOf[likePair]!);
    this.set(model.partyStart, q + 1, from + people.length);
    people.forEach(({ party, principal }, k) => {
      this.set(model.partyOf, from + k, party);
      this.set(model.withPrincipal, from + k, principal ? 1 : 0);
    });
    const first = request.after === null ? undefined : requestIndex.get(request.after);
    if (first !== undefined) this.order(first, q);
    problem.requests.forEach(({ after }, next) => {
      if (after === request.id) this.order(q, next);
    });
    const allowed = request.allowed && new Set(request.allowed);
    this.setStarts(q, (t) => (allowed?.has(t) ?? true) && this.canStart(q, t));
    return { displaced: [], added: q, gone: FREE };
  }

  private order(first: number, next: number): void {
    const { before, successors } = this.model;
    const were = successors[first]!;
    this.set(before, next, first);
    successors[first] = Int32Array.of(...were, next);
    this.steps.push(() => (successors[first] = were));
  }

  private displace(hit: readonly number[]): number[] {
    const displaced = [...new Set(hit)].sort((x, y) => x - y);
    for (const q of displaced) this.journal.remove(q);
    return displaced;
  }

  /** Drops the pins of displaced meetings. */
  private unpin(displaced: number[]): Omit<Patched, 'undo'> | null {
    const { model } = this;
    for (const q of displaced) {
      if (!model.pinned[q]) continue;
      const request = model.problem.requests[q]!;
      const roomClass = this.classOf(request);
      if (roomClass < 0) return null;
      this.set(model.pinned, q, 0);
      this.set(model.roomClass, q, roomClass);
      const allowed = request.allowed && new Set(request.allowed);
      this.setStarts(q, (t) => (allowed?.has(t) ?? true) && this.canStart(q, t));
    }
    return { displaced, added: FREE, gone: FREE };
  }

  /** The class of the rooms that seat a request and have what it asks for; -1 when no request has these. */
  private classOf({ size, features }: MeetingRequest): number {
    const { problem, classBits, classCount, roomCount, roomWords, roomIds } = this.model;
    const wanted = new Int32Array(roomWords);
    for (let r = 0; r < roomCount; r++) {
      const room = problem.rooms[roomIds[r]!]!;
      if (room.capacity >= size && features.every((name) => room.features.includes(name)))
        wanted[r >> 5]! |= 1 << (r & 31);
    }
    for (let c = 0; c < classCount; c++)
      if (wanted.every((bits, w) => bits === classBits[c * roomWords + w])) return c;
    return FREE;
  }

  /** Whether `q` could begin at `t` if it were alone, walking and order aside. */
  private canStart(q: number, t: number): boolean {
    const { model } = this;
    const end = t + model.duration[q]!;
    if (end > (model.dayOf[t]! + 1) * model.perDay) return false;
    for (let k = model.partyStart[q]!; k < model.partyStart[q + 1]!; k++) {
      const p = model.partyOf[k]!;
      for (let u = t; u < end; u++) {
        if (model.capacity[p * model.slotCount + u]! <= 0) return false;
        const open = model.principalOpenBits[p * model.words + model.slotWord[u]!]!;
        if (model.withPrincipal[k] && !(open & model.slotMask[u]!)) return false;
      }
    }
    const pair = model.pairOf[q]!;
    if (pair >= 0 && !hasOpenInterpreter(model, pair, t, end)) return false;
    return hasOpenRoom(model, model.roomClass[q]!, t, end);
  }

  private setStarts(q: number, canStart: (t: number) => boolean): void {
    const { model } = this;
    const bits = new Int32Array(model.words);
    for (let t = 0; t < model.slotCount; t++)
      if (canStart(t)) bits[model.slotWord[t]!]! |= model.slotMask[t]!;
    bits.forEach((word, w) => this.set(model.startBits, q * model.words + w, word));
  }

  private set(table: Int32Array | Uint8Array, at: number, value: number): void {
    const was = table[at]!;
    table[at] = value;
    this.steps.push(() => (table[at] = was));
  }
}
