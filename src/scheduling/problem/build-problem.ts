import { slotGrid, type SlotGrid } from '../../assemblies/domain/slot-grid.js';
import type { PartyProfile } from '../../delegations/parties/party.service.js';
import { closedSlots, touchedSlots } from '../../venues/domain/availability.js';
import type { MeetingRequest, Participant, Party, Problem } from '../engine/index.js';
import type { Blocker } from '../explain/explanation.js';
import { partyBlocks } from './party-blocks.js';
import type { PlaceableRequest, PlanningData } from './planning-data.js';
import { entryAt, valueOf } from './entry.js';

/** A request that cannot even be given to the engine, and why. */
export interface LeftOut {
  requestId: string;
  reason: 'party_inactive' | 'same_principal';
  blockers: Blocker[];
}

/** The engine's problem of an Assembly, and what its numbers stand for: index to uuid. */
export interface PlanningProblem {
  problem: Problem;
  grid: SlotGrid;
  /** Ids of the requests by the engine's request id. */
  requestIds: string[];
  roomIds: string[];
  interpreterIds: string[];
  /** Ids of the parties; the engine knows more, see `persons`. */
  partyIds: string[];
  /** The parties behind each person who is the principal of several: index `partyIds.length + n`. */
  persons: string[][];
  leftOut: LeftOut[];
}

/**
 * Turns planning data into the engine's problem. The same data gives the same problem.
 *
 * One person can be the principal of two parties (a head who also stands for a sub-bureau), and the
 * database refuses that person twice at once. The engine knows a principal only as that of one party, so
 * each such person becomes one more party of the problem: it takes part, as principal, in every meeting
 * in which one of its parties sends its principal, and is away whenever one of these principals is. All
 * that the engine holds for a principal (one place at a time, walking) then holds for the person. It counts
 * as one more diary in the idle gaps. A meeting in which one person would sit for two sides is left out.
 */
export function buildProblem(data: PlanningData): PlanningProblem {
  const { assembly, venue } = data;
  const grid = slotGrid(assembly);
  const blocks = partyBlocks(grid, data);
  const indexOf = new Map(data.parties.map((party, index) => [party.id, index]));
  const groups = sharedPersons(data.parties);
  const persons = [...groups.values()].map((parties) => parties.map(({ id }) => id));
  const personIndex = new Map(
    [...groups.keys()].map((personId, n) => [personId, data.parties.length + n]),
  );
  const parties: Party[] = [
    ...data.parties.map((party, id) => ({
      id,
      heads: party.parallelLimit,
      maxPerDay: party.maxPrincipalPerDay,
      ...entryAt(blocks, id),
    })),
    ...[...groups.values()].map((members, n) => ({
      id: data.parties.length + n,
      heads: 1,
      maxPerDay: null,
      unavailable: [],
      principalUnavailable: union(
        members.map(({ id }) => entryAt(blocks, valueOf(indexOf, id)).principalUnavailable),
      ),
      held: [],
    })),
  ];
  const zones = zoneNames(data);
  const profiles = new Map(data.parties.map((party) => [party.id, party]));
  const fit: PlaceableRequest[] = [];
  const leftOut: LeftOut[] = [];
  for (const request of data.requests) {
    const refusal = leaveOut(request, profiles);
    if (refusal) leftOut.push(refusal);
    else fit.push(request);
  }
  const problem: Problem = {
    name: assembly.code,
    slots: {
      count: grid.count,
      days: grid.days.length,
      perDay: grid.perDay,
      minutes: grid.minutes,
    },
    walk: Object.fromEntries(
      venue.walkingTimes.flatMap(({ zoneA, zoneB, minutes }) => {
        const [from, to] = [zones.get(zoneA), zones.get(zoneB)];
        const slots = Math.ceil(minutes / grid.minutes);
        return from === undefined || to === undefined ? [] : [[`${from}|${to}`, slots]];
      }),
    ),
    parties,
    rooms: venue.rooms.map((room, id) => ({
      id,
      capacity: room.capacity,
      closed: closedSlots(grid, room, assembly.timezone),
      features: room.features,
      zone: room.zone === null ? null : valueOf(zones, room.zone),
    })),
    interpreters: venue.interpreters.map((interpreter, id) => ({
      id,
      pairs: interpreter.pairs,
      unavailable: touchedSlots(grid, interpreter.absences),
    })),
    requests: fit.map((request, id) =>
      engineRequest(id, request, grid, (row) => {
        const person = personIndex.get(valueOf(profiles, row.partyId).personId);
        return {
          party: { party: valueOf(indexOf, row.partyId), principal: row.principal },
          person: row.principal && person !== undefined ? { party: person, principal: true } : null,
        };
      }),
    ),
    published: null,
  };
  return {
    problem,
    grid,
    requestIds: fit.map(({ id }) => id),
    roomIds: venue.rooms.map(({ id }) => id),
    interpreterIds: venue.interpreters.map(({ id }) => id),
    partyIds: data.parties.map(({ id }) => id),
    persons,
    leftOut,
  };
}

