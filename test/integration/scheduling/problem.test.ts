import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Delegate } from '../../../src/delegations/people/delegate.entity.js';
import { Party } from '../../../src/delegations/parties/party.entity.js';
import { toUnplaced } from '../../../src/scheduling/problem/translate.js';
import { solve } from '../../../src/scheduling/engine/index.js';
import { system } from '../../factories/assemblies.js';
import {
  createAccepted,
  createPlanner,
  createRoom,
  createSmallAssembly,
  type Planner,
} from '../../factories/planner.js';

let planner: Planner;

beforeAll(async () => {
  planner = await createPlanner();
});

afterAll(async () => {
  await planner.close();
});

/** Marrakech is an hour ahead of UTC. */
const at = (day: number, time: string): string => `2025-11-${day}T${time}:00+01:00`;
const TITLES = { en: 'Item', fr: 'Point', es: 'Punto', ar: 'بند' };

describe('an Assembly as a problem', () => {
  it('takes slots by programme, absences, closures, hours and walking times', async () => {
    const { assembly, parties } = await createSmallAssembly(planner, ['MA', 'FR', 'CN']);
    const { id: assemblyId } = assembly;
    const { programme, availability, rooms, walkingTimes, interpreters } = planner;
    await planner.world.offices.save(system, assemblyId, [
      { code: 'SG', names: TITLES, holder: 'Secretary General' },
    ]);
    const item = { titles: TITLES, kind: 'plenary' } as const;
    // Touches the slots 0 and 1 of the first day, by five minutes only.
    await programme.create(system, assemblyId, {
      ...item,
      code: 'opening',
      hold: 'everyone',
      startsAt: at(24, '08:00'),
      endsAt: at(24, '08:35'),
    });
    await programme.create(system, assemblyId, {
      ...item,
      code: 'plenary',
      hold: 'seat',
      startsAt: at(24, '09:00'),
      endsAt: at(24, '10:00'),
    });
    await programme.create(system, assemblyId, {
      ...item,
      code: 'africa',
      hold: 'principal',
      audience: 'africa',
      startsAt: at(24, '10:00'),
      endsAt: at(24, '10:30'),
    });
    const morocco = parties.get('MAR')!;
    await availability.add(system, assemblyId, morocco.id, {
      scope: 'principal',
      startsAt: at(25, '08:00'),
      endsAt: at(25, '08:30'),
      note: '',
    });
    const late = await createRoom(planner, assemblyId, 'A', { zone: 'North', opens: '08:15' });
    await createRoom(planner, assemblyId, 'B', { zone: 'South' });
    await rooms.close(system, assemblyId, late.id, {
      startsAt: at(25, '11:50'),
      endsAt: at(25, '11:55'),
      reason: 'cleaning',
    });
    await walkingTimes.replace(system, assemblyId, [
      { zoneA: 'South', zoneB: 'North', minutes: 31 },
    ]);
    await interpreters.create(system, assemblyId, { name: 'I', pairs: ['en-fr'] });
    await createAccepted(planner, assemblyId, morocco.id, [parties.get('FRA')!.id], {
      priority: 5,
      durationMinutes: 60,
      size: 8,
      languagePair: 'en-fr',
      preferredStarts: [new Date(at(25, '09:00'))],
    });

    const { manager } = planner.world.dataSource;
    const { problem, partyIds, roomIds } = await planner.problems.build(manager, assemblyId);
    const party = (code: string) => {
      const all = new Map([...parties.values()].map(({ id, code: of }) => [of, id]));
      return problem.parties[partyIds.indexOf(all.get(code)!)]!;
    };
    expect(problem.slots).toEqual({ count: 16, days: 2, perDay: 8, minutes: 30 });
    expect(party('MAR')).toMatchObject({
      unavailable: [0, 1],
      principalUnavailable: [0, 1, 4, 8],
      held: [2, 3],
      heads: morocco.parallelLimit,
    });
    expect(party('FRA')).toMatchObject({ principalUnavailable: [0, 1], held: [2, 3] });
    // A sub-bureau keeps no seat.
    expect(party('HK')).toMatchObject({ unavailable: [0, 1], held: [], heads: 1 });
    const office = problem.parties.find(
      ({ id }) => !parties.has(partyIds[id]!) && id === officeAt(),
    );
    expect(office).toMatchObject({ unavailable: [0, 1], principalUnavailable: [0, 1], held: [] });
    expect(problem.rooms[roomIds.indexOf(late.id)]).toMatchObject({
      // 08:00 to 08:30 is not wholly within its hours.
      closed: [0, 8, 15],
      zone: '0',
    });
    expect(problem.walk).toEqual({ '0|1': 2 });
    expect(problem.requests).toMatchObject([
      { weight: 5, slots: 2, size: 8, pair: 'en-fr', preferred: [10], principalA: true },
    ]);
    const again = await planner.problems.build(manager, assemblyId);
    expect(again).toEqual(await planner.problems.build(manager, assemblyId));
    expect(JSON.stringify(again.problem)).toBe(JSON.stringify(problem));

    function officeAt(): number {
      const known = new Set([...parties.values()].map(({ id }) => id));
      return partyIds.findIndex((id) => !known.has(id));
    }
  });

  it('holds one person who is the principal of two parties in one place', async () => {
    const { assembly, parties } = await createSmallAssembly(planner, ['CN', 'FR', 'DE']);
    const { id: assemblyId } = assembly;
    const china = parties.get('CHN')!;
    const hongKong = parties.get('HK')!;
    const { manager } = planner.world.dataSource;
    const { version } = await manager.findOneByOrFail(Party, { id: hongKong.id });
    await manager.update(Delegate, { id: china.personId }, { subBureauIso2: 'HK' });
    await planner.world.partySettings.change(
      system,
      assemblyId,
      china.delegationId!,
      hongKong.id,
      version,
      { principalId: china.personId },
    );
    await createRoom(planner, assemblyId, 'A');
    await createRoom(planner, assemblyId, 'B');
    await planner.availability.add(system, assemblyId, china.id, {
      scope: 'principal',
      startsAt: at(24, '08:00'),
      endsAt: at(24, '11:30'),
      note: '',
    });
    await planner.availability.add(system, assemblyId, hongKong.id, {
      scope: 'principal',
      startsAt: at(25, '08:00'),
      endsAt: at(25, '12:00'),
      note: '',
    });
    const first = await createAccepted(planner, assemblyId, china.id, [parties.get('FRA')!.id]);
    const second = await createAccepted(planner, assemblyId, hongKong.id, [parties.get('DEU')!.id]);
    const both = await createAccepted(planner, assemblyId, china.id, [hongKong.id]);

    const planning = await planner.problems.build(manager, assemblyId);
    expect(planning.requestIds).toEqual([first, second]);
    const solution = solve(planning.problem, { seed: 1, iterations: 500 });
    // The person is free in one slot only, for whichever party.
    expect(solution.meetings.map(({ slot }) => slot)).toEqual([7]);
    const unplaced = toUnplaced(planning, solution.unplaced);
    expect(unplaced).toContainEqual({
      requestId: both,
      reason: 'same_principal',
      blockers: [
        { kind: 'principal', id: china.id },
        { kind: 'principal', id: hongKong.id },
      ],
      suggestions: [],
    });
    const [other] = unplaced;
    expect(other).toMatchObject({ reason: 'principal_busy' });
    // The meeting of one party keeps out that of the other: it takes the person.
    expect(other!.blockers).toMatchObject([{ kind: 'request', of: { kind: 'principal' } }]);
    expect([china.id, hongKong.id]).toContain(other!.blockers[0]!.of!.id);
    expect(other!.suggestions[0]).toMatchObject({ changes: [{ type: 'alternate' }] });
  });

  it('leaves out a request whose party takes part no more', async () => {
    const { assembly, parties } = await createSmallAssembly(planner, ['ES', 'PT']);
    const portugal = parties.get('PRT')!;
    const request = await createAccepted(planner, assembly.id, parties.get('ESP')!.id, [
      portugal.id,
    ]);
    await planner.world.transitions.take(
      system,
      assembly.id,
      portugal.delegationId!,
      'withdraw',
      'Cannot come.',
    );
    const { manager } = planner.world.dataSource;
    const { requestIds, leftOut } = await planner.problems.build(manager, assembly.id);
    expect(requestIds).toEqual([]);
    expect(leftOut).toEqual([
      {
        requestId: request,
        reason: 'party_inactive',
        blockers: [{ kind: 'party', id: portugal.id }],
      },
    ]);
  });
});
