import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditEntry } from '../../../src/audit/audit-entry.entity.js';
import type { Actor } from '../../../src/common/actor.js';
import type { ReviewStep } from '../../../src/delegations/domain/accreditation.js';
import type { Delegation } from '../../../src/delegations/delegation.entity.js';
import { Party } from '../../../src/delegations/parties/party.entity.js';
import { Delegate } from '../../../src/delegations/people/delegate.entity.js';
import { OutboxEvent } from '../../../src/outbox/outbox-event.entity.js';
import { createAssembly, system } from '../../factories/assemblies.js';
import { createDelegation } from '../../factories/delegations.js';
import { fullCard } from '../../factories/people.js';
import { refusalOf } from '../../factories/refusal.js';
import { createUser } from '../../factories/users.js';
import { createWorld, type World } from '../../factories/world.js';

let world: World;
let assemblyId: string;
let delegation: Delegation;
let focalPoint: Actor;
let reviewer: Actor;
let second: Actor;
let protocol: Actor;
let staff: Actor;
let organizer: Actor;
const codes = ['MA', 'FR', 'GB', 'US', 'JP', 'BR', 'DE', 'KE', 'NG', 'ZA', 'IN', 'ID', 'CA', 'MX'];

beforeAll(async () => {
  world = await createWorld();
  assemblyId = (await createAssembly(world)).id;
  reviewer = await createUser(world, 'reviewer', { assemblyId });
  second = await createUser(world, 'reviewer', { assemblyId });
  protocol = await createUser(world, 'protocol', { assemblyId });
  staff = await createUser(world, 'staff', { assemblyId });
  organizer = await createUser(world, 'organizer', { assemblyId });
});
afterAll(() => world?.database.close());
beforeEach(async () => {
  ({ delegation, focalPoint } = await createDelegation(
    world,
    assemblyId,
    codes.shift() ?? '',
    'preparing',
  ));
});

const add = (role: 'head' | 'alternate' | 'delegate', card = fullCard()): Promise<Delegate> =>
  world.people.add(focalPoint, assemblyId, delegation.id, { role, ...card });
const take = (actor: Actor, transition: 'submit' | 'approve' | 'return' | 'confirm') =>
  world.transitions.take(actor, assemblyId, delegation.id, transition, 'Because.');
const now = ({ id }: Delegate): Promise<Delegate> =>
  world.dataSource.manager.findOneByOrFail(Delegate, { id });
const review = async (actor: Actor, person: Delegate, step: ReviewStep, reason = '') => {
  const { version } = await now(person);
  const { id } = person;
  const steps = world.accreditation;
  return steps.review(actor, assemblyId, delegation.id, id, version, step, reason);
};
const desk = (actor: Actor, person: Delegate, step: 'issue_badge' | 'check_in' | 'check_out') =>
  world.accreditation.atDesk(actor, assemblyId, delegation.id, person.id, step);
const edit = async (person: Delegate, change: Parameters<World['people']['edit']>[5]) => {
  const { version } = await now(person);
  return world.people.edit(focalPoint, assemblyId, delegation.id, person.id, version, change);
};
const standing = async (...people: Delegate[]): Promise<string[]> =>
  (await Promise.all(people.map(now))).map(({ accreditation }) => accreditation);
const eventsOf = async ({ id }: Delegate): Promise<string[]> =>
  (
    await world.dataSource.manager.find(OutboxEvent, {
      where: { aggregateId: id },
      order: { sequence: 'ASC' },
    })
  ).map(({ type }) => type);

/** A head and a delegate of a delegation at the status. */
async function registered(status: 'submitted' | 'confirmed') {
  const people = [await add('head'), await add('delegate')] as const;
  await take(focalPoint, 'submit');
  if (status === 'confirmed') {
    await take(reviewer, 'approve');
    await take(focalPoint, 'confirm');
  }
  return people;
}

