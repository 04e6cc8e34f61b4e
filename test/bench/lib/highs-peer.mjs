// usage: node highs-peer.mjs INSTANCE OUT SECONDS
// The general solver as a peer: the plain format (one slot, two parties) as a time-indexed integer program, rooms and
// interpreters by kind and handed out afterwards. Presolve and everything else as HiGHS has it.
import { readFileSync, writeFileSync } from 'node:fs';
import loadHighs from 'highs';

const [file, out, seconds] = process.argv.slice(2);
const { slots, parties, rooms, interpreters, requests } = JSON.parse(readFileSync(file, 'utf8'));
const highs = await loadHighs();
const began = performance.now();

const columns = [];
const limits = [];
const addRow = (limit) => limits.push(limit) - 1;
const addColumn = (cost, most, entries, least = 0) =>
  columns.push({ cost, least, most, entries }) - 1;

/** Rows by slot for a list of things; made when first asked for. */
function rowsBySlot(limitOf) {
  const known = new Map();
  return (x, t) => {
    const key = x * slots.count + t;
    if (!known.has(key)) known.set(key, addRow(limitOf(x, t)));
    return known.get(key);
  };
}

/** Things that serve the same needs, with those of them that are open in each slot. */
function kindsOf(things, needsOf, closedOf) {
  const kinds = new Map();
  for (const thing of things) {
    const needs = needsOf(thing);
    const kind = kinds.get(needs.join()) ?? { needs, things: [] };
    kinds.set(needs.join(), kind);
    kind.things.push(thing);
  }
  const open = (kind, t) => kind.things.filter((thing) => !closedOf(thing).includes(t));
  return [...kinds.values()].map((kind) => ({ ...kind, open: (t) => open(kind, t) }));
}

/** Columns that hand the things of each kind out to the needs. */
function share(kinds, needRow) {
  return kinds.map((kind) =>
    Array.from({ length: slots.count }, (_, t) => {
      const amount = kind.open(t).length;
      const row = addRow(amount);
      return kind.needs.map((need) =>
        addColumn(0, amount, [
          [needRow(need, t), -1],
          [row, 1],
        ]),
      );
    }),
  );
}

const sizes = [...new Set(requests.map(({ size }) => size))].sort((x, y) => x - y);
const pairs = [...new Set(requests.map(({ pair }) => pair).filter((pair) => pair !== null))];
const sizeRow = rowsBySlot(() => 0);
const pairRow = rowsBySlot(() => 0);
const seatRow = rowsBySlot((p) => parties[p].heads);
const principalRow = rowsBySlot(() => 1);
const indexes = (list, fits) => list.flatMap((value, k) => (fits(value) ? [k] : []));
// A pinned meeting has its room: nobody else is offered it then.
const pinnedIn = (room) =>
  requests.flatMap(({ pinned }) => (pinned?.room === room.id ? [pinned.slot] : []));
const roomKinds = kindsOf(
  rooms,
  (room) => indexes(sizes, (size) => room.capacity >= size),
  (room) => [...room.closed, ...pinnedIn(room)],
);
const pairKinds = kindsOf(
  interpreters,
  (one) => indexes(pairs, (pair) => one.pairs.includes(pair)),
  (one) => one.unavailable,
);
const roomShare = share(roomKinds, sizeRow);
const pairShare = share(pairKinds, pairRow);

const starts = [];
for (const request of requests) {
  const once = addRow(1);
  for (let t = 0; t < slots.count; t++) {
    if (request.pinned && request.pinned.slot !== t) continue;
    const people = [
      [request.a, request.principalA],
      [request.b, request.principalB],
    ];
    if (
      people.some(([p, principal]) =>
        (principal ? parties[p].principalUnavailable : parties[p].unavailable).includes(t),
      )
    )
      continue;
    const rows = request.pinned ? [once] : [once, sizeRow(sizes.indexOf(request.size), t)];
    if (request.pair !== null) rows.push(pairRow(pairs.indexOf(request.pair), t));
    for (const [p, principal] of people) {
      rows.push(seatRow(p, t));
      if (principal) rows.push(principalRow(p, t));
    }
    starts.push({
      request,
      t,
      column: addColumn(
        request.weight,
        1,
        rows.map((row) => [row, 1]),
        request.pinned ? 1 : 0,
      ),
    });
  }
}

const matrix = { starts: [0], indices: [], values: [] };
for (const { entries } of columns) {
  for (const [row, value] of entries) {
    matrix.indices.push(row);
    matrix.values.push(value);
  }
  matrix.starts.push(matrix.indices.length);
}
const size = { numCols: columns.length, numRows: limits.length };
const model = highs.createModel({
  ...size,
  sense: highs.constants.objectiveSense.maximize,
  colCost: columns.map(({ cost }) => cost),
  colLower: columns.map(({ least }) => least),
  colUpper: columns.map(({ most }) => most),
  rowLower: limits.map(() => -Infinity),
  rowUpper: limits,
  integrality: columns.map(() => highs.constants.variableType.integer),
  matrix: { format: 'csc', ...size, ...matrix },
});
model.options.set({ output_flag: false, time_limit: Number(seconds), mip_rel_gap: 0 });
model.run();
const chosen = model.getSolution().colValue.map((value) => Math.round(value));
const ms = Math.round(performance.now() - began);

/** Who asks for its need in slot `t` gets one of the things that the program handed out to it. */
function handOut(kinds, shares, needOf, t) {
  const store = new Map();
  kinds.forEach((kind, k) => {
    const open = kind.open(t);
    kind.needs.forEach((need, n) => {
      const part = open.splice(0, chosen[shares[k][t][n]]);
      store.set(need, [...(store.get(need) ?? []), ...part]);
    });
  });
  return (request) => store.get(needOf(request))?.pop();
}

const meetings = [];
for (let t = 0; t < slots.count; t++) {
  const now = starts
    .filter((start) => start.t === t && chosen[start.column] === 1)
    .map(({ request }) => request);
  const room = handOut(roomKinds, roomShare, ({ size }) => sizes.indexOf(size), t);
  const interpreter = handOut(pairKinds, pairShare, ({ pair }) => pairs.indexOf(pair), t);
  for (const request of now) {
    const meeting = {
      requestId: request.id,
      slot: t,
      room: request.pinned?.room ?? room(request)?.id,
    };
    if (request.pair !== null) meeting.interpreter = interpreter(request)?.id;
    meetings.push(meeting);
  }
}
writeFileSync(out, JSON.stringify(meetings));
console.log(
  JSON.stringify({
    ms,
    status: model.getModelStatus(),
    rssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);
model.dispose();
