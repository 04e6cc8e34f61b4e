import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/common/actor.js';
import { AgendaService } from '../../../src/meetings/agenda/agenda.service.js';
import type { CreateRequestDto } from '../../../src/meetings/dto/create-request.dto.js';
import { AnswerRequestService } from '../../../src/meetings/requests/answer-request.service.js';
import { CreateRequestService } from '../../../src/meetings/requests/create-request.service.js';
import { RequestReader } from '../../../src/meetings/requests/request-reader.service.js';
import { system } from '../../factories/assemblies.js';
import {
  createPlanner,
  createRoom,
  createSmallAssembly,
  eventLog,
  publishRun,
  type Planner,
} from '../../factories/planner.js';
import { refusalOf } from '../../factories/refusal.js';
import { createUser } from '../../factories/users.js';

let planner: Planner;
let creating: CreateRequestService;
let answering: AnswerRequestService;
let reader: RequestReader;
let agendas: AgendaService;

beforeAll(async () => {
  planner = await createPlanner();
  creating = planner.get(CreateRequestService);
  answering = planner.get(AnswerRequestService);
  reader = planner.get(RequestReader);
  agendas = planner.get(AgendaService);
});
afterAll(() => planner?.close());

const CODES = { MA: 'MAR', FR: 'FRA', DE: 'DEU', ES: 'ESP' } as const;
type Member = keyof typeof CODES;

/** Four confirmed delegations; what they do is done by their focal points. */
async function scene() {
  const { assembly, focalPoints, parties } = await createSmallAssembly(planner, Object.keys(CODES));
  const assemblyId = assembly.id;
  const party = (member: Member) => parties.get(CODES[member])!.id;
  const focalPoint = (member: Member): Actor => focalPoints.get(member)!;
  const wish = (from: Member, to: Member[], change: Partial<CreateRequestDto> = {}) => ({
    requesterId: party(from),
    partyIds: to.map(party),
    subject: 'Joint work',
    level: 'principal' as const,
    priority: 3,
    durationMinutes: 30,
    size: 6,
    features: [],
    preferredStarts: [],
    ...change,
  });
  return {
    assemblyId,
    party,
    focalPoint,
    wish,
    ask: async (from: Member, to: Member[], change: Partial<CreateRequestDto> = {}) =>
      (await creating.create(focalPoint(from), assemblyId, wish(from, to, change))).id,
    /** As `status`, or the refusal. */
    answer: async (
      id: string,
      member: Member,
      choice: 'accept' | 'decline' = 'accept',
      actor = focalPoint(member),
    ) => {
      const dto = { partyId: party(member), answer: choice, reason: 'No time.' };
      let status = '';
      const refused = await refusalOf(
        answering.answer(actor, assemblyId, id, dto).then((request) => {
          status = request.status;
        }),
      );
      return status || refused;
    },
    withdraw: (actor: Actor, id: string, reason = 'Not needed any more.') =>
      refusalOf(planner.withdrawing.withdraw(actor, assemblyId, id, reason)),
    read: (id: string, actor: Actor = system) => reader.get(actor, assemblyId, id),
    events: eventLog(planner, assemblyId, ['meeting']),
  };
}

