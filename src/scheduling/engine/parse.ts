import { FieldReader, checkInteger, checkText } from './field-reader.js';
import { InstanceError } from './instance-error.js';
import { checkOrder, checkPins } from './parse-checks.js';
import type {
  ChangeEvent,
  Interpreter,
  MeetingRequest,
  Participant,
  Party,
  PlacedMeeting,
  Problem,
  Room,
  SlotGrid,
} from './problem.js';

const FORMATS = ['ga-meetings/1', 'ga-meetings/2'];
const MOST_SLOTS = 10_000;

interface Scope {
  slots: number;
  parties: number;
  rooms: number;
  interpreters: number;
}

/**
 * Reads and checks an instance (parsed JSON of `ga-meetings/1` or `/2`). Unknown fields are ignored.
 * @throws InstanceError with a code and the path of the first thing that is wrong.
 */
export function parseProblem(json: unknown): Problem {
  const root = new FieldReader(json, '');
  const format = root.text('format');
  if (!FORMATS.includes(format))
    throw new InstanceError('unknown_format', 'format', `${format} is not known`);
  const slots = readGrid(root.raw('slots'));
  const parties = root.list('parties', (v, path) => readParty(v, path, slots.count));
  const rooms = root.list('rooms', (v, path) => readRoom(v, path, slots.count));
  const interpreters = root.list('interpreters', (v, path) =>
    readInterpreter(v, path, slots.count),
  );
  for (const [key, items] of Object.entries({ parties, rooms, interpreters })) {
    items.forEach((item, index) => {
      if (item.id !== index)
        throw new InstanceError('bad_id', `${key}[${index}].id`, `${item.id} is not its index`);
    });
  }
  const scope = {
    slots: slots.count,
    parties: parties.length,
    rooms: rooms.length,
    interpreters: interpreters.length,
  };
  const requests = root.list('requests', (v, path) => readRequest(v, path, scope));
  const ids = new Set<number>();
  requests.forEach((request, index) => {
    if (ids.has(request.id))
      throw new InstanceError(
        'duplicate_id',
        `requests[${index}].id`,
        `${request.id} stands twice`,
      );
    ids.add(request.id);
  });
  const problem: Problem = {
    name: root.isEmpty('name') ? '' : root.text('name'),
    slots,
    walk: readWalk(root),
    parties,
    rooms,
    interpreters,
    requests,
    published: root.isEmpty('published') ? null : readPublished(root, scope),
  };
  checkOrder(problem);
  checkPins(problem);
  return problem;
}

/**
 * Reads and checks one change event against the problem that it changes.
 * @throws InstanceError
 */
export function parseEvent(json: unknown, problem: Problem): ChangeEvent {
  const event = new FieldReader(json, 'event');
  const type = event.text('type');
  const slots = (): number[] => readSlots(event, 'slots', problem.slots.count);
  switch (type) {
    case 'room-closed':
      return {
        type,
        room: readRef(event, 'room', problem.rooms.length, 'unknown_room'),
        slots: slots(),
      };
    case 'party-unavailable':
    case 'principal-unavailable':
      return {
        type,
        party: readRef(event, 'party', problem.parties.length, 'unknown_party'),
        slots: slots(),
      };
    case 'request-added':
      return { type, request: readAddedRequest(event, problem) };
    case 'request-cancelled': {
      const requestId = event.integer('requestId');
      if (!problem.requests.some((request) => request.id === requestId))
        throw new InstanceError('unknown_request', event.at('requestId'), `${requestId}`);
      return { type, requestId };
    }
    default:
      throw new InstanceError('unknown_event', event.at('type'), `${type} is not known`);
  }
}

function readAddedRequest(event: FieldReader, problem: Problem): MeetingRequest {
  const path = event.at('request');
  const request = readRequest(event.raw('request'), path, {
    slots: problem.slots.count,
    parties: problem.parties.length,
    rooms: problem.rooms.length,
    interpreters: problem.interpreters.length,
  });
  if (problem.requests.some((other) => other.id === request.id))
    throw new InstanceError('duplicate_id', `${path}.id`, `${request.id} is taken`);
  const after = { ...problem, requests: [...problem.requests, request] };
  checkOrder(after, path);
  checkPins(after, path);
  return request;
}

function readGrid(value: unknown): SlotGrid {
  const grid = new FieldReader(value, 'slots');
  const read = {
    count: grid.integer('count', 1),
    days: grid.integer('days', 1),
    perDay: grid.integer('perDay', 1),
    minutes: grid.integer('minutes', 1, 30),
  };
  if (read.count !== read.days * read.perDay)
    throw new InstanceError('bad_grid', 'slots.count', `${read.count} is not days x perDay`);
  if (read.count > MOST_SLOTS)
    throw new InstanceError('too_large', 'slots.count', `more than ${MOST_SLOTS} slots`);
  return read;
}

function readParty(value: unknown, path: string, slots: number): Party {
  const party = new FieldReader(value, path);
  const unavailable = readSlots(party, 'unavailable', slots);
  const principal = readSlots(party, 'principalUnavailable', slots);
  return {
    id: party.integer('id'),
    heads: party.integer('heads'),
    unavailable,
    principalUnavailable: sortedUnion(unavailable, principal),
    held: readSlots(party, 'held', slots, true),
    maxPerDay: party.isEmpty('maxPerDay') ? null : party.integer('maxPerDay'),
  };
}

