import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditEntry } from '../../../src/audit/audit-entry.entity.js';
import type { Actor } from '../../../src/common/actor.js';
import type { Delegation } from '../../../src/delegations/delegation.entity.js';
import { Delegate } from '../../../src/delegations/people/delegate.entity.js';
import { CopyTravelService } from '../../../src/delegations/travel/copy-travel.service.js';
import type { TravelFields } from '../../../src/delegations/travel/domain/travel-fields.js';
import { HotelService } from '../../../src/delegations/travel/hotels/hotel.service.js';
import { TravelGate } from '../../../src/delegations/travel/travel-gate.js';
import { TravelLeg } from '../../../src/delegations/travel/travel-leg.entity.js';
import { TravelService } from '../../../src/delegations/travel/travel.service.js';
import { createAssembly, system } from '../../factories/assemblies.js';
import { createDelegation } from '../../factories/delegations.js';
import { refusalOf } from '../../factories/refusal.js';
import { createUser } from '../../factories/users.js';
import { createWorld, type World } from '../../factories/world.js';

let world: World;
let travel: TravelService;
let copying: CopyTravelService;
let hotels: HotelService;
let assemblyId: string;
let delegation: Delegation;
let focalPoint: Actor;
let organizer: Actor;
let people: Delegate[];
const codes = ['FR', 'GB', 'US', 'JP', 'BR', 'DE', 'KE', 'NG', 'ZA', 'IN', 'ID', 'CA', 'MX', 'ES'];

beforeAll(async () => {
  world = await createWorld();
  const { dataSource, transactor, clock, delegations, assemblies, accounts } = world;
  const gate = new TravelGate(delegations, assemblies, world.deadlines);
  travel = new TravelService(
    dataSource,
    transactor,
    clock,
    delegations,
    assemblies,
    accounts,
    gate,
    world.auditValues,
  );
  copying = new CopyTravelService(transactor, gate, travel);
  hotels = new HotelService(dataSource, transactor, assemblies);
  assemblyId = (await createAssembly(world)).id;
  await assemblies.setDeadlines(system, assemblyId, [
    { step: 'travel', at: '2025-11-10T17:00:00Z' },
  ]);
  organizer = await createUser(world, 'organizer', { assemblyId });
});
afterAll(() => world?.database.close());
beforeEach(async () => {
  world.clock.set('2025-11-01T09:00:00Z');
  const code = codes.shift() ?? '';
  ({ delegation, focalPoint } = await createDelegation(world, assemblyId, code, 'confirmed'));
  people = await world.dataSource.manager.find(Delegate, {
    where: { delegationId: delegation.id },
    order: { role: 'DESC' },
  });
});

/** What the history has of what was typed, once its editors have gone on. */
async function typed(): Promise<AuditEntry[]> {
  world.clock.set(new Date(world.clock.now().getTime() + 3 * 60_000).toISOString());
  await world.closingAutosaves.run();
  const which = { subjectId: delegation.id, action: 'travel.changed' };
  return world.dataSource.manager.findBy(AuditEntry, which);
}

const edit = (
  changes: Partial<TravelFields>,
  {
    base = {},
    actor = focalPoint,
    person = people[0]!.id,
  }: { base?: Partial<TravelFields>; actor?: Actor; person?: string } = {},
) => {
  const empty = {
    arrivalMode: null,
    arrivalPort: null,
    arrivalDate: null,
    arrivalTime: null,
    arrivalNumber: '',
    arrivalFarPort: '',
    arrivalFarDate: null,
    arrivalFarTime: null,
    departureMode: null,
    departureDate: null,
    departureTime: null,
    departureFarPort: '',
    departureFarDate: null,
    departureFarTime: null,
    departurePort: null,
    hotelOther: '',
    hotelId: null,
    securityCar: false,
    roomNeeds: '',
  };
  return travel.edit(actor, assemblyId, delegation.id, person, {
    base: { ...empty, ...base },
    changes,
  });
};

const ARRIVAL: Partial<TravelFields> = {
  arrivalMode: 'flight',
  arrivalNumber: 'at 761',
  arrivalPort: 'rak',
  arrivalDate: '2025-11-23',
  arrivalTime: '14:35',
  arrivalFarPort: 'cdg',
  arrivalFarDate: '2025-11-23',
  arrivalFarTime: '12:10',
};
const DEPARTURE: Partial<TravelFields> = {
  departureMode: 'flight',
  departureDate: '2025-11-28',
  departureTime: '09:00',
};