describe('asking for a meeting', () => {
  it('keeps the request, tells with an event, and refuses it a second time in either direction', async () => {
    const { ask, read, assemblyId, focalPoint, wish, events } = await scene();
    const id = await ask('MA', ['FR'], { subject: '  Joint \n work ' });
    expect(await read(id)).toMatchObject({
      subject: 'Joint work',
      status: 'requested',
      parties: [
        { code: 'MAR', answer: 'accepted', position: 0 },
        { code: 'FRA', answer: 'pending', position: 1 },
      ],
      booking: null,
    });
    expect(await events()).toEqual(['meeting_request.created']);
    for (const again of [wish('MA', ['FR']), wish('FR', ['MA'])]) {
      const actor = again.requesterId === wish('MA', []).requesterId ? 'MA' : 'FR';
      expect(await refusalOf(creating.create(focalPoint(actor), assemblyId, again))).toBe(
        'duplicate_request',
      );
    }
    // Another level, and more parties, are other meetings.
    await ask('MA', ['FR'], { level: 'technical' });
    await ask('MA', ['FR', 'DE']);
    expect(await events()).toEqual(['meeting_request.created', 'meeting_request.created']);
  });

  it('makes one of two equal requests at once', async () => {
    const { assemblyId, focalPoint, wish } = await scene();
    const answers = await Promise.all(
      (['MA', 'FR'] as const).map((from) =>
        refusalOf(
          creating.create(
            focalPoint(from),
            assemblyId,
            from === 'MA' ? wish('MA', ['FR']) : wish('FR', ['MA']),
          ),
        ),
      ),
    );
    expect(answers.sort()).toEqual(['duplicate_request', 'not refused']);
  });

  it('can be asked again after it was declined', async () => {
    const { ask, answer } = await scene();
    expect(await answer(await ask('MA', ['FR']), 'FR', 'decline')).toBe('declined');
    await ask('MA', ['FR']);
  });

  it.each([
    ['itself', 'request_to_self', { partyIds: 'MA' }],
    ['nobody', 'party_unknown: partyIds[0] party_unknown', { partyIds: 'nobody' }],
    ['half a slot', 'validation_failed: durationMinutes not_whole_slots', { durationMinutes: 45 }],
    [
      'a moment between slots',
      'validation_failed: preferredStarts[0] not_a_slot',
      { preferredStarts: ['2025-11-24T08:10:00Z'] },
    ],
    [
      'languages in the wrong order',
      'validation_failed: languagePair language_pair',
      { languagePair: 'fr-en' },
    ],
    [
      'a subject that nobody sees',
      'validation_failed: subject not_allowed_characters',
      { subject: 'a\u202eb' },
    ],
  ])('is refused for %s', async (_what, refusal, change) => {
    const { assemblyId, focalPoint, wish, party } = await scene();
    const { partyIds, ...rest } = change as { partyIds?: string };
    const ids = partyIds === 'MA' ? [party('MA')] : partyIds ? [randomUUID()] : [party('FR')];
    const wished = { ...wish('MA', []), partyIds: ids, ...rest };
    expect(await refusalOf(creating.create(focalPoint('MA'), assemblyId, wished))).toBe(refusal);
    const { items } = await reader.list(system, assemblyId, { limit: 50 });
    expect(items).toEqual([]);
  });

  it('is refused to others, for parties that have left, and after the deadline', async () => {
    const { assemblyId, focalPoint, wish, ask, answer, party } = await scene();
    expect(await refusalOf(creating.create(focalPoint('FR'), assemblyId, wish('MA', ['FR'])))).toBe(
      'not_found',
    );
    const standing = await ask('MA', ['FR']);
    const parties = await planner.world.parties.allParties(assemblyId);
    const { delegationId } = parties.find(({ id }) => id === party('DE'))!;
    await planner.world.transitions.take(system, assemblyId, delegationId!, 'withdraw', 'Ill.');
    expect(await refusalOf(creating.create(focalPoint('MA'), assemblyId, wish('MA', ['DE'])))).toBe(
      'party_not_confirmed: partyIds[0] party_not_confirmed',
    );
    await planner.world.assemblies.setDeadlines(system, assemblyId, [
      { step: 'requests', at: '2025-08-01T00:00:00Z' },
      { step: 'answers', at: '2025-08-01T00:00:00Z' },
    ]);
    expect(await refusalOf(creating.create(focalPoint('MA'), assemblyId, wish('MA', ['ES'])))).toBe(
      'deadline_passed',
    );
    expect(await answer(standing, 'FR')).toBe('deadline_passed');
    // Organizers still can, on behalf.
    const organizer = await createUser(planner.world, 'organizer', { assemblyId });
    await creating.create(organizer, assemblyId, wish('MA', ['ES']));
    expect(await answer(standing, 'FR', 'accept', organizer)).toBe('accepted');
    const [entry] = await planner.world.dataSource.query<{ on_behalf_of: string }[]>(
      `SELECT on_behalf_of FROM audit_entry WHERE action = 'meeting_request.accepted' AND subject_id = $1`,
      [standing],
    );
    expect(entry!.on_behalf_of).toBe(parties.find(({ id }) => id === party('FR'))!.delegationId);
  });
});

describe('answering', () => {
  it('is for the asked party, once', async () => {
    const { ask, answer, read, focalPoint, events } = await scene();
    const id = await ask('MA', ['FR']);
    expect(await answer(id, 'FR', 'accept', focalPoint('MA'))).toBe('not_found');
    expect(await answer(id, 'DE')).toBe('not_found');
    expect((await read(id, focalPoint('FR'))).answerable).toHaveLength(1);
    expect(await answer(id, 'FR')).toBe('accepted');
    expect(await answer(id, 'FR', 'decline')).toBe('wrong_state');
    expect((await read(id, focalPoint('FR'))).answerable).toEqual([]);
    expect(await events()).toEqual(['meeting_request.created', 'meeting_request.accepted']);
  });

  it('keeps the reason of a refusal', async () => {
    const { ask, answer, read } = await scene();
    const id = await ask('MA', ['FR']);
    expect(await answer(id, 'FR', 'decline')).toBe('declined');
    expect(await read(id)).toMatchObject({ status: 'declined', reason: 'No time.' });
  });

  it('counts one of two answers at once', async () => {
    const { ask, answer, read } = await scene();
    const id = await ask('MA', ['FR']);
    const given = await Promise.all([answer(id, 'FR'), answer(id, 'FR', 'decline')]);
    expect(given.filter((one) => one === 'wrong_state')).toHaveLength(1);
    const [status] = given.filter((one) => one !== 'wrong_state');
    expect((await read(id)).status).toBe(status);
  });

  it('agrees a multilateral with the first who accepts; the others join or stay away', async () => {
    const { ask, answer, read, assemblyId } = await scene();
    const id = await ask('MA', ['FR', 'DE', 'ES']);
    expect(await answer(id, 'FR', 'decline')).toBe('requested');
    expect(await answer(id, 'DE')).toBe('accepted');
    expect(await answer(id, 'ES')).toBe('accepted');
    expect((await read(id)).parties.map((one) => one.answer)).toEqual([
      'accepted',
      'declined',
      'accepted',
      'accepted',
    ]);
    const [placeable] = await reader.placeable(assemblyId);
    expect(placeable!.parties).toHaveLength(3);
  });

  it('declines a multilateral when all others have', async () => {
    const { ask, answer } = await scene();
    const id = await ask('MA', ['FR', 'DE']);
    expect(await answer(id, 'FR', 'decline')).toBe('requested');
    expect(await answer(id, 'DE', 'decline')).toBe('declined');
  });
});

