import { COSTS } from './explain-costs.js';
import { Openings, type PartyTrouble } from './explain-openings.js';
import type { Model } from './model.js';
import type { SuggestedChange, Suggestion } from './problem.js';
import { FREE, type State } from './state.js';

/** Most suggestions of one request. */
export const MOST_SUGGESTIONS = 3;
/** What may be asked for the sake of the people's time, as long as anything cheaper is found. */
const REASONABLE = 80;

interface Part<Index = number | null> {
  changes: SuggestedChange[];
  /** Inner index; null for one yet to be found. */
  index: Index;
}

/**
 * Finds changes of the data after which a request has a place and every other meeting keeps its own: of each kind of
 * change, and each set of kinds, the cheapest, at a wished slot where there is a choice.
 */
export class SuggestionFinder {
  private readonly model: Model;
  private readonly openings: Openings;

  constructor(state: State) {
    this.model = state.model;
    this.openings = new Openings(state);
  }

  /** The cheapest first, none that only adds to another one. `found` are those known from elsewhere. */
  find(q: number, found: readonly Suggestion[]): Suggestion[] {
    const m = this.model;
    const length = Math.min(m.duration[q]!, m.perDay);
    const best = new Map<string, Suggestion>();
    const offer = (suggestion: Suggestion): void => {
      const key = kindsOf(suggestion).join();
      const known = best.get(key);
      if (!known || this.isBetter(q, suggestion, known)) best.set(key, suggestion);
    };
    found.forEach(offer);
    for (const most of [REASONABLE, Number.POSITIVE_INFINITY]) {
      if (best.size > 0 && most !== REASONABLE) break;
      for (let t = 0; t < m.slotCount; t++)
        if ((t % m.perDay) + length <= m.perDay) this.at(q, t, length, most, offer);
    }
    const chosen: Suggestion[] = [];
    for (const suggestion of [...best.values()].sort(
      (x, y) => x.cost - y.cost || x.place.slot - y.place.slot,
    )) {
      const kinds = kindsOf(suggestion);
      if (!chosen.some((other) => kindsOf(other).every((kind) => kinds.includes(kind))))
        chosen.push(suggestion);
      if (chosen.length === MOST_SUGGESTIONS) break;
    }
    return chosen;
  }

  private isBetter(q: number, left: Suggestion, right: Suggestion): boolean {
    if (left.cost !== right.cost) return left.cost < right.cost;
    return this.isWished(q, left.place.slot) && !this.isWished(q, right.place.slot);
  }

  private isWished(q: number, t: number): boolean {
    const m = this.model;
    return (m.preferredBits[q * m.words + m.slotWord[t]!]! & m.slotMask[t]!) !== 0;
  }

  private at(
    q: number,
    t: number,
    length: number,
    most: number,
    offer: (found: Suggestion) => void,
  ): void {
    const m = this.model;
    const request = m.problem.requests[q]!;
    const troubles: PartyTrouble[] = [];
    for (let k = m.partyStart[q]!; k < m.partyStart[q + 1]!; k++) {
      const trouble = this.openings.trouble(k, t, length);
      if (!trouble) return;
      troubles.push(trouble);
    }
    const base: SuggestedChange[] = [];
    if (m.duration[q]! > m.perDay) base.push({ type: 'shorten', slots: m.perDay });
    if (request.pinned && request.pinned.slot !== t) return;
    if (request.allowed && !request.allowed.includes(t))
      base.push({ type: 'other_time', slots: [t] });
    for (const { party, absent, full } of troubles) {
      if (absent.length > 0) base.push({ type: 'free_party', party, slots: absent });
      if (full.length > 0) base.push({ type: 'add_person', party, slots: full });
    }
    for (const other of this.openings.outOfOrder(q, t, length))
      base.push({ type: 'waive_order', requestId: m.requestIds[other]! });

    if (costOf(base) > most) return;
    const hindered = troubles.filter(
      ({ away, busy, dayFull }) => away.length > 0 || busy || dayFull,
    );
    const sitting = this.sitting(q);
    if (hindered.length > 0) {
      const replaced = new Set(hindered.map(({ party }) => party));
      const alternates = [...replaced].map((party): SuggestedChange => ({
        type: 'alternate',
        party,
      }));
      this.complete(
        q,
        t,
        length,
        [...base, ...alternates],
        sitting.filter((p) => !replaced.has(p)),
        offer,
      );
    }
    if (hindered.every(({ busy }) => !busy))
      this.complete(
        q,
        t,
        length,
        [...base, ...hindered.flatMap((trouble) => this.freed(trouble, t, length))],
        sitting,
        offer,
      );
  }

  private sitting(q: number): number[] {
    const m = this.model;
    const parties: number[] = [];
    for (let k = m.partyStart[q]!; k < m.partyStart[q + 1]!; k++)
      if (m.withPrincipal[k]) parties.push(m.partyOf[k]!);
    return parties;
  }

  private freed(
    { party, away, dayFull }: PartyTrouble,
    t: number,
    length: number,
  ): SuggestedChange[] {
    const changes: SuggestedChange[] = [];
    if (away.length > 0) changes.push({ type: 'free_principal', party, slots: away });
    if (dayFull)
      changes.push({
        type: 'raise_day_limit',
        party,
        limit: this.model.maxPerDay[party]! + 1,
        slots: spanOf(t, length),
      });
    return changes;
  }