function readRoom(value: unknown, path: string, slots: number): Room {
  const room = new FieldReader(value, path);
  const zone = room.isEmpty('zone') ? null : room.text('zone');
  if (zone?.includes('|'))
    throw new InstanceError('bad_zone', room.at('zone'), 'the name holds a "|"');
  return {
    id: room.integer('id'),
    capacity: room.integer('capacity'),
    closed: readSlots(room, 'closed', slots),
    features: room.list('features', checkText, true),
    zone,
  };
}

function readInterpreter(value: unknown, path: string, slots: number): Interpreter {
  const interpreter = new FieldReader(value, path);
  return {
    id: interpreter.integer('id'),
    pairs: interpreter.list('pairs', checkText),
    unavailable: readSlots(interpreter, 'unavailable', slots),
  };
}

function readRequest(value: unknown, path: string, scope: Scope): MeetingRequest {
  const request = new FieldReader(value, path);
  const a = readRef(request, 'a', scope.parties, 'unknown_party');
  const b = readRef(request, 'b', scope.parties, 'unknown_party');
  const others = request.list(
    'others',
    (v, otherPath): Participant => {
      const other = new FieldReader(v, otherPath);
      return {
        party: readRef(other, 'party', scope.parties, 'unknown_party'),
        principal: other.isEmpty('principal') ? false : other.boolean('principal'),
      };
    },
    true,
  );
  const seen = new Set([a]);
  [b, ...others.map((other) => other.party)].forEach((party, index) => {
    const place = index === 0 ? request.at('b') : `${request.at('others')}[${index - 1}].party`;
    if (seen.has(party))
      throw new InstanceError('duplicate_party', place, `party ${party} stands twice`);
    seen.add(party);
  });
  return {
    id: request.integer('id'),
    weight: request.integer('weight'),
    a,
    b,
    principalA: request.boolean('principalA'),
    principalB: request.boolean('principalB'),
    size: request.integer('size'),
    pair: request.isEmpty('pair') ? null : request.text('pair'),
    preferred: request.isEmpty('preferred')
      ? null
      : request.list('preferred', (v, wishPath) => readWish(v, wishPath, scope.slots)),
    pinned: readPin(request, scope),
    allowed: request.isEmpty('allowed') ? null : readSlots(request, 'allowed', scope.slots),
    slots: request.isEmpty('slots') ? 1 : request.integer('slots', 1),
    others,
    features: request.list('features', checkText, true),
    after: request.isEmpty('after') ? null : request.integer('after'),
  };
}

function readPin(request: FieldReader, scope: Scope): MeetingRequest['pinned'] {
  if (request.isEmpty('pinned')) return null;
  const pin = new FieldReader(request.raw('pinned'), request.at('pinned'));
  return {
    slot: readSlot(pin.raw('slot'), pin.at('slot'), scope.slots),
    room: readRef(pin, 'room', scope.rooms, 'unknown_room'),
  };
}

function readPublished(root: FieldReader, scope: Scope): PlacedMeeting[] {
  const seen = new Set<number>();
  return root.list('published', (value, path) => {
    const meeting = new FieldReader(value, path);
    const requestId = meeting.integer('requestId');
    if (seen.has(requestId))
      throw new InstanceError('duplicate_meeting', meeting.at('requestId'), `${requestId}`);
    seen.add(requestId);
    const read: PlacedMeeting = {
      requestId,
      slot: readSlot(meeting.raw('slot'), meeting.at('slot'), scope.slots),
      room: readRef(meeting, 'room', scope.rooms, 'unknown_room'),
    };
    if (!meeting.isEmpty('interpreter'))
      read.interpreter = readRef(meeting, 'interpreter', scope.interpreters, 'unknown_interpreter');
    return read;
  });
}

function readWalk(root: FieldReader): Record<string, number> {
  if (root.isEmpty('walk')) return {};
  const fields = new FieldReader(root.raw('walk'), 'walk');
  const walk: Record<string, number> = {};
  for (const key of Object.keys(root.raw('walk') as object)) {
    if (key.split('|').length !== 2)
      throw new InstanceError('bad_walk', `walk["${key}"]`, 'the key is not "zoneA|zoneB"');
    walk[key] = fields.integer(key);
  }
  return walk;
}

function readRef(
  reader: FieldReader,
  key: string,
  count: number,
  code: 'unknown_party' | 'unknown_room' | 'unknown_interpreter',
): number {
  const id = checkInteger(reader.raw(key), reader.at(key), Number.NEGATIVE_INFINITY);
  if (id < 0 || id >= count) throw new InstanceError(code, reader.at(key), `${id} is not known`);
  return id;
}

function readSlot(value: unknown, path: string, count: number): number {
  const slot = checkInteger(value, path, Number.NEGATIVE_INFINITY);
  if (slot < 0 || slot >= count)
    throw new InstanceError('slot_out_of_range', path, `slot ${slot} is not one of 0-${count - 1}`);
  return slot;
}

/** A wished slot may lie between two slots, as half a day of an odd number of slots gives it: it is then never met. */
function readWish(value: unknown, path: string, count: number): number {
  if (typeof value === 'number') readSlot(Math.floor(value), path, count);
  return typeof value === 'number' ? value : readSlot(value, path, count);
}

function readSlots(reader: FieldReader, key: string, count: number, optional = false): number[] {
  return reader.list(key, (value, path) => readSlot(value, path, count), optional);
}

function sortedUnion(left: number[], right: number[]): number[] {
  return [...new Set([...left, ...right])].sort((x, y) => x - y);
}