function engineRequest(
  id: number,
  request: PlaceableRequest,
  grid: SlotGrid,
  participant: (row: PlaceableRequest['parties'][number]) => {
    party: Participant;
    person: Participant | null;
  },
): MeetingRequest {
  const named = request.parties.map(participant);
  const parties = named.map(({ party }) => party);
  const [a, b] = [entryAt(parties, 0), entryAt(parties, 1)];
  return {
    id,
    weight: request.priority,
    a: a.party,
    b: b.party,
    principalA: a.principal,
    principalB: b.principal,
    size: request.size,
    pair: request.languagePair,
    preferred:
      request.preferredStarts.length === 0
        ? null
        : request.preferredStarts.flatMap((start) => grid.slotStartingAt(start) ?? []),
    pinned: null,
    allowed: null,
    slots: grid.slotsFor(request.durationMinutes),
    // Persons who stand for several parties follow the parties.
    others: [...parties.slice(2), ...named.flatMap(({ person }) => person ?? [])],
    features: request.features,
    after: null,
  };
}

/** Persons who are the principal of two parties or more, in the order of the parties. */
function sharedPersons(parties: readonly PartyProfile[]): Map<string, PartyProfile[]> {
  const byPerson = new Map<string, PartyProfile[]>();
  for (const party of parties) {
    byPerson.set(party.personId, [...(byPerson.get(party.personId) ?? []), party]);
  }
  return new Map([...byPerson].filter(([, group]) => group.length > 1));
}

/**
 * A meeting needs the party that asked and one other, both still taking part. A further party that has left
 * stays in the meeting's books, so that its named person is not booked twice either.
 */
function leaveOut(request: PlaceableRequest, profiles: Map<string, PartyProfile>): LeftOut | null {
  const active = request.parties.filter(({ partyId }) => profiles.get(partyId)?.active);
  if (active.length < 2 || !active.some(({ partyId }) => partyId === request.requesterId)) {
    return {
      requestId: request.id,
      reason: 'party_inactive',
      blockers: request.parties
        .filter((row) => !active.includes(row))
        .map(({ partyId }) => ({ kind: 'party', id: partyId })),
    };
  }
  const seen = new Map<string, string>();
  for (const { partyId } of request.parties.filter(({ principal }) => principal)) {
    const person = valueOf(profiles, partyId).personId;
    const other = seen.get(person);
    if (other !== undefined) {
      return {
        requestId: request.id,
        reason: 'same_principal',
        blockers: [
          { kind: 'principal', id: other },
          { kind: 'principal', id: partyId },
        ],
      };
    }
    seen.set(person, partyId);
  }
  return null;
}

/** Zones as numbers: the engine joins two names by a `|`, which a venue's own name may hold. */
function zoneNames({ venue }: PlanningData): Map<string, string> {
  const names = new Set(venue.rooms.flatMap(({ zone }) => zone ?? []));
  return new Map([...names].sort().map((name, index) => [name, String(index)]));
}

function union(lists: number[][]): number[] {
  return [...new Set(lists.flat())].sort((a, b) => a - b);
}
