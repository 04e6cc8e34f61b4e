import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/common/actor.js';
import { createAssembly, system } from '../../factories/assemblies.js';
import { createDelegation } from '../../factories/delegations.js';
import { refusalOf } from '../../factories/refusal.js';
import { createUser } from '../../factories/users.js';
import { createWorld, type World } from '../../factories/world.js';

let world: World;
let assemblyId: string;
let organizer: Actor;
let morocco: Awaited<ReturnType<typeof createDelegation>>;
let france: Awaited<ReturnType<typeof createDelegation>>;

beforeAll(async () => {
  world = await createWorld();
  assemblyId = (await createAssembly(world)).id;
  organizer = await createUser(world, 'organizer', { assemblyId }, 'fr');
  await world.inviting.invite(system, assemblyId, { all: true });
  await world.inviting.invite(system, assemblyId, { organisationCodes: ['EUROPOL', 'UN'] });
  morocco = await createDelegation(world, assemblyId, 'MA', 'confirmed');
  france = await createDelegation(world, assemblyId, 'FR', 'returned');
  await createDelegation(world, assemblyId, 'GB', 'submitted');
});
afterAll(() => world?.database.close());

describe('the dashboard', () => {
  it('counts registered and confirmed by region', async () => {
    const { members, regions, organisations } = await world.directory.summary(
      organizer,
      assemblyId,
    );
    expect(members).toMatchObject({ total: 196, notInvited: 0, registered: 2, confirmed: 1 });
    expect(members.people).toBe(6);
    expect(members.byStatus).toMatchObject({ invited: 193, returned: 1, submitted: 1 });
    expect(regions.map(({ region, registered }) => [region, registered])).toEqual([
      ['africa', 1],
      ['americas', 0],
      ['asia_pacific', 0],
      ['europe', 1],
    ]);
    expect(regions.reduce((sum, { total }) => sum + total, 0)).toBe(196);
    expect(organisations).toMatchObject({ total: 30, notInvited: 28 });
  });

  it("lists all of them in the reader's alphabetical order", async () => {
    const rows = await world.directory.list(organizer, assemblyId);
    expect(rows).toHaveLength(198);
    const names = rows.map(({ names }) => names.fr);
    expect(names).toEqual([...names].sort(new Intl.Collator('fr').compare));
  });

  it('narrows by status, region and a name in any language', async () => {
    const codes = async (filter: Parameters<World['directory']['list']>[2]) =>
      (await world.directory.list(organizer, assemblyId, filter)).map(({ code }) => code);
    expect(await codes({ status: 'returned' })).toEqual(['FRA']);
    expect(await codes({ region: 'africa', status: 'confirmed' })).toEqual(['MAR']);
    expect(await codes({ q: 'marruecos' })).toEqual(['MAR']);
    expect(await codes({ q: 'europol' })).toEqual(['EUROPOL']);
    expect(await codes({ q: 'zzzz' })).toEqual([]);
  });

  it('tells the reason, the people and the last sign of life', async () => {
    const find = async () =>
      (await world.directory.list(organizer, assemblyId)).find(({ code }) => code === 'FRA');
    expect(await find()).toMatchObject({
      status: 'returned',
      reason: 'Because of a test.',
      peopleCount: 2,
      focalPoints: 1,
      openLinks: 0,
      lastSeenAt: null,
    });
    world.clock.set('2025-09-02T10:00:00Z');
    await world.people.add(france.focalPoint, assemblyId, france.delegation.id, {
      role: 'adviser',
      givenNames: 'Ann',
      familyName: 'Other',
    });
    expect((await find())?.lastSeenAt).toEqual(new Date('2025-09-02T10:00:00Z'));
  });

  it('shows a focal point its own delegation only, and no counts', async () => {
    const rows = await world.directory.list(france.focalPoint, assemblyId);
    expect(rows.map(({ code }) => code)).toEqual(['FRA']);
    expect(await refusalOf(world.directory.summary(france.focalPoint, assemblyId))).toBe(
      'not_allowed',
    );
  });

  it('shows what each reader can do next', async () => {
    const { id } = france.delegation;
    const detail = await world.directory.detail(france.focalPoint, assemblyId, id);
    expect(detail).toMatchObject({ openTransitions: ['submit'], missing: [], code: 'FRA' });
    expect(detail.people.map(({ person }) => person.role)).toEqual(['head', 'delegate', 'adviser']);
    expect(detail.parties).toMatchObject([{ code: 'FRA', active: false }]);
    expect(detail.deadlines.map(({ step }) => step)).toEqual(['registration', 'confirmation']);
    const asOrganizer = await world.directory.detail(organizer, assemblyId, id);
    expect(asOrganizer.openTransitions).toEqual(['submit', 'withdraw']);
    const reviewer = await createUser(world, 'reviewer', { assemblyId });
    expect((await world.directory.detail(reviewer, assemblyId, id)).openTransitions).toEqual([]);
  });
});

describe('the directory of parties', () => {
  it('opens to confirmed delegations with active parties, to organizers with all', async () => {
    await world.offices.save(organizer, assemblyId, [
      {
        code: 'SG',
        names: {
          en: 'Secretary General',
          fr: 'Secrétaire général',
          es: 'Secretario General',
          ar: 'الأمين العام',
        },
        holder: 'Robin Example',
      },
    ]);
    const plates = await world.parties.directory(morocco.focalPoint, assemblyId);
    expect(plates.map(({ code, flag, region }) => [code, flag, region])).toEqual([
      ['MAR', 'MA', 'africa'],
      ['SG', null, null],
    ]);
    expect(await refusalOf(world.parties.directory(france.focalPoint, assemblyId))).toBe(
      'party_not_confirmed',
    );
    const stranger = { ...france.focalPoint, grants: [] };
    expect(await refusalOf(world.parties.directory(stranger, assemblyId))).toBe('not_found');
    // 196 members, 12 sub-bureaus, 2 observers, 1 office.
    expect(await world.parties.directory(organizer, assemblyId)).toHaveLength(211);
  });

  it('gives planners principals, limits and regions', async () => {
    const [party, office] = await world.parties.activeParties(assemblyId);
    expect(party).toMatchObject({
      code: 'MAR',
      memberIso2: 'MA',
      principalName: 'Alex First',
      parallelLimit: 2,
      people: 2,
    });
    expect(office).toMatchObject({ code: 'SG', principalName: 'Robin Example', parallelLimit: 1 });
    expect(office?.personId).toBe(office?.id);
    const persons = await world.parties.principalPersons(assemblyId);
    expect(persons.get(party?.id ?? '')).toBe(party?.personId);
  });

  it('corrects an office that stands', async () => {
    const [before] = await world.parties.activeParties(assemblyId).then((all) => all.slice(1));
    const [after] = await world.offices.save(organizer, assemblyId, [
      { code: 'SG', names: before!.names, holder: 'Kim Successor' },
    ]);
    expect(after).toMatchObject({ id: before?.id, officeHolder: 'Kim Successor', active: true });
  });

  it('finds the parties of an actor and refuses others', async () => {
    const own = await world.parties.ofActor(morocco.focalPoint, assemblyId);
    expect(own.map(({ code }) => code)).toEqual(['MAR']);
    const unknown = world.parties.require(assemblyId, '00000000-0000-4000-8000-000000000000');
    expect(await refusalOf(unknown)).toBe('party_unknown');
    const [french] = await world.parties.ofActor(france.focalPoint, assemblyId);
    expect(await refusalOf(world.parties.requireActive(assemblyId, french!.id))).toBe(
      'party_not_confirmed',
    );
  });
});
