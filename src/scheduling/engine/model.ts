import { compileStarts } from './model-starts.js';
import { participantsOf, walkGap, type Problem } from './problem.js';

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

/** Most levels of weight told apart where many rooms are compared at once. */
const MOST_LEVELS = 8;

function compileWeights(requests: Problem['requests']) {
  const distinct = [...new Set(requests.map(({ weight }) => weight))].sort((x, y) => x - y);
  const perLevel = Math.max(1, Math.ceil(distinct.length / MOST_LEVELS));
  const levels = new Map(distinct.map((weight, rank) => [weight, Math.floor(rank / perLevel)]));
  return {
    weight: Int32Array.from(requests, ({ weight }) => weight),
    levelCount: Math.max(1, Math.ceil(distinct.length / perLevel)),
    levelOf: Int32Array.from(requests, ({ weight }) => levels.get(weight)!),
  };
}

type Grid = Pick<
  Model,
  | 'slotCount'
  | 'days'
  | 'perDay'
  | 'wordsPerDay'
  | 'words'
  | 'slotWord'
  | 'slotMask'
  | 'slotOfBit'
  | 'dayOf'
>;

function compileGrid({ slots }: Problem): Grid {
  const wordsPerDay = Math.ceil(slots.perDay / 32);
  const words = wordsPerDay * slots.days;
  const slotWord = new Int32Array(slots.count);
  const slotMask = new Int32Array(slots.count);
  const dayOf = new Int32Array(slots.count);
  const slotOfBit = new Int32Array(words * 32).fill(-1);
  for (let t = 0; t < slots.count; t++) {
    const day = Math.floor(t / slots.perDay);
    const k = t - day * slots.perDay;
    dayOf[t] = day;
    slotWord[t] = day * wordsPerDay + (k >> 5);
    slotMask[t] = 1 << (k & 31);
    slotOfBit[slotWord[t]! * 32 + (k & 31)] = t;
  }
  return {
    slotCount: slots.count,
    days: slots.days,
    perDay: slots.perDay,
    wordsPerDay,
    words,
    slotWord,
    slotMask,
    slotOfBit,
    dayOf,
  };
}

function compileParties({ parties }: Problem, grid: Grid) {
  const { slotCount, words, slotWord, slotMask } = grid;
  const capacity = new Int32Array(parties.length * slotCount);
  const absentBits = new Int32Array(parties.length * words);
  const principalOpenBits = new Int32Array(parties.length * words);
  parties.forEach((party, p) => {
    capacity.fill(party.heads, p * slotCount, (p + 1) * slotCount);
    for (const t of new Set(party.held)) capacity[p * slotCount + t]!--;
    for (const t of party.unavailable) {
      capacity[p * slotCount + t] = 0;
      absentBits[p * words + slotWord[t]!]! |= slotMask[t]!;
    }
    const away = new Set(party.principalUnavailable);
    for (let t = 0; t < slotCount; t++)
      if (!away.has(t) && party.maxPerDay !== 0)
        principalOpenBits[p * words + slotWord[t]!]! |= slotMask[t]!;
  });
  return {
    partyCount: parties.length,
    capacity,
    absentBits,
    principalOpenBits,
    maxPerDay: Int32Array.from(parties, ({ maxPerDay }) => maxPerDay ?? 0x7fffffff),
  };
}

