import { walkGap, type Problem } from './problem.js';

export function compileRooms(problem: Problem) {
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

export function compileInterpreters({ interpreters, requests, slots }: Problem) {
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
