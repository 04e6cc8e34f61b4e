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

/** What stands in the way of an unplaced request. `slots` are the slots in question, where that says more. */
export interface Blocker {
  type: BlockerType;
  id: number;
  slots?: number[];
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
  blockers: Blocker[];
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