function compileRooms(problem: Problem) {
  const { rooms, requests, walk } = problem;
  const slotCount = problem.slots.count;
  const order = [...rooms].sort(
    (x, y) => x.capacity - y.capacity || x.features.length - y.features.length || x.id - y.id,
  );
  const roomIndex = new Int32Array(rooms.length);
  order.forEach((room, r) => {
    roomIndex[room.id] = r;
  });
  const roomWords = Math.max(1, Math.ceil(rooms.length / 32));
  const roomClosed = new Uint8Array(rooms.length * slotCount);
  order.forEach((room, r) => {
    for (const t of room.closed) roomClosed[r * slotCount + t] = 1;
  });

  const zones = [...new Set(order.map(({ zone }) => zone))];
  const zoneCount = zones.length;
  const zoneGap = new Int32Array(zoneCount * zoneCount);
  const zoneRoomBits = new Int32Array(zoneCount * roomWords);
  const zoneOf = Int32Array.from(order, ({ zone }) => zones.indexOf(zone));
  zones.forEach((from, x) => {
    zones.forEach((to, y) => {
      zoneGap[x * zoneCount + y] = walkGap(walk, from, to);
    });
  });
  zoneOf.forEach((zone, r) => {
    zoneRoomBits[zone * roomWords + (r >> 5)]! |= 1 << (r & 31);
  });

  const classes = new Map<string, { index: number; bits: Int32Array }>();
  const byNeed = new Map<string, number>();
  const roomClass = Int32Array.from(requests, (request) => {
    const { size, features, pinned } = request;
    const names = features.length === 0 ? '' : JSON.stringify([...features].sort());
    const need = `${size} ${pinned?.room ?? '-'} ${names}`;
    const known = byNeed.get(need);
    if (known !== undefined) return known;
    const bits = new Int32Array(roomWords);
    order.forEach((room, r) => {
      const fits = room.capacity >= size && features.every((f) => room.features.includes(f));
      if (fits && (!pinned || pinned.room === room.id)) bits[r >> 5]! |= 1 << (r & 31);
    });
    const key = bits.join();
    const entry = classes.get(key) ?? { index: classes.size, bits };
    classes.set(key, entry);
    byNeed.set(need, entry.index);
    return entry.index;
  });
  const classBits = new Int32Array(classes.size * roomWords);
  const classesOfRoom: number[][] = order.map(() => []);
  for (const { index, bits } of classes.values()) {
    classBits.set(bits, index * roomWords);
    order.forEach((_, r) => {
      if (bits[r >> 5]! & (1 << (r & 31))) classesOfRoom[r]!.push(index);
    });
  }
  return {
    roomCount: rooms.length,
    roomWords,
    roomIds: Int32Array.from(order, ({ id }) => id),
    roomIndex,
    roomClosed,
    zoneOf,
    zoneCount,
    zoneGap,
    zoneRoomBits,
    maxGap: zoneGap.reduce((most, gap) => Math.max(most, gap), 0),
    classCount: classes.size,
    classBits,
    classesOfRoom: classesOfRoom.map((list) => Int32Array.from(list)),
    roomClass,
  };
}

function compileInterpreters({ interpreters, requests, slots }: Problem) {
  const order = [...interpreters].sort((x, y) => x.pairs.length - y.pairs.length || x.id - y.id);
  const interpreterWords = Math.max(1, Math.ceil(order.length / 32));
  const interpreterOff = new Uint8Array(order.length * slots.count);
  order.forEach((interpreter, i) => {
    for (const t of interpreter.unavailable) interpreterOff[i * slots.count + t] = 1;
  });
  const pairs = [...new Set(requests.map(({ pair }) => pair).filter((pair) => pair !== null))];
  const pairBits = new Int32Array(pairs.length * interpreterWords);
  const pairsOfInterpreter = order.map((interpreter, i) =>
    Int32Array.from(
      pairs.flatMap((pair, k) => {
        if (!interpreter.pairs.includes(pair)) return [];
        pairBits[k * interpreterWords + (i >> 5)]! |= 1 << (i & 31);
        return [k];
      }),
    ),
  );
  return {
    interpreterCount: order.length,
    interpreterWords,
    interpreterIds: Int32Array.from(order, ({ id }) => id),
    interpreterOff,
    pairCount: pairs.length,
    pairBits,
    pairsOfInterpreter,
    pairOf: Int32Array.from(requests, ({ pair }) => (pair === null ? -1 : pairs.indexOf(pair))),
  };
}

/** Whether `q` could be placed if it were the only request. */
export function fitsSomewhere(model: Model, q: number): boolean {
  for (let w = q * model.words; w < (q + 1) * model.words; w++)
    if (model.startBits[w] !== 0) return true;
  return false;
}
