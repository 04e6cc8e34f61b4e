import type { MeetingRequest, PlacedMeeting, Problem } from '../../src/scheduling/engine/index.js';

export interface Ruling {
  /** Numbers of the hard rules that are broken (by the definition of the format), ascending, each once. */
  broken: number[];
  weight: number;
  idleGaps: number;
  preferredMet: number;
  preferredAsked: number;
}

interface Sitting {
  request: MeetingRequest;
  meeting: PlacedMeeting;
  /** Covered slots. */
  slots: number[];
  people: { party: number; principal: boolean }[];
}

/**
 * Judges a schedule by the text of the format: no line of it, table or type of thought is shared with the engine, and
 * it stands here so that the two can be held against each other. Plain rather than fast: it looks at one slot, one
 * party, one pair of meetings at a time.
 */
export function judge(problem: Problem, meetings: readonly PlacedMeeting[]): Ruling {
  const broken = new Set<number>();
  const rule = (number: number, kept: boolean): void => {
    if (!kept) broken.add(number);
  };
  const { slots, rooms, parties, interpreters, requests } = problem;
  const dayOf = (slot: number): number => Math.floor(slot / slots.perDay);

  const sittings: Sitting[] = [];
  for (const meeting of meetings) {
    const request = requests.find(({ id }) => id === meeting.requestId);
    const exists =
      Number.isInteger(meeting.slot) && meeting.slot >= 0 && meeting.slot < slots.count;
    const twice = sittings.some((other) => other.request.id === meeting.requestId);
    rule(1, request !== undefined && !twice && exists && rooms[meeting.room] !== undefined);
    if (!request || twice || !exists || !rooms[meeting.room]) continue;
    const people = [
      { party: request.a, principal: request.principalA },
      { party: request.b, principal: request.principalB },
      ...request.others,
    ];
    const covered: number[] = [];
    for (let slot = meeting.slot; slot < meeting.slot + request.slots; slot++) covered.push(slot);
    const oneDay = dayOf(covered[0]!) === dayOf(covered.at(-1)!);
    rule(2, oneDay);
    if (oneDay) sittings.push({ request, meeting, slots: covered, people });
  }

  for (const { request, meeting, slots: covered, people } of sittings) {
    const room = rooms[meeting.room]!;
    rule(3, !covered.some((slot) => room.closed.includes(slot)));
    rule(4, room.capacity >= request.size);
    rule(
      5,
      request.features.every((feature) => room.features.includes(feature)),
    );
    for (const { party, principal } of people) {
      rule(6, !covered.some((slot) => parties[party]!.unavailable.includes(slot)));
      if (principal)
        rule(8, !covered.some((slot) => parties[party]!.principalUnavailable.includes(slot)));
    }
    if (request.pair === null) rule(9, meeting.interpreter === undefined);
    else {
      const interpreter = interpreters[meeting.interpreter ?? -1];
      rule(9, interpreter !== undefined && interpreter.pairs.includes(request.pair));
      rule(9, !covered.some((slot) => interpreter?.unavailable.includes(slot)));
    }
    rule(14, request.allowed === null || request.allowed.includes(meeting.slot));
    const first = sittings.find((other) => other.request.id === request.after);
    if (first) rule(12, first.slots.at(-1)! < meeting.slot);
  }

  for (let slot = 0; slot < slots.count; slot++) {
    const now = sittings.filter((sitting) => sitting.slots.includes(slot));
    rule(3, isSet(now.map(({ meeting }) => meeting.room)));
    rule(9, isSet(now.flatMap(({ meeting }) => meeting.interpreter ?? [])));
    for (const { id, heads, held } of parties) {
      const seats = now.flatMap(({ people }) => people.filter(({ party }) => party === id));
      rule(7, seats.length <= heads - (held.includes(slot) ? 1 : 0) || seats.length === 0);
      rule(8, seats.filter(({ principal }) => principal).length <= 1);
    }
  }

  for (const party of parties)
    for (let day = 0; day < slots.days; day++) {
      const attended = sittings.filter(
        (sitting) =>
          dayOf(sitting.meeting.slot) === day &&
          sitting.people.some((person) => person.party === party.id && person.principal),
      );
      rule(11, party.maxPerDay === null || attended.length <= party.maxPerDay);
      for (const early of attended)
        for (const late of attended) {
          const pause = late.meeting.slot - early.slots.at(-1)! - 1;
          const [from, to] = [rooms[early.meeting.room]!.zone, rooms[late.meeting.room]!.zone];
          if (pause >= 0) rule(10, pause >= gapBetween(problem.walk, from, to));
        }
    }

  for (const { id, pinned } of requests) {
    if (!pinned) continue;
    const meeting = meetings.find(({ requestId }) => requestId === id);
    rule(13, meeting !== undefined);
    if (meeting) rule(13, meeting.slot === pinned.slot && meeting.room === pinned.room);
  }
  return { broken: [...broken].sort((x, y) => x - y), ...weigh(problem, sittings) };
}

function weigh(problem: Problem, sittings: Sitting[]): Omit<Ruling, 'broken'> {
  const asked = sittings.filter(({ request }) => request.preferred !== null);
  let idleGaps = 0;
  for (const party of problem.parties)
    for (let day = 0; day < problem.slots.days; day++) {
      const busy = sittings
        .filter(({ people }) => people.some((person) => person.party === party.id))
        .flatMap((sitting) => sitting.slots)
        .filter((slot) => Math.floor(slot / problem.slots.perDay) === day);
      if (busy.length === 0) continue;
      const known = new Set([...busy, ...party.unavailable]);
      for (let slot = Math.min(...busy); slot < Math.max(...busy); slot++)
        if (!known.has(slot)) idleGaps++;
    }
  return {
    weight: sittings.reduce((sum, { request }) => sum + request.weight, 0),
    idleGaps,
    preferredMet: asked.filter(({ request, meeting }) => request.preferred!.includes(meeting.slot))
      .length,
    preferredAsked: asked.length,
  };
}

function gapBetween(walk: Problem['walk'], from: string | null, to: string | null): number {
  if (from === null || to === null || from === to) return 0;
  return walk[`${from}|${to}`] ?? walk[`${to}|${from}`] ?? 0;
}

function isSet(values: number[]): boolean {
  return new Set(values).size === values.length;
}