describe('travel', () => {
  it('is kept as typed, with the instants of the clocks at both ends', async () => {
    const { travel: saved, clashes } = await edit(ARRIVAL);
    expect(clashes).toEqual([]);
    expect(saved.fields).toMatchObject({ arrivalNumber: 'AT761', arrivalPort: 'RAK' });
    expect(saved.missing).toEqual(['departureMode', 'hotelId']);
    expect(saved.warnings).toEqual([]);
    const leg = await world.dataSource.manager.findOneByOrFail(TravelLeg, {
      delegateId: people[0]!.id,
    });
    // Marrakech is one hour ahead of UTC in November, as is Paris.
    expect(leg).toMatchObject({
      at: new Date('2025-11-23T13:35:00Z'),
      zone: 'Africa/Casablanca',
      farAt: new Date('2025-11-23T11:10:00Z'),
      farZone: 'Europe/Paris',
    });
    const list = await travel.list(focalPoint, assemblyId, delegation.id);
    expect(list.open).toBe(true);
    expect(list.airports).toContain('CMN');
    expect(list.people.map(({ personId }) => personId)).toHaveLength(2);
    const [entry] = await typed();
    expect(entry?.onBehalfOf).toBeNull();
    expect(JSON.stringify(entry?.changes)).not.toMatch(/AT761|RAK|2025-11-23/);
  });

  it('merges two editors field by field and shows both values of the same field', async () => {
    await edit({ arrivalMode: 'flight', arrivalNumber: 'AF1' });
    // From the same empty beginning: another field merges, the same one clashes.
    const { travel: after, clashes } = await edit({ hotelOther: 'Embassy', arrivalNumber: 'AF2' });
    expect(after.fields).toMatchObject({ arrivalNumber: 'AF1', hotelOther: 'Embassy' });
    expect(clashes).toEqual([
      {
        field: 'arrivalNumber',
        base: '',
        mine: 'AF2',
        theirs: 'AF1',
        by: focalPoint.name,
        at: world.clock.now(),
      },
    ]);
    // Both typed the same: nothing to say.
    expect((await edit({ arrivalNumber: 'AF1' })).clashes).toEqual([]);
  });

  it('loses no field of two editors who save at the same time', async () => {
    const [one, two] = await Promise.all([
      edit({ arrivalMode: 'flight', arrivalNumber: 'AF1' }),
      edit({ departureMode: 'car', hotelOther: 'Embassy' }),
    ]);
    expect([...one.clashes, ...two.clashes]).toEqual([]);
    const { people: all } = await travel.list(focalPoint, assemblyId, delegation.id);
    const own = all.find(({ personId }) => personId === people[0]!.id);
    expect(own?.fields).toMatchObject({
      arrivalNumber: 'AF1',
      departureMode: 'car',
      hotelOther: 'Embassy',
    });
  });

  it('is refused where it cannot be', async () => {
    expect(await refusalOf(edit({ ...ARRIVAL, arrivalPort: 'XXX' }))).toBe(
      'validation_failed: changes.arrivalPort airport_unknown',
    );
    expect(await refusalOf(edit({ ...ARRIVAL, arrivalFarTime: '14:35' }))).toBe(
      'validation_failed: changes.arrivalDate lands_before_take_off',
    );
    // Dubai is three hours ahead: 14:35 there is before 12:10 in Marrakech, and fine.
    const fromDubai = { ...ARRIVAL, arrivalFarPort: 'DXB', arrivalFarTime: '14:35' };
    expect(await refusalOf(edit(fromDubai))).toBe('not refused');
    expect(
      await refusalOf(
        edit({ departureMode: 'car', departureDate: '2025-11-23', departureTime: '14:00' }),
      ),
    ).toBe('validation_failed: changes.departureDate leaves_before_arriving');
    expect(
      await refusalOf(edit({ arrivalNumber: 'flight 7' }, { base: { arrivalNumber: 'AT761' } })),
    ).toBe('validation_failed: changes.arrivalNumber not_flight');
    expect(await refusalOf(edit({ roomNeeds: 'a\u202Eb' }))).toBe(
      'validation_failed: changes.roomNeeds not_allowed_characters',
    );
    expect(await refusalOf(edit({ hotelId: people[0]!.id }))).toBe(
      'validation_failed: changes.hotelId not_allowed_value',
    );
  });

  it('warns of dates far outside and of an origin whose clock is not known', async () => {
    const { travel: far } = await edit({
      ...ARRIVAL,
      arrivalDate: '2025-08-23',
      arrivalFarDate: '2025-08-23',
    });
    expect(far.warnings).toEqual([{ field: 'arrivalDate', code: 'far_outside' }]);
    const base = { arrivalFarPort: 'CDG' };
    const { travel: unknown } = await edit({ arrivalFarPort: 'QQQ' }, { base });
    expect(unknown.warnings).toContainEqual({ field: 'arrivalFarPort', code: 'far_port_unknown' });
  });

  it('opens with the confirmation and ends with the deadline, for organizers not', async () => {
    const early = await createDelegation(world, assemblyId, codes.shift() ?? '', 'approved');
    const [person] = await world.dataSource.manager.findBy(Delegate, {
      delegationId: early.delegation.id,
    });
    const attempt = travel.edit(early.focalPoint, assemblyId, early.delegation.id, person!.id, {
      base: { hotelOther: '' },
      changes: { hotelOther: 'Embassy' },
    });
    expect(await refusalOf(attempt)).toBe('wrong_state');
    world.clock.set('2025-11-10T17:00:01Z');
    expect(await refusalOf(edit({ hotelOther: 'Embassy' }))).toBe('deadline_passed');
    expect((await travel.list(focalPoint, assemblyId, delegation.id)).open).toBe(false);
    const { travel: saved } = await edit({ hotelOther: 'Embassy' }, { actor: organizer });
    expect(saved.enteredOnBehalf).toBe(true);
    const entries = await typed();
    expect(entries.map(({ onBehalfOf }) => onBehalfOf)).toEqual([delegation.id]);
  });

  it('of another delegation is not found', async () => {
    const other = await createDelegation(world, assemblyId, codes.shift() ?? '', 'confirmed');
    expect(await refusalOf(edit({ hotelOther: 'X' }, { actor: other.focalPoint }))).toBe(
      'not_found',
    );
    expect(await refusalOf(travel.list(other.focalPoint, assemblyId, delegation.id))).toBe(
      'not_found',
    );
    const [stranger] = await world.dataSource.manager.findBy(Delegate, {
      delegationId: other.delegation.id,
    });
    expect(await refusalOf(edit({ hotelOther: 'X' }, { person: stranger!.id }))).toBe('not_found');
  });
});

