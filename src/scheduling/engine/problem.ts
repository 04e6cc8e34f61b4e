/**
 * Data of the scheduling problem: formats `ga-meetings/1` and `ga-meetings/2` read into one shape, every default
 * filled in. Ids of parties, rooms and interpreters are their index; ids of requests are unique integers.
 * Slots are numbers from 0; slot `t` lies on day `floor(t / perDay)`.
 */

export interface SlotGrid {
  count: number;
  days: number;
  perDay: number;
  /** Length of one slot in minutes. It enters no rule. */
  minutes: number;
}

export interface Party {
  id: number;
  /** Most meetings that the party can hold at once. */
  heads: number;
  /** Slots in which the party holds no meeting. */
  unavailable: number[];
  /** Slots in which its principal attends none; contains `unavailable`. */
  principalUnavailable: number[];
  /** Slots in which one person of the party must sit in the hall. */
  held: number[];
  /** Most meetings of its principal on one day; null for no limit. */
  maxPerDay: number | null;
}

export interface Room {
  id: number;
  capacity: number;
  closed: number[];
  features: string[];
  zone: string | null;
}

export interface Interpreter {
  id: number;
  pairs: string[];
  unavailable: number[];
}

export interface Participant {
  party: number;
  principal: boolean;
}

export interface Pin {
  slot: number;
  room: number;
}

export interface MeetingRequest {
  id: number;
  weight: number;
  a: number;
  b: number;
  principalA: boolean;
  principalB: boolean;
  /** Seats needed, all parties together. */
  size: number;
  pair: string | null;
  /** Wished first slots, or null when nothing is wished. One that is no whole number is never met. */
  preferred: number[] | null;
  pinned: Pin | null;
  /** The only permitted first slots, or null for any. */
  allowed: number[] | null;
  /** Duration in consecutive slots. */
  slots: number;
  others: Participant[];
  features: string[];
  /** Id of a request that must end before this one starts when both are placed. */
  after: number | null;
}

export interface PlacedMeeting {
  requestId: number;
  /** First slot. */
  slot: number;
  room: number;
  interpreter?: number;
}

export interface Problem {
  name: string;
  slots: SlotGrid;
  /** `"zoneA|zoneB"` to the slots needed between two meetings of one principal; symmetric. */
  walk: Record<string, number>;
  parties: Party[];
  rooms: Room[];
  interpreters: Interpreter[];
  requests: MeetingRequest[];
  /** The schedule in force, if any. May name requests that exist no more: these are ignored. */
  published: PlacedMeeting[] | null;
}

export type ChangeEvent =
  | { type: 'room-closed'; room: number; slots: number[] }
  | { type: 'party-unavailable'; party: number; slots: number[] }
  | { type: 'principal-unavailable'; party: number; slots: number[] }
  | { type: 'request-added'; request: MeetingRequest }
  | { type: 'request-cancelled'; requestId: number };

export type BlockerType = 'party' | 'room' | 'interpreter' | 'request';

/** A fact that keeps a request out and that can be undone by itself. */
export type BlockerFact =
  // Another meeting, by what it takes; without it that is free.
  | 'takes_principal'
  | 'takes_person'
  | 'fills_day'
  | 'order'
  | 'walk'
  | 'takes_room'
  | 'takes_interpreter'
  // A party: away, its principal away, one person in the hall, nobody to send, no meeting of its principal at all.
  | 'absent'
  | 'principal_absent'
  | 'seat_held'
  | 'no_person'
  | 'day_limit'
  // A room.
  | 'closed'
  | 'too_small'
  | 'lacks_feature'
  // An interpreter.
  | 'off_duty'
  | 'lacks_pair'
  // The request's own wishes: permitted times, pin, length; languages that no interpreter exists for.
  | 'own_time'
  | 'own_pin'
  | 'own_length'
  | 'own_languages';

/**
 * One of the facts that together keep a request out. `slots` are the slots in question: of a party, room or
 * interpreter those in which it is missing; of another meeting the first one that it has now.
 */