describe('the review', () => {
  it('begins with the submission and ends at the entrance, each step with history and event', async () => {
    const [head, other] = await registered('confirmed');
    expect(await standing(head, other)).toEqual(['pending', 'pending']);
    expect(await refusalOf(desk(protocol, head, 'issue_badge'))).toBe('wrong_state');
    const cleared = await review(reviewer, head, 'clear');
    expect(cleared).toMatchObject({ accreditation: 'cleared', decidedBy: reviewer.userId });
    await desk(protocol, head, 'issue_badge');
    const both = await Promise.all(
      [staff, protocol].map((actor) => refusalOf(desk(actor, head, 'check_in'))),
    );
    expect(both.sort()).toEqual(['not refused', 'wrong_state']);
    await desk(staff, head, 'check_out');
    await desk(staff, head, 'check_in');
    expect(await eventsOf(head)).toEqual(
      ['pending', 'cleared', 'badge_issued', 'checked_in', 'checked_out', 'checked_in'].map(
        (step) => `delegate.${step}`,
      ),
    );
    const entries = await world.dataSource.manager.find(AuditEntry, {
      where: { subjectId: delegation.id, action: 'delegate.checked_in' },
      order: { sequence: 'ASC' },
    });
    expect(entries).toHaveLength(2);
    expect(entries[0]?.changes).toMatchObject({
      delegate: { to: head.id },
      accreditation: { from: 'badge_issued', to: 'checked_in' },
    });
    expect(await standing(other)).toEqual(['pending']);
  });

  it('asks for reasons, a complete card, the version that was read, and the right role', async () => {
    const [head] = await registered('submitted');
    const bare = await now(head);
    for (const step of ['return', 'hold', 'refuse'] as const) {
      expect(await refusalOf(review(reviewer, head, step, '  '))).toBe(
        'validation_failed: reason required',
      );
    }
    const stale = world.accreditation.review(
      reviewer,
      assemblyId,
      delegation.id,
      head.id,
      bare.version - 1,
      'clear',
    );
    expect(await refusalOf(stale)).toBe('edit_conflict');
    expect(await refusalOf(review(focalPoint, head, 'clear'))).toBe('not_allowed');
    expect(await refusalOf(review(protocol, head, 'clear'))).toBe('not_allowed');
    expect(await refusalOf(review(reviewer, head, 'send'))).toBe('not_allowed');
    expect(await refusalOf(desk(reviewer, head, 'check_in'))).toBe('not_allowed');
    const foreign = await createUser(world, 'focal_point', {
      assemblyId,
      delegationId: assemblyId,
    });
    expect(await refusalOf(review(foreign, head, 'send'))).toBe('not_found');
    await review(reviewer, head, 'return', 'No document.');
    await edit(head, { documentNumber: null, nationality: null });
    await review(focalPoint, head, 'send');
    expect(await refusalOf(review(reviewer, head, 'clear'))).toBe(
      'person_incomplete: nationality required, documentNumber required',
    );
  });

  it('gives one card back for correction while the others stay under review', async () => {
    const [head, other] = await registered('submitted');
    expect(await refusalOf(edit(other, { position: 'Director' }))).toBe('wrong_state');
    await review(reviewer, other, 'return', 'The name differs from the passport.');
    expect(await now(other)).toMatchObject({
      accreditation: 'draft',
      accreditationReason: 'The name differs from the passport.',
    });
    world.clock.set('2025-10-20T09:00:00Z');
    await edit(other, { familyName: 'Corrected' });
    world.clock.set('2025-09-01T09:00:00Z');
    expect(await refusalOf(edit(head, { familyName: 'Sneaky' }))).toBe('wrong_state');
    await review(focalPoint, other, 'send');
    expect(await now(other)).toMatchObject({ accreditation: 'pending', accreditationReason: '' });
    expect(await eventsOf(other)).toEqual([
      'delegate.pending',
      'delegate.returned',
      'delegate.pending',
    ]);
    await take(reviewer, 'return');
    expect(await standing(head, other)).toEqual(['draft', 'draft']);
    await take(focalPoint, 'submit');
    expect(await standing(head, other)).toEqual(['pending', 'pending']);
  });

  it('clears a delegation at once, without those who are held, doubted or incomplete', async () => {
    const [head, other] = await registered('submitted');
    const manager = world.dataSource.manager;
    await manager.update(Delegate, { id: other.id }, { nationality: null });
    const cleared = await world.accreditation.clearAll(reviewer, assemblyId, delegation.id);
    expect(cleared.cleared.map(({ id }) => id)).toEqual([head.id]);
    expect(cleared.incomplete).toMatchObject([
      { person: { id: other.id }, missing: [{ path: 'nationality' }] },
    ]);
    await review(reviewer, other, 'hold', 'Waits for the embassy.');
    const again = await world.accreditation.clearAll(reviewer, assemblyId, delegation.id);
    expect(again).toEqual({ cleared: [], incomplete: [] });
    expect(
      await refusalOf(world.accreditation.clearAll(focalPoint, assemblyId, delegation.id)),
    ).toBe('not_allowed');
  });

  it('needs a second reviewer to refuse where the Assembly says so', async () => {
    const assembly = await world.assemblies.require(assemblyId);
    await world.assemblies.update(system, assemblyId, assembly.version, {
      twoReviewersRefuse: true,
    });
    const [head, other] = await registered('submitted');
    const proposed = await review(reviewer, other, 'refuse', 'Not on the list of the bureau.');
    expect(proposed).toMatchObject({
      accreditation: 'pending',
      refusalProposedBy: reviewer.userId,
    });
    expect(await refusalOf(review(reviewer, other, 'refuse', 'Really.'))).toBe(
      'second_reviewer_needed',
    );
    const view = (actor: Actor) =>
      world.personReader.get(actor, assemblyId, delegation.id, other.id);
    expect((await view(second)).refusalProposed).toBe(true);
    expect((await view(focalPoint)).refusalProposed).toBe(false);
    expect((await world.accreditation.clearAll(second, assemblyId, delegation.id)).cleared).toEqual(
      [expect.objectContaining({ id: head.id })],
    );
    await review(second, other, 'reconsider');
    expect(await now(other)).toMatchObject({ accreditation: 'pending', refusalProposedAt: null });
    await review(reviewer, other, 'refuse', 'Not on the list of the bureau.');
    expect(await review(second, other, 'refuse')).toMatchObject({
      accreditation: 'refused',
      accreditationReason: 'Not on the list of the bureau.',
      decidedBy: second.userId,
    });
    const after = await world.assemblies.require(assemblyId);
    await world.assemblies.update(system, assemblyId, after.version, {
      twoReviewersRefuse: false,
    });
  });
});