describe('copying', () => {
  const copy = (parts: ('arrival' | 'departure' | 'hotel' | 'transport')[], toIds?: string[]) =>
    copying.copy(focalPoint, assemblyId, delegation.id, {
      fromId: people[0]!.id,
      toIds: toIds ?? [people[1]!.id],
      parts,
    });

  it('takes legs and hotel over to several people and leaves the rest as it is', async () => {
    await edit({ ...ARRIVAL, ...DEPARTURE, hotelOther: 'Embassy', roomNeeds: 'Quiet' });
    await edit({ roomNeeds: 'Ground floor' }, { person: people[1]!.id });
    const [copied] = await copy(['arrival', 'hotel']);
    expect(copied?.fields).toMatchObject({
      arrivalNumber: 'AT761',
      departureMode: null,
      hotelOther: 'Embassy',
      roomNeeds: 'Ground floor',
    });
  });

  it('copies to nobody when it does not fit one of them', async () => {
    await edit(ARRIVAL);
    const leaving = {
      departureMode: 'car',
      departureDate: '2025-11-22',
      departureTime: '08:00',
    } as const;
    await edit(leaving, { person: people[1]!.id });
    expect(await refusalOf(copy(['arrival']))).toBe(
      'validation_failed: toIds[0] leaves_before_arriving',
    );
    const stranger = await createDelegation(world, assemblyId, codes.shift() ?? '', 'confirmed');
    const [other] = await world.dataSource.manager.findBy(Delegate, {
      delegationId: stranger.delegation.id,
    });
    expect(await refusalOf(copy(['arrival'], [other!.id]))).toBe('not_found');
  });
});

describe('hotels', () => {
  it('are listed with their guests, by unique names, and stay while people do', async () => {
    const hotel = await hotels.create(organizer, assemblyId, { name: ' Palm  Grove ' });
    expect(hotel.name).toBe('Palm Grove');
    expect(await refusalOf(hotels.create(organizer, assemblyId, { name: 'Palm Grove' }))).toBe(
      'already_exists: name not_unique',
    );
    await edit({ hotelId: hotel.id });
    expect((await hotels.list(assemblyId))[0]).toMatchObject({ name: 'Palm Grove', guests: 1 });
    expect(await refusalOf(hotels.remove(organizer, assemblyId, hotel.id))).toBe(
      'wrong_state: hotelId hotel_in_use',
    );
    await edit({ hotelId: null }, { base: { hotelId: hotel.id } });
    await hotels.remove(organizer, assemblyId, hotel.id);
    expect(await hotels.list(assemblyId)).toEqual([]);
  });
});
