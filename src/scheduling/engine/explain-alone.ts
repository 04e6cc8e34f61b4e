import type { Model } from './model.js';
import { hasOpenInterpreter, hasOpenRoom } from './model-starts.js';
import {
  participantsOf,
  type Blocker,
  type MeetingRequest,
  type UnplacedReason,
} from './problem.js';

interface Explanation {
  reason: UnplacedReason;
  blockers: Blocker[];
}

/** Why a request fits nowhere even if it were the only one. */
export function explainAlone(model: Model, q: number): Explanation {
  const request = model.problem.requests[q]!;
  const { rooms, interpreters } = model.problem;
  if (request.slots > model.perDay) return { reason: 'too_long', blockers: [] };
  const permitted = permittedStarts(model, request);
  if (permitted.length === 0) return { reason: 'no_allowed_time', blockers: [] };
  const large = rooms.filter((room) => room.capacity >= request.size);
  if (large.length === 0) return { reason: 'no_room_size', blockers: [] };
  if (!large.some((room) => request.features.every((f) => room.features.includes(f))))
    return { reason: 'no_room_feature', blockers: large.map(({ id }) => ({ type: 'room', id })) };
  if (request.pair !== null && !interpreters.some(({ pairs }) => pairs.includes(request.pair!)))
    return { reason: 'no_interpreter', blockers: [] };

  const people = narrow(permitted, (t) => absentParties(model, request, t));
  if (people.blockers) return { reason: 'no_common_time', blockers: people.blockers };
  const principals = narrow(people.open, (t) => absentPrincipals(model, request, t));
  if (principals.blockers) return { reason: 'principal_absent', blockers: principals.blockers };
  const duration = request.slots;
  const roomy = principals.open.filter((t) =>
    hasOpenRoom(model, model.roomClass[q]!, t, t + duration),
  );
  if (roomy.length === 0)
    return { reason: 'no_room_open', blockers: closedRooms(model, q, principals.open) };
  const pair = model.pairOf[q]!;
  const served = principals.open.filter(
    (t) => pair < 0 || hasOpenInterpreter(model, pair, t, t + duration),
  );
  const able = interpreters.filter(({ pairs }) => request.pair && pairs.includes(request.pair));
  return {
    reason: served.length === 0 ? 'interpreter_off_duty' : 'no_combination',
    blockers: able.map(({ id }) => ({ type: 'interpreter', id })),
  };
}

function permittedStarts(model: Model, request: MeetingRequest): number[] {
  const starts: number[] = [];
  for (let t = 0; t < model.slotCount; t++) {
    if ((t % model.perDay) + request.slots > model.perDay) continue;
    if (request.allowed && !request.allowed.includes(t)) continue;
    if (request.pinned && request.pinned.slot !== t) continue;
    starts.push(t);
  }
  return starts;
}

/** The slots where nothing blocks; when there is none, the blockers of the slot that has the fewest. */
function narrow(
  slots: number[],
  blockersAt: (t: number) => Blocker[],
): { open: number[]; blockers: Blocker[] | null } {
  const open: number[] = [];
  let fewest: Blocker[] | null = null;
  for (const t of slots) {
    const blockers = blockersAt(t);
    if (blockers.length === 0) open.push(t);
    else if (!fewest || blockers.length < fewest.length) fewest = blockers;
  }
  return { open, blockers: open.length > 0 ? null : fewest };
}

function absentParties(model: Model, request: MeetingRequest, t: number): Blocker[] {
  return participantsOf(request).flatMap(({ party }): Blocker[] => {
    const slots = span(t, request.slots).filter(
      (u) => model.capacity[party * model.slotCount + u]! < 1,
    );
    return slots.length > 0 ? [{ type: 'party', id: party, slots }] : [];
  });
}

function absentPrincipals(model: Model, request: MeetingRequest, t: number): Blocker[] {
  return participantsOf(request).flatMap(({ party, principal }): Blocker[] => {
    if (!principal) return [];
    const slots = span(t, request.slots).filter(
      (u) =>
        !(model.principalOpenBits[party * model.words + model.slotWord[u]!]! & model.slotMask[u]!),
    );
    return slots.length > 0 ? [{ type: 'party', id: party, slots }] : [];
  });
}

/** The fitting room that is closed in the fewest of the slots of any start. */
function closedRooms(model: Model, q: number, starts: number[]): Blocker[] {
  let best: Blocker | null = null;
  for (let r = 0; r < model.roomCount; r++) {
    const at = model.roomClass[q]! * model.roomWords + (r >> 5);
    if (!(model.classBits[at]! & (1 << (r & 31)))) continue;
    for (const t of starts) {
      const slots = span(t, model.duration[q]!).filter(
        (u) => model.roomClosed[r * model.slotCount + u],
      );
      if (!best?.slots || slots.length < best.slots.length)
        best = { type: 'room', id: model.roomIds[r]!, slots };
    }
  }
  return best ? [best] : [];
}

function span(from: number, length: number): number[] {
  return Array.from({ length }, (_, k) => from + k);
}
