import type { INestApplicationContext, Type } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AuthCoreModule } from '../../../src/auth/auth-core.module.js';
import { CasesCoreModule } from '../../../src/cases/cases.module.js';
import { Ga92CaseService } from '../../../src/cases/ga92-case.service.js';
import { LiveSignalsModule } from '../../../src/live/live-signals.module.js';
import { MeetingRequest } from '../../../src/meetings/requests/meeting-request.entity.js';
import { CreateRequestService } from '../../../src/meetings/requests/create-request.service.js';
import { ProgrammeService } from '../../../src/programme/programme.service.js';
import { VenueService } from '../../../src/venues/venue.service.js';
import { system } from '../../factories/assemblies.js';
import { refusalOf } from '../../factories/refusal.js';
import { createWorld, type World } from '../../factories/world.js';
import { startProcess } from '../queue/pipeline.js';

let world: World;
let app: INestApplicationContext;
const get = <T>(type: Type<T>): T => app.get(type, { strict: false });

beforeAll(async () => {
  world = await createWorld();
  app = await startProcess({ databaseUrl: world.database.url, clock: world.clock }, [
    AuthCoreModule,
    LiveSignalsModule,
    CasesCoreModule,
  ]);
});
afterAll(async () => {
  await app?.close();
  await world?.database.close();
});

async function counts(assemblyId: string): Promise<object | undefined> {
  const [row] = await world.dataSource.query<object[]>(
    `SELECT (SELECT count(*) FROM delegation WHERE assembly_id = $1)::int AS delegations,
            (SELECT count(*) FROM delegate)::int AS people,
            (SELECT count(*) FROM meeting_request WHERE assembly_id = $1 AND status = 'accepted')::int AS accepted,
            (SELECT count(*) FROM meeting_request WHERE assembly_id = $1)::int AS requests`,
    [assemblyId],
  );
  return row;
}

describe('the case of GA92', () => {
  it('goes on where it broke off, comes whole and once, and is refused to a second import at once', async () => {
    const cases = get(Ga92CaseService);
    // The ninth request fails, as if the process had ended there.
    const creating = get(CreateRequestService);
    const create = creating.create.bind(creating);
    const broken = vi.spyOn(creating, 'create').mockImplementation(async (...args) => {
      if (broken.mock.calls.length === 9) throw new Error('the power failed');
      return create(...args);
    });
    await expect(cases.import(system)).rejects.toThrow('the power failed');
    broken.mockRestore();
    const { id } = (await world.assemblies.findByCode('GA92'))!;
    expect(await counts(id)).toMatchObject({ delegations: 13, accepted: 8, requests: 8 });

    const answers = await Promise.all([1, 2].map(() => refusalOf(cases.import(system))));
    expect([...answers].sort()).toEqual(['already_exists: case not_unique', 'not refused']);
    // Two people for each delegation, and the principal of Hong Kong, China in that of China.
    const whole = { delegations: 13, people: 27, accepted: 16, requests: 16 };
    expect(await counts(id)).toEqual(whole);
    expect(await refusalOf(cases.import(system))).toBe('already_exists: case not_unique');
    expect(await counts(id)).toEqual(whole);
    const requests = await world.dataSource.manager.findBy(MeetingRequest, { assemblyId: id });
    expect(requests.every(({ level }) => level === 'principal')).toBe(true);
    expect(requests.map(({ subject }) => subject)).toContain(
      'Interest in a security memorandum with the Moroccan police (DGSN)',
    );
    // Some 130 transactions, one after the other, as people would make them.
  }, 90_000);

  it('is Glasgow in its own zone, with rooms and programme marked as illustrative', async () => {
    const assembly = (await world.assemblies.findByCode('GA92'))!;
    expect(assembly).toMatchObject({
      city: 'Glasgow',
      hostIso2: 'GB',
      timezone: 'Europe/London',
      startsOn: '2024-11-04',
      endsOn: '2024-11-07',
    });
    const { rooms, walkingTimes } = await get(VenueService).of(assembly.id);
    expect(rooms.length).toBeGreaterThan(3);
    expect(rooms.every(({ illustrative }) => illustrative)).toBe(true);
    expect(walkingTimes).toHaveLength(1);
    const items = await get(ProgrammeService).list(assembly.id);
    expect(items[0]).toMatchObject({
      code: 'ga92-01',
      kind: 'ceremony',
      startsAt: new Date('2024-11-04T10:30:00Z'),
      untranslated: [],
    });
    expect(items.every(({ illustrative }) => illustrative)).toBe(true);
    expect(new Set(items.map(({ startsAt }) => startsAt.toISOString().slice(0, 10))).size).toBe(4);
  });
});