  /** Adds rooms and interpreters to changes that give the people their time. */
  private complete(
    q: number,
    t: number,
    length: number,
    changes: readonly SuggestedChange[],
    sitting: readonly number[],
    offer: (found: Suggestion) => void,
  ): void {
    const needsPair = this.model.pairOf[q]! >= 0;
    const interpreters = needsPair
      ? this.interpreterParts(q, t, length)
      : [{ changes: [], index: FREE }];
    for (const room of this.roomParts(q, t, length, sitting))
      for (const interpreter of interpreters) {
        const all = [...changes, ...room.changes, ...interpreter.changes];
        const dropped = all.some(({ type }) => type === 'drop_interpreter');
        offer({
          changes: all,
          place: {
            slot: t,
            room: room.index === null ? null : this.model.roomIds[room.index]!,
            ...(needsPair && !dropped && { interpreter: this.interpreterId(interpreter.index) }),
          },
          cost: costOf(all),
        });
      }
  }

  private interpreterId(index: number | null): number | null {
    return index === null ? null : this.model.interpreterIds[index]!;
  }

  private roomParts(q: number, t: number, length: number, sitting: readonly number[]): Part[] {
    const m = this.model;
    const { size, features, pinned } = m.problem.requests[q]!;
    const inClass = (r: number): boolean =>
      (m.classBits[m.roomClass[q]! * m.roomWords + (r >> 5)]! & (1 << (r & 31))) !== 0;
    const far = this.openings.tooFar(sitting, t, length);
    const free = this.openings.room(t, length, far, inClass);
    if (free >= 0) return [{ changes: [], index: free }];
    if (pinned) return [];
    const parts: Part[] = [];
    for (const party of far ? sitting : []) {
      const rest = this.openings.tooFar(
        sitting.filter((p) => p !== party),
        t,
        length,
      );
      const index = this.openings.room(t, length, rest, inClass);
      if (index >= 0) parts.push({ changes: [{ type: 'alternate', party }], index });
    }
    const closed = this.openings.room(t, length, far, inClass, true);
    if (closed >= 0)
      parts.push({
        changes: [
          {
            type: 'open_hours',
            room: m.roomIds[closed]!,
            slots: this.closedSlots(closed, t, length),
          },
        ],
        index: closed,
      });
    parts.push({
      changes: [{ type: 'add_room', seats: size, features, slots: spanOf(t, length) }],
      index: null,
    });
    const roomOf = (r: number) => m.problem.rooms[m.roomIds[r]!]!;
    if (features.length > 0) {
      const plain = this.openings.room(t, length, far, (r) => roomOf(r).capacity >= size);
      if (plain >= 0) {
        const missing = features.filter((name) => !roomOf(plain).features.includes(name));
        parts.push({ changes: [{ type: 'drop_features', features: missing }], index: plain });
      }
    }
    const smaller = this.largestSmaller(q, t, length, far);
    if (smaller >= 0)
      parts.push({
        changes: [{ type: 'fewer_seats', seats: roomOf(smaller).capacity }],
        index: smaller,
      });
    return parts;
  }

  private closedSlots(r: number, t: number, length: number): number[] {
    return spanOf(t, length).filter((u) => this.model.roomClosed[r * this.model.slotCount + u]);
  }

  /** The largest free room that seats less than asked, one of each party at least; -1 when there is none. */
  private largestSmaller(q: number, t: number, length: number, far: Uint8Array | null): number {
    const m = this.model;
    const { size, features } = m.problem.requests[q]!;
    const least = m.partyStart[q + 1]! - m.partyStart[q]!;
    let best = FREE;
    for (;;) {
      const after = best;
      const next = this.openings.room(t, length, far, (r) => {
        const room = m.problem.rooms[m.roomIds[r]!]!;
        return (
          r > after &&
          room.capacity < size &&
          room.capacity >= least &&
          features.every((name) => room.features.includes(name))
        );
      });
      if (next < 0) return best;
      best = next;
    }
  }

  private interpreterParts(q: number, t: number, length: number): Part[] {
    const m = this.model;
    const pair = m.pairOf[q]!;
    const free = this.openings.interpreter(pair, t, length);
    if (free >= 0) return [{ changes: [], index: free }];
    const parts: Part[] = [];
    const off = this.openings.interpreter(pair, t, length, true);
    if (off >= 0)
      parts.push({
        changes: [
          {
            type: 'on_duty',
            interpreter: m.interpreterIds[off]!,
            slots: spanOf(t, length).filter((u) => m.interpreterOff[off * m.slotCount + u]),
          },
        ],
        index: off,
      });
    const { pair: name } = m.problem.requests[q]!;
    parts.push({
      changes: [{ type: 'add_interpreter', pair: name!, slots: spanOf(t, length) }],
      index: null,
    });
    parts.push({ changes: [{ type: 'drop_interpreter' }], index: FREE });
    return parts;
  }
}

export function costOf(changes: readonly SuggestedChange[]): number {
  return changes.reduce((sum, { type }) => sum + COSTS[type], 0);
}

function kindsOf({ changes }: Suggestion): string[] {
  return [...new Set(changes.map(({ type }) => type))].sort();
}

function spanOf(t: number, length: number): number[] {
  return Array.from({ length }, (_, k) => t + k);
}
