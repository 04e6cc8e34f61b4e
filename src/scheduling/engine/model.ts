import { compileGrid, compileParties, compileWeights } from './model-people.js';
import { compileInterpreters, compileRooms } from './model-rooms.js';
import { compileStarts } from './model-starts.js';
import { participantsOf, type Problem } from './problem.js';

/**
 * The problem compiled to typed arrays. Requests, rooms and interpreters have inner indexes: rooms from the tightest
 * to the roomiest and interpreters from the narrowest to the widest, so that the lowest free bit is the best fit.
 *
 * Sets of slots are bit sets of `words` words, `wordsPerDay` for each day, so that no run of bits leaves its day.
 */
export interface Model {
  problem: Problem;
  slotCount: number;
  days: number;
  perDay: number;
  wordsPerDay: number;
  words: number;
  /** Word and mask of a slot within a bit set of slots; slot of a word's bit. */
  slotWord: Int32Array;
  slotMask: Int32Array;
  slotOfBit: Int32Array;
  dayOf: Int32Array;

  partyCount: number;
  /** By party x slot: most meetings, 0 where unavailable. */
  capacity: Int32Array;
  /** By party x word: slots in which the party is unavailable. */
  absentBits: Int32Array;
  /** By party x word: slots in which its principal may attend, the party being there. */
  principalOpenBits: Int32Array;
  maxPerDay: Int32Array;
  /** Most meetings that party can have in one slot, and where its lists begin. */
  listSize: Int32Array;
  listStart: Int32Array;
  listTotal: number;

  roomCount: number;
  roomWords: number;
  roomIds: Int32Array;
  roomIndex: Int32Array;
  /** By room x slot: 1 where closed. */
  roomClosed: Uint8Array;
  zoneOf: Int32Array;
  zoneCount: number;
  /** By zone x zone. */
  zoneGap: Int32Array;
  zoneRoomBits: Int32Array;
  maxGap: number;
  /** Sets of rooms that some request can use. */
  classCount: number;
  classBits: Int32Array;
  classesOfRoom: Int32Array[];

  interpreterCount: number;
  interpreterWords: number;
  interpreterIds: Int32Array;
  interpreterOff: Uint8Array;
  pairCount: number;
  pairBits: Int32Array;
  pairsOfInterpreter: Int32Array[];

  requestCount: number;
  requestIds: Int32Array;
  requestIndex: Map<number, number>;
  weight: Int32Array;
  /** Weights in few classes, the lightest first; equal weights share a level. */
  levelCount: number;
  levelOf: Int32Array;
  duration: Int32Array;
  roomClass: Int32Array;
  /** Index of the language pair, -1 for none. */
  pairOf: Int32Array;
  pinned: Uint8Array;
  /** Participants of request q: `partyStart[q] .. partyStart[q + 1]` in `partyOf` and `withPrincipal`. */
  partyStart: Int32Array;
  partyOf: Int32Array;
  withPrincipal: Uint8Array;
  /** By request x word: first slots in which it could be placed if it were alone, walking and order aside. */
  startBits: Int32Array;
  preferredBits: Int32Array;
  asksPreferred: Uint8Array;
  /** Request that must come before, -1 for none; requests that must come after. */
  before: Int32Array;
  successors: Int32Array[];
  requestsOfParty: Int32Array[];
  weightTotal: number;
}

export function compile(problem: Problem): Model {
  const { parties, requests, slots } = problem;
  const grid = compileGrid(problem);
  const rooms = compileRooms(problem);
  const interpreters = compileInterpreters(problem);
  const people = compileParties(problem, grid);
  const count = requests.length;
  const requestIndex = new Map(requests.map((request, q) => [request.id, q]));
  const partyStart = new Int32Array(count + 1);
  requests.forEach((request, q) => {
    partyStart[q + 1] = partyStart[q]! + 2 + request.others.length;
  });
  const partyOf = new Int32Array(partyStart[count]!);
  const withPrincipal = new Uint8Array(partyStart[count]!);
  const byParty: number[][] = parties.map(() => []);
  requests.forEach((request, q) => {
    participantsOf(request).forEach(({ party, principal }, k) => {
      partyOf[partyStart[q]! + k] = party;
      withPrincipal[partyStart[q]! + k] = principal ? 1 : 0;
      byParty[party]!.push(q);
    });
  });
  const before = new Int32Array(count).fill(-1);
  const successors: number[][] = requests.map(() => []);
  requests.forEach((request, q) => {
    const first = request.after === null ? undefined : requestIndex.get(request.after);
    if (first === undefined) return;
    before[q] = first;
    successors[first]!.push(q);
  });
  const listSize = new Int32Array(parties.length);
  const listStart = new Int32Array(parties.length);
  let listTotal = 0;
  parties.forEach((party, p) => {
    listSize[p] = Math.min(party.heads, byParty[p]!.length);
    listStart[p] = listTotal;
    listTotal += listSize[p] * slots.count;
  });
  const model: Model = {
    problem,
    ...grid,
    ...rooms,
    ...interpreters,
    ...people,
    listSize,
    listStart,
    listTotal,
    requestCount: count,
    requestIds: Int32Array.from(requests, ({ id }) => id),
    requestIndex,
    ...compileWeights(requests),
    duration: Int32Array.from(requests, (request) => request.slots),
    pinned: Uint8Array.from(requests, ({ pinned }) => (pinned ? 1 : 0)),
    partyStart,
    partyOf,
    withPrincipal,
    startBits: new Int32Array(count * grid.words),
    preferredBits: new Int32Array(count * grid.words),
    asksPreferred: Uint8Array.from(requests, ({ preferred }) => (preferred ? 1 : 0)),
    before,
    successors: successors.map((list) => Int32Array.from(list)),
    requestsOfParty: byParty.map((list) => Int32Array.from(list)),
    weightTotal: requests.reduce((sum, { weight }) => sum + weight, 0),
  };
  compileStarts(model);
  return model;
}

/** Whether `q` could be placed if it were the only request. */
export function fitsSomewhere(model: Model, q: number): boolean {
  for (let w = q * model.words; w < (q + 1) * model.words; w++)
    if (model.startBits[w] !== 0) return true;
  return false;
}