describe('taking back and cancelling', () => {
  it('lets only the party that asked take an open request back', async () => {
    const { ask, withdraw, focalPoint, read, answer } = await scene();
    const id = await ask('MA', ['FR']);
    expect(await withdraw(focalPoint('DE'), id)).toBe('not_found');
    expect(await withdraw(focalPoint('FR'), id)).toBe('wrong_state');
    expect(await withdraw(focalPoint('MA'), id)).toBe('not refused');
    expect(await read(id)).toMatchObject({ status: 'withdrawn', reason: 'Not needed any more.' });
    expect(await withdraw(focalPoint('MA'), id)).toBe('wrong_state');
    expect(await answer(id, 'FR')).toBe('wrong_state');
  });

  it('lets either side cancel a scheduled bilateral, and frees its place', async () => {
    const { ask, answer, withdraw, focalPoint, read, assemblyId, events } = await scene();
    await createRoom(planner, assemblyId, 'A');
    const id = await ask('MA', ['FR']);
    await answer(id, 'FR');
    await publishRun(planner, assemblyId);
    expect((await read(id, focalPoint('FR'))).withdrawable).toBe(true);
    await events();
    expect(await withdraw(focalPoint('FR'), id)).toBe('not refused');
    expect(await read(id)).toMatchObject({ status: 'cancelled', booking: null });
    expect(await events()).toEqual(['meeting.cancelled']);
    expect(await planner.bookings.ofAssembly(assemblyId)).toEqual([]);
  });

  it('keeps a multilateral from being cancelled by who only joined, and out of the days of who declined', async () => {
    const { ask, answer, withdraw, focalPoint, read, assemblyId, party } = await scene();
    await createRoom(planner, assemblyId, 'A');
    const id = await ask('MA', ['FR', 'DE', 'ES']);
    await answer(id, 'FR');
    await answer(id, 'DE');
    await answer(id, 'ES', 'decline');
    await publishRun(planner, assemblyId);
    for (const member of ['DE', 'ES'] as const) {
      expect((await read(id, focalPoint(member))).withdrawable).toBe(false);
      expect(await withdraw(focalPoint(member), id)).toBe('wrong_state');
    }
    const meetings = async (member: Member) =>
      (await agendas.of(focalPoint(member), assemblyId, party(member))).meetings.length;
    expect([await meetings('DE'), await meetings('ES')]).toEqual([1, 0]);
    expect(await withdraw(focalPoint('MA'), id)).toBe('not refused');
  });
});

describe('who sees a request', () => {
  it('are its parties and the office; for others it does not exist', async () => {
    const { ask, read, assemblyId, focalPoint } = await scene();
    const id = await ask('MA', ['FR']);
    for (const actor of [focalPoint('MA'), focalPoint('FR'), system]) {
      expect((await read(id, actor)).id).toBe(id);
    }
    const protocol = await createUser(planner.world, 'protocol', { assemblyId });
    expect(await read(id, protocol)).toMatchObject({ id, answerable: [], withdrawable: false });
    const staff = await createUser(planner.world, 'staff', { assemblyId });
    for (const actor of [focalPoint('DE'), staff]) {
      expect(await refusalOf(read(id, actor))).toBe('not_found');
      expect((await reader.list(actor, assemblyId, { limit: 50 })).items).toEqual([]);
    }
    const other = await scene();
    expect(await refusalOf(reader.get(system, other.assemblyId, id))).toBe('not_found');
  });

  it('get it by pages and by party, and not the days of others', async () => {
    const { ask, assemblyId, focalPoint, party } = await scene();
    const first = await ask('MA', ['FR']);
    const second = await ask('MA', ['DE']);
    await ask('FR', ['DE']);
    const page = await reader.list(focalPoint('MA'), assemblyId, { limit: 1 });
    expect(page.items.map(({ id }) => id)).toHaveLength(1);
    const rest = await reader.list(focalPoint('MA'), assemblyId, {
      limit: 1,
      cursor: page.nextCursor!,
    });
    expect([...page.items, ...rest.items].map(({ id }) => id).sort()).toEqual(
      [first, second].sort(),
    );
    expect(rest.nextCursor).toBeNull();
    const asked = { partyId: party('DE'), limit: 50 };
    expect((await reader.list(focalPoint('MA'), assemblyId, asked)).items).toEqual([]);
    expect((await reader.list(system, assemblyId, asked)).items).toHaveLength(2);
    expect(await refusalOf(agendas.of(focalPoint('MA'), assemblyId, party('DE')))).toBe(
      'not_found',
    );
  });
});
