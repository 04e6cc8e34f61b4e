import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/common/actor.js';
import { LANGUAGES } from '../../../src/common/text/languages.js';
import { Translator } from '../../../src/common/text/translator.js';
import { Delegation } from '../../../src/delegations/delegation.entity.js';
import { Delegate } from '../../../src/delegations/people/delegate.entity.js';
import { VotingSuspensionService } from '../../../src/delegations/voting/voting-suspension.service.js';
import { AudienceService } from '../../../src/notifications/audience.service.js';
import { ruleOf } from '../../../src/notifications/domain/rules.js';
import { MessageFacts } from '../../../src/notifications/message-facts.js';
import { MessageRenderer } from '../../../src/notifications/message-renderer.js';
import { Staleness } from '../../../src/notifications/staleness.js';
import { OutboxEvent } from '../../../src/outbox/outbox-event.entity.js';
import { eventJob } from '../../../src/outbox/outbox-relay.js';
import type { EventJob } from '../../../src/queue/jobs.js';
import { createAssembly } from '../../factories/assemblies.js';
import { createDelegation } from '../../factories/delegations.js';
import { fullCard } from '../../factories/people.js';
import { createUser } from '../../factories/users.js';
import { createWorld, type World } from '../../factories/world.js';

let world: World;
let assemblyId: string;
let organizer: Actor;
let protocol: Actor;
let kenya: { delegation: Delegation; focalPoint: Actor };
let suspensions: VotingSuspensionService;

beforeAll(async () => {
  world = await createWorld();
  const { transactor, assemblies, reference } = world;
  assemblyId = (await createAssembly(world)).id;
  organizer = await createUser(world, 'organizer', { assemblyId });
  protocol = await createUser(world, 'protocol', { assemblyId });
  await createUser(world, 'reviewer', { assemblyId });
  await createUser(world, 'protocol', { assemblyId: (await createAssembly(world)).id });
  kenya = await createDelegation(world, assemblyId, 'KE');
  await createDelegation(world, assemblyId, 'TD');
  suspensions = new VotingSuspensionService(transactor, assemblies, reference);
});
afterAll(() => world?.database.close());

async function lastEvent(type: string): Promise<EventJob> {
  const [event] = await world.dataSource.manager.find(OutboxEvent, {
    where: { type, assemblyId },
    order: { sequence: 'DESC' },
    take: 1,
  });
  if (!event) throw new Error(`${type} was not emitted`);
  return eventJob(event);
}

/** Ids of those who are told. */
async function told(event: EventJob): Promise<string[]> {
  const rule = ruleOf(event.type);
  if (!rule) return [];
  const readers = await new AudienceService(world.dataSource).of(event, rule.audience);
  return readers.map(({ key }) => key).toSorted();
}

const ids = (...actors: Actor[]): string[] => actors.map(({ userId }) => userId ?? '').toSorted();
const stale = ({ eventId, type }: EventJob): Promise<boolean> =>
  new Staleness().superseded(world.dataSource.manager, eventId, type);

describe('a permit that is asked for', () => {
  it('is told to protocol and organizers of this Assembly, until it is decided', async () => {
    const { delegation, focalPoint } = kenya;
    const person = await world.people.add(focalPoint, assemblyId, delegation.id, {
      role: 'delegate',
      ...fullCard(),
    });
    const permit = await world.permits.ask(focalPoint, assemblyId, delegation.id, person.id, {
      kind: 'weapon',
      detail: 'Service weapon of the bodyguard',
    });
    const asked = await lastEvent('permit.requested');
    expect(await told(asked)).toEqual(ids(organizer, protocol));
    expect(await stale(asked)).toBe(false);
    await world.permits.decide(protocol, assemblyId, delegation.id, permit.id, 'approve');
    expect(await stale(asked)).toBe(true);
    expect(await told(await lastEvent('permit.approved'))).toEqual(ids(focalPoint));
  });

  it('is told to them again when it is taken back, and the question is stale', async () => {
    const { delegation, focalPoint } = kenya;
    const [person] = await world.dataSource.manager.findBy(Delegate, {
      delegationId: delegation.id,
    });
    const wish = { kind: 'close_protection', detail: 'The head' } as const;
    const { id } = await world.permits.ask(
      focalPoint,
      assemblyId,
      delegation.id,
      person?.id ?? '',
      wish,
    );
    const asked = await lastEvent('permit.requested');
    await world.permits.withdraw(focalPoint, assemblyId, delegation.id, id);
    expect(await stale(asked)).toBe(true);
    expect(await told(await lastEvent('permit.withdrawn'))).toEqual(ids(organizer, protocol));
  });
});

describe('somebody registered on site', () => {
  it('is told to the delegation in its language, with the place that was added', async () => {
    const { focalPoint, delegation } = await createDelegation(world, assemblyId, 'SN', 'confirmed');
    const renderer = new MessageRenderer(new MessageFacts(world.dataSource), new Translator());
    await world.dataSource.manager.update(Delegation, { id: delegation.id }, { quota: 2 });
    const person = await world.walkIns.register(organizer, assemblyId, delegation.id, {
      role: 'adviser',
      ...fullCard({ givenNames: 'Awa', familyName: 'Diop' }),
      extraPlace: true,
    });
    const registered = await lastEvent('walk_in.registered');
    expect(registered.aggregateId).toBe(person.id);
    expect(await told(registered)).toEqual(ids(focalPoint));
    // A decision of the same hour does not make it wrong.
    await world.accreditation.clearAll(organizer, assemblyId, delegation.id, [person.id]);
    expect(await stale(registered)).toBe(false);
    const subject = { type: registered.type, assemblyId, params: registered.payload };
    const added = new Map(
      LANGUAGES.map((language) => [
        language,
        new Translator().t(language, 'notifications.placeAdded'),
      ]),
    );
    for (const language of LANGUAGES) {
      const { title, lines } = await renderer.render(subject, language);
      expect(title).toContain('Awa Diop');
      expect(lines.at(-1)).toBe(added.get(language));
    }
    const without = { ...subject, params: { ...registered.payload, placeAdded: false } };
    expect((await renderer.render(without, 'fr')).lines).not.toContain(added.get('fr'));
  });
});

describe('a suspended vote', () => {
  it('is told to the delegation concerned with the reason, and its return too', async () => {
    const { focalPoint, delegation } = kenya;
    const reason = 'Contributions of two years are not paid';
    const renderer = new MessageRenderer(new MessageFacts(world.dataSource), new Translator());
    await suspensions.suspend(organizer, assemblyId, 'KE', reason);
    const suspended = await lastEvent('voting_right.suspended');
    expect(await told(suspended)).toEqual(ids(focalPoint));
    expect(JSON.stringify(suspended.payload)).not.toContain(reason);
    for (const language of LANGUAGES) {
      const { title, lines } = await renderer.render(
        { type: suspended.type, assemblyId, params: suspended.payload },
        language,
      );
      expect(title).toContain((await world.reference.member('KE')).names[language]);
      expect(lines.join('\n')).toContain(reason);
    }
    await suspensions.restore(organizer, assemblyId, 'KE');
    expect(await stale(suspended)).toBe(true);
    const restored = await lastEvent('voting_right.restored');
    expect(await told(restored)).toEqual(ids(focalPoint));
    expect(restored.payload).toMatchObject({ delegationId: delegation.id });
  });

  it('tells nobody while the member has no delegation', async () => {
    await suspensions.suspend(organizer, assemblyId, 'FR', 'Contributions are not paid');
    expect(await told(await lastEvent('voting_right.suspended'))).toEqual([]);
  });
});