export interface Blocker {
  type: BlockerType;
  id: number;
  fact: BlockerFact;
  slots?: number[];
  /** The party, room or interpreter that another meeting takes. */
  of?: number;
  /** Another meeting that must not be moved. */
  pinned?: true;
}

/** Where a suggestion puts the request; a room or interpreter that is yet to be found is null. */
export interface SuggestedPlace {
  slot: number;
  room: number | null;
  /** Missing when none is needed. */
  interpreter?: number | null;
}

/** One change of the data, or of the place of another meeting, see `COSTS` in `explain-costs.ts`. */
export type SuggestedChange =
  | ({ type: 'move_meeting' | 'lift_pin'; requestId: number; from: number } & SuggestedPlace)
  | { type: 'alternate'; party: number }
  | { type: 'open_hours'; room: number; slots: number[] }
  | { type: 'on_duty'; interpreter: number; slots: number[] }
  | { type: 'add_room'; seats: number; features: string[]; slots: number[] }
  | { type: 'add_interpreter'; pair: string; slots: number[] }
  | { type: 'free_principal' | 'free_party' | 'add_person'; party: number; slots: number[] }
  | { type: 'raise_day_limit'; party: number; limit: number; slots: number[] }
  | { type: 'waive_order'; requestId: number }
  | { type: 'drop_interpreter' }
  | { type: 'drop_features'; features: string[] }
  | { type: 'fewer_seats'; seats: number }
  | { type: 'other_time'; slots: number[] }
  | { type: 'shorten'; slots: number };

/** Changes after which a request stands at `place` with every other meeting kept; none when it fits as it is. */
export interface Suggestion {
  changes: SuggestedChange[];
  place: SuggestedPlace;
  /** Sum of the costs of its changes, by which suggestions are ordered. */
  cost: number;
}

/** Stable codes: the fact that alone, or at the most promising place, keeps a request out. */
export type UnplacedReason =
  | 'too_long'
  | 'no_allowed_time'
  | 'no_common_time'
  | 'principal_absent'
  | 'no_room_size'
  | 'no_room_feature'
  | 'no_room_open'
  | 'no_interpreter'
  | 'interpreter_off_duty'
  | 'no_combination'
  | 'principal_busy'
  | 'party_full'
  | 'rooms_full'
  | 'interpreters_busy'
  | 'max_per_day'
  | 'walk'
  | 'order'
  | 'not_found';

export interface UnplacedRequest {
  requestId: number;
  reason: UnplacedReason;
  /** The smallest set found of facts without which it would have a place; every one of them is needed. */
  blockers: Blocker[];
  /** Up to three ways to give it a place, the cheapest first. */
  suggestions: Suggestion[];
}

export interface Solution {
  /** Ordered by request id. */
  meetings: PlacedMeeting[];
  weightPlaced: number;
  weightTotal: number;
  /** Proven: no schedule places more weight. */
  upperBound: number;
  provenOptimal: boolean;
  idleGaps: number;
  preferredMet: number;
  /** Placed requests that have wished slots. */
  preferredAsked: number;
  iterations: number;
  unplaced: UnplacedRequest[];
}

/** All parties of a request with whether their principal takes part: `a`, `b`, then the others. */
export function participantsOf(request: MeetingRequest): Participant[] {
  return [
    { party: request.a, principal: request.principalA },
    { party: request.b, principal: request.principalB },
    ...request.others,
  ];
}

/** Slots that a principal needs between rooms of two zones; 0 for the same, an unknown or no zone. */
export function walkGap(
  walk: Record<string, number>,
  from: string | null,
  to: string | null,
): number {
  if (from === null || to === null || from === to) return 0;
  return walk[`${from}|${to}`] ?? walk[`${to}|${from}`] ?? 0;
}

/** The slots that a meeting covers. */
export function coveredSlots(start: number, duration: number): number[] {
  return Array.from({ length: duration }, (_, k) => start + k);
}
