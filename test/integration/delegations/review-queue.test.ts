import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/common/actor.js';
import {
  CLAIM_SECONDS,
  ReviewQueueService,
} from '../../../src/delegations/review/review-queue.service.js';
import { Delegation } from '../../../src/delegations/delegation.entity.js';
import { reviewRows } from '../../../src/delegations/review/review-rows.js';
import { createAssembly } from '../../factories/assemblies.js';
import { fullCard } from '../../factories/people.js';
import { createDelegation } from '../../factories/delegations.js';
import { refusalOf } from '../../factories/refusal.js';
import { createUser } from '../../factories/users.js';
import { createWorld, type World } from '../../factories/world.js';

const NOW = '2025-11-01T09:00:00Z';

let world: World;
let queue: ReviewQueueService;
let assemblyId: string;
let mehdi: Actor;
let leila: Actor;

beforeAll(async () => {
  world = await createWorld();
  queue = new ReviewQueueService(world.dataSource, world.clock, world.assemblies, world.accounts);
  assemblyId = (await createAssembly(world)).id;
  mehdi = await createUser(world, 'reviewer', { assemblyId });
  leila = await createUser(world, 'organizer', { assemblyId });
  for (const [day, iso2] of [
    ['2025-10-03', 'FR'],
    ['2025-10-01', 'KE'],
    ['2025-10-02', 'JO'],
  ] as const) {
    world.clock.set(`${day}T09:00:00Z`);
    await createDelegation(world, assemblyId, iso2, 'submitted');
  }
  world.clock.set(NOW);
});
afterAll(() => world?.database.close());

const waiting = async (limit = 50, cursor?: string) =>
  queue.list(assemblyId, 'delegation', { limit, ...(cursor === undefined ? {} : { cursor }) });

describe('the review queue', () => {
  it('lists what waits, the longest waiting first, page by page', async () => {
    const first = await waiting(2);
    expect(first.items.map(({ memberIso2 }) => memberIso2)).toEqual(['KE', 'JO']);
    const second = await waiting(2, first.nextCursor ?? '');
    expect(second.items.map(({ memberIso2 }) => memberIso2)).toEqual(['FR']);
    expect(second.nextCursor).toBeNull();
    const people = await queue.list(assemblyId, 'person', { limit: 50 });
    expect(people.items).toHaveLength(6);
    expect(people.items[0]?.person).toMatchObject({ accreditation: 'pending' });
    expect(await queue.counts(assemblyId)).toEqual({ delegation: 3, person: 6, credentials: 0 });
  });

  it('puts who stands at the desk before all who wait elsewhere, marked, over pages too', async () => {
    const kenya = await world.dataSource.manager.findOneByOrFail(Delegation, {
      assemblyId,
      memberIso2: 'KE',
    });
    const register = (givenNames: string) =>
      world.walkIns.register(leila, assemblyId, kenya.id, {
        role: 'support',
        ...fullCard({ givenNames }),
      });
    const first = await register('Baraka');
    world.clock.set('2025-11-01T09:05:00Z');
    const second = await register('Wangari');
    world.clock.set(NOW);
    const page = (limit: number, cursor?: string) =>
      queue.list(assemblyId, 'person', { limit, ...(cursor === undefined ? {} : { cursor }) });
    const all = (await page(50)).items;
    expect(all.slice(0, 2).map(({ subjectId }) => subjectId)).toEqual([first.id, second.id]);
    expect(all.map(({ person }) => person?.walkIn)).toEqual([
      true,
      true,
      ...Array.from({ length: 6 }, () => false),
    ]);
    expect(all[0]?.person).toMatchObject({ walkIn: true, enteredOnBehalf: true });
    const paged: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const { items, nextCursor } = await page(1, cursor);
      paged.push(...items.map(({ subjectId }) => subjectId));
      cursor = nextCursor;
    }
    expect(paged).toEqual(all.map(({ subjectId }) => subjectId));
  });

  it('gives an item to one reviewer, says who reads it, and ends by itself', async () => {
    const [first] = (await waiting()).items;
    const id = first?.subjectId ?? '';
    await queue.claim(mehdi, assemblyId, 'delegation', id);
    const claimed = (await waiting()).items[0];
    expect(claimed).toMatchObject({ claimedBy: mehdi.userId });
    expect(await refusalOf(queue.claim(leila, assemblyId, 'delegation', id))).toBe(
      'already_claimed',
    );
    await queue.claim(mehdi, assemblyId, 'delegation', id);
    world.clock.set(new Date(Date.parse(NOW) + CLAIM_SECONDS * 1000 + 1).toISOString());
    await queue.claim(leila, assemblyId, 'delegation', id);
    expect((await waiting()).items[0]).toMatchObject({ claimedBy: leila.userId });
    await queue.release(mehdi, assemblyId, 'delegation', id);
    expect((await waiting()).items[0]).toMatchObject({ claimedBy: leila.userId });
    await queue.release(leila, assemblyId, 'delegation', id);
    expect((await waiting()).items[0]).toMatchObject({ claimedBy: null });
    world.clock.set(NOW);
  });

  it('gives an item to one of two who want it at once, and one item at a time', async () => {
    const { items } = await waiting();
    const [first, second] = items.map(({ subjectId }) => subjectId);
    const results = await Promise.allSettled(
      [mehdi, leila].map((actor) => queue.claim(actor, assemblyId, 'delegation', first ?? '')),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const winner = results[0]?.status === 'fulfilled' ? mehdi : leila;
    await queue.claim(winner, assemblyId, 'delegation', second ?? '');
    const holders = (await waiting()).items.map(({ claimedBy }) => claimedBy);
    expect(holders).toEqual([null, winner.userId, null]);
  });

  it.each(['delegation', 'person', 'credentials'] as const)(
    'reads %s through an index, whatever other Assemblies hold',
    async (kind) => {
      const plan: { 'QUERY PLAN': string }[] = await world.dataSource.transaction(
        async (manager) => {
          // A small table is rightly scanned; what is asked is whether an index serves.
          await manager.query('SET LOCAL enable_seqscan = off');
          return manager.query(`EXPLAIN ${reviewRows(kind)}`, [
            assemblyId,
            kind,
            world.clock.now(),
            null,
            null,
            null,
            50,
          ]);
        },
      );
      const lines = plan.map((row) => row['QUERY PLAN']).join('\n');
      expect(lines).not.toMatch(/Seq Scan on (delegation|delegate|credentials) /);
    },
  );
});