describe('places and roles', () => {
  it('are free again after a refusal, and asked for when it is reconsidered', async () => {
    const [head] = await registered('submitted');
    const party = { delegationId: delegation.id, kind: 'delegation' } as const;
    expect(await world.dataSource.manager.findOneBy(Party, party)).toMatchObject({
      principalId: head.id,
    });
    await review(reviewer, head, 'refuse', 'Unknown to the bureau.');
    expect(await world.dataSource.manager.findOneBy(Party, party)).toMatchObject({
      principalId: null,
    });
    await take(reviewer, 'return');
    expect(await refusalOf(take(focalPoint, 'submit'))).toBe(
      'delegation_incomplete: people head_missing',
    );
    await add('head');
    await take(focalPoint, 'submit');
    expect(await refusalOf(review(reviewer, head, 'reconsider'))).toBe(
      'already_exists: role role_taken',
    );
  });
});

describe('a material change', () => {
  it('sends only that person back to review, once, and others stay', async () => {
    const [head, other] = await registered('confirmed');
    await world.accreditation.clearAll(reviewer, assemblyId, delegation.id);
    await desk(protocol, other, 'issue_badge');
    await edit(other, { position: 'Director', email: 'x@example.org' });
    expect(await standing(head, other)).toEqual(['cleared', 'badge_issued']);
    await edit(other, { familyName: 'Renamed' });
    await edit(other, { givenNames: 'Again' });
    expect(await standing(head, other)).toEqual(['cleared', 'pending']);
    expect((await eventsOf(other)).filter((type) => type === 'delegate.pending')).toHaveLength(2);
    await review(reviewer, other, 'clear');
    await edit(other, { role: 'head', swap: true });
    expect(await standing(head, other)).toEqual(['pending', 'pending']);
  });

  it('is refused for who is on site or gone, other changes of who is on site are not', async () => {
    const [head, other] = await registered('confirmed');
    await world.accreditation.clearAll(reviewer, assemblyId, delegation.id);
    await desk(protocol, head, 'issue_badge');
    await desk(protocol, head, 'check_in');
    expect(await refusalOf(edit(head, { familyName: 'Other', diet: 'vegan' }))).toBe(
      'wrong_state: familyName locked',
    );
    expect((await edit(head, { diet: 'vegan' })).accreditation).toBe('checked_in');
    await review(organizer, other, 'revoke', 'Asked for by the host.');
    expect(await refusalOf(edit(other, { diet: 'vegan' }))).toBe('wrong_state: diet locked');
    const remove = world.people.remove(focalPoint, assemblyId, delegation.id, other.id);
    expect(await refusalOf(remove)).toBe('wrong_state');
  });
});

describe('the deadline of the registration', () => {
  it('binds focal points, but not what was returned, nor late changes of people who come', async () => {
    const late = '2025-10-20T09:00:00Z';
    const person = await add('head');
    world.clock.set(late);
    expect(await refusalOf(edit(person, { position: 'Late' }))).toBe('deadline_passed');
    expect(await refusalOf(add('delegate'))).toBe('deadline_passed');
    const byOrganizer = await world.people.add(organizer, assemblyId, delegation.id, {
      role: 'delegate',
      ...fullCard(),
    });
    expect(byOrganizer).toMatchObject({ walkIn: false, enteredOnBehalf: true });
    await take(organizer, 'submit');
    await take(reviewer, 'return');
    await edit(person, { position: 'In time' });
    await take(focalPoint, 'submit');
    await take(reviewer, 'approve');
    await edit(person, { position: 'Late, but one person only' });
    expect(await refusalOf(add('delegate'))).toBe('deadline_passed');
    world.clock.set('2025-09-01T09:00:00Z');
  });
});
