import { FactFinder } from './explain-facts.js';
import { Lifted } from './explain-lifted.js';
import { compile, type Model } from './model.js';
import type { PlacedMeeting, Problem } from './problem.js';
import { placePublished } from './published.js';
import { State } from './state.js';

/**
 * Why a meeting stands where it does.
 * - `pinned`, `kept`: it must not move; it stands where it is published
 * - `only_time`: at no other slot are all its people there, whatever else is planned
 * - `preferred`: one of the `count` times wished
 * - `only_left`: with every other meeting where it is, no other time would do
 * - `closes_gap`: without it `party` would wait `count` slots longer between its meetings
 * - `next_to`: begins or ends where another meeting of `party`, `requestId`, ends or begins
 * - `first_free`, `one_of`: of the `count` times that would do it is the first, or another one
 * - `only_room`, `smallest_room`: of the `count` fitting rooms that are free then it is the only, or the smallest one
 */
export type PlacedReasonCode =
  | 'pinned'
  | 'kept'
  | 'only_time'
  | 'preferred'
  | 'only_left'
  | 'closes_gap'
  | 'next_to'
  | 'first_free'
  | 'one_of'
  | 'only_room'
  | 'smallest_room';

export interface PlacedReason {
  code: PlacedReasonCode;
  count?: number;
  party?: number;
  requestId?: number;
}

/**
 * The reasons for the place of each of these meetings of a schedule, the strongest first; none for one that the
 * schedule does not have or that breaks a rule there. `problem.published` says what `kept` means.
 */
export function explainPlaced(
  problem: Problem,
  meetings: readonly PlacedMeeting[],
  requestIds: readonly number[],
): Map<number, PlacedReason[]> {
  const state = new State(compile({ ...problem, published: [...meetings] }));
  placePublished(state);
  const finder = new FactFinder(state);
  const published = new Map(problem.published?.map((meeting) => [meeting.requestId, meeting]));
  const reasons = new Map<number, PlacedReason[]>();
  for (const requestId of requestIds) {
    const q = state.model.requestIndex.get(requestId);
    if (q === undefined || state.start[q]! < 0) continue;
    reasons.set(requestId, reasonsOf(state, finder, q, published.get(requestId)));
  }
  return reasons;
}

function reasonsOf(
  state: State,
  finder: FactFinder,
  q: number,
  published: PlacedMeeting | undefined,
): PlacedReason[] {
  const { model } = state;
  const [slot, room] = [state.start[q]!, state.room[q]!];
  const request = model.problem.requests[q]!;
  const reasons: PlacedReason[] = [];
  if (request.pinned) reasons.push({ code: 'pinned' });
  else if (published?.slot === slot && published.room === model.roomIds[room])
    reasons.push({ code: 'kept' });
  const possible = slotsOfPeople(model, q);
  if (possible.length === 1) reasons.push({ code: 'only_time' });
  if (request.preferred?.includes(slot))
    reasons.push({ code: 'preferred', count: request.preferred.length });
  reasons.push(...neighbours(state, q));
  const interpreter = state.interpreter[q]!;
  state.remove(q);
  const free = freeSlots(finder, q, possible);
  const rooms = freeRooms(state, q, slot);
  state.place(q, slot, room, interpreter);
  if (possible.length > 1 && free.length === 1) reasons.push({ code: 'only_left' });
  if (free.length > 1)
    reasons.push({ code: free[0] === slot ? 'first_free' : 'one_of', count: free.length });
  if (rooms.length === 1) reasons.push({ code: 'only_room' });
  else if (rooms[0] === room) reasons.push({ code: 'smallest_room', count: rooms.length });
  return reasons;
}

/** Permitted first slots at which all its people are there, rooms, interpreters and other meetings aside. */
function slotsOfPeople(model: Model, q: number): number[] {
  const { allowed } = model.problem.requests[q]!;
  const length = model.duration[q]!;
  const slots: number[] = [];
  for (let t = 0; t < model.slotCount; t++) {
    if ((t % model.perDay) + length > model.perDay || (allowed && !allowed.includes(t))) continue;
    let u = t;
    while (u < t + length && areThere(model, q, u)) u++;
    if (u === t + length) slots.push(t);
  }
  return slots;
}

function areThere(model: Model, q: number, u: number): boolean {
  for (let k = model.partyStart[q]!; k < model.partyStart[q + 1]!; k++) {
    const p = model.partyOf[k]!;
    if (model.capacity[p * model.slotCount + u]! < 1) return false;
    const open = model.principalOpenBits[p * model.words + model.slotWord[u]!]!;
    if (model.withPrincipal[k] && !(open & model.slotMask[u]!)) return false;
  }
  return true;
}

function freeSlots(finder: FactFinder, q: number, possible: readonly number[]): number[] {
  const pin = new Lifted([{ fact: 'own_pin', id: q, slots: [], of: -1 }]);
  return possible.filter((t) => finder.find(q, t, 0, pin));
}

/** Fitting rooms that it could have at `slot`, the smallest first. */
function freeRooms({ model, roomAt }: State, q: number, slot: number): number[] {
  const { size, features } = model.problem.requests[q]!;
  return [...model.roomIds.keys()].filter((r) => {
    const room = model.problem.rooms[model.roomIds[r]!]!;
    const span = roomAt.subarray(
      r * model.slotCount + slot,
      r * model.slotCount + slot + model.duration[q]!,
    );
    return (
      room.capacity >= size &&
      features.every((name) => room.features.includes(name)) &&
      span.every((o) => o === -1)
    );
  });
}

/** What it is worth to the days of its parties. */
function neighbours(state: State, q: number): PlacedReason[] {
  const { model, start } = state;
  const slot = start[q]!;
  const end = slot + model.duration[q]!;
  const closes: PlacedReason[] = [];
  const next: PlacedReason[] = [];
  for (let k = model.partyStart[q]!; k < model.partyStart[q + 1]!; k++) {
    const party = model.partyOf[k]!;
    const saved = idleSlots(state, party, slot, q) - idleSlots(state, party, slot, -1);
    if (saved > 0) closes.push({ code: 'closes_gap', party, count: saved });
    const other = [...model.requestsOfParty[party]!].find(
      (o) =>
        o !== q &&
        start[o]! >= 0 &&
        model.dayOf[start[o]!] === model.dayOf[slot] &&
        (start[o] === end || start[o]! + model.duration[o]! === slot),
    );
    if (other !== undefined)
      next.push({ code: 'next_to', party, requestId: model.requestIds[other]! });
  }
  return closes.length > 0 ? closes : next.slice(0, 1);
}

/** Idle gaps of a party on the day of `slot`, as if `without` were not there. */
function idleSlots({ model, start }: State, party: number, slot: number, without: number): number {
  const from = model.dayOf[slot]! * model.perDay;
  const busy = new Uint8Array(model.perDay);
  for (const o of model.requestsOfParty[party]!) {
    const begins = start[o]! - from;
    if (o !== without && begins >= 0 && begins < model.perDay)
      busy.fill(1, begins, begins + model.duration[o]!);
  }
  const first = busy.indexOf(1);
  const last = busy.lastIndexOf(1);
  let idle = 0;
  for (let k = first + 1; k < last; k++) {
    const t = from + k;
    const absent = model.absentBits[party * model.words + model.slotWord[t]!]! & model.slotMask[t]!;
    if (!busy[k] && !absent) idle++;
  }
  return idle;
}
