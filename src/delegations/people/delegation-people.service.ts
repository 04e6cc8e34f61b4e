import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, Not, QueryFailedError } from 'typeorm';
import { holds, type Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import { checkVersion } from '../../common/http/if-match.js';
import { given } from '../../common/validation/given.js';
import { Transactor, type Transaction } from '../../outbox/transactor.js';
import { assertMayEdit, onBehalfOf } from '../delegation-access.js';
import type { Delegation } from '../delegation.entity.js';
import { DelegationService } from '../delegation.service.js';
import { GONE, takesPlace } from '../domain/accreditation.js';
import type { DelegateRole } from '../domain/delegate-roles.js';
import type { DelegationStatus } from '../domain/delegation-lifecycle.js';
import { followPeople } from '../parties/follow-people.js';
import { setStatus } from '../set-status.js';
import { cleanCard } from './clean-card.js';
import { Delegate } from './delegate.entity.js';
import type { DelegateChange, DelegateInput } from './delegate.input.js';
import { PersonFields } from './person-fields.js';

/** People cannot change while a reviewer reads them, nor when the delegation does not come. */
const OPEN: readonly DelegationStatus[] = [
  'invited',
  'preparing',
  'returned',
  'approved',
  'confirmed',
];
/** Once approved, a delegation keeps a head at any time: its meetings count on one. */
const HEAD_KEPT: readonly DelegationStatus[] = ['approved', 'confirmed'];
/** A card on which nothing is written: what the database would put there, for the checks before it is saved. */
const EMPTY_PERSON = {
  accreditation: 'draft',
  fieldSaves: {},
  documentVersion: 0,
  documentTail: null,
  dateOfBirth: null,
  documentExpiresOn: null,
  attendsFrom: null,
  attendsTo: null,
  subBureauIso2: null,
} as const satisfies Partial<Delegate>;
const UNIQUE_ROLES = ['uq_delegate_head', 'uq_delegate_alternate'];

/**
 * The people of a delegation. Its focal points and organizers change them; the first change begins the
 * preparation. The audit names the fields that changed, never their values.
 */
@Injectable()
export class DelegationPeopleService {
  constructor(
    private readonly transactor: Transactor,
    private readonly delegations: DelegationService,
    private readonly fields: PersonFields,
  ) {}

  /**
   * Errors: `not_found`, `not_allowed`, `wrong_state`, `quota_exceeded`, `validation_failed`,
   * `already_exists` (second head or alternate).
   */
  async add(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    input: DelegateInput,
  ): Promise<Delegate> {
    const { role, walkIn = false, ...card } = input;
    const fields = cleanCard({ givenNames: '', familyName: '', ...given(card) });
    requireName(fields);
    return this.change(actor, assemblyId, delegationId, async (tx, delegation, people) => {
      if (walkIn && !holds(actor, assemblyId, 'organizer')) throw new AppError('not_allowed');
      if (people.filter(takesPlace).length >= delegation.quota) {
        throw new AppError('quota_exceeded', { params: { quota: delegation.quota } });
      }
      const person = tx.manager.create(Delegate, {
        ...EMPTY_PERSON,
        id: randomUUID(),
        delegationId,
        role,
        walkIn,
        enteredOnBehalf: onBehalfOf(actor, delegation) !== null,
        accreditationAt: tx.now,
      });
      const changed = await this.fields.apply(tx, delegation, person, fields);
      await tx.manager.save(person);
      return { person, action: 'delegate.added', fields: ['role', ...changed] };
    });
  }

  /** Errors: those of {@link add}, `edit_conflict`, `delegation_incomplete` (no head left). */
  async edit(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    personId: string,
    version: number,
    { swap = false, role, ...input }: DelegateChange,
  ): Promise<Delegate> {
    const fields = cleanCard(given(input));
    return this.change(actor, assemblyId, delegationId, async (tx, delegation, people) => {
      const person = find(people, personId);
      checkVersion(person, version);
      const changed: string[] = await this.fields.apply(tx, delegation, person, fields);
      requireName(person);
      if (role !== undefined && role !== person.role) {
        if (swap) await this.vacate(tx, people, person, role);
        person.role = role;
        changed.unshift('role');
      }
      if (changed.length === 0) return { person, action: null, fields: [] };
      await tx.manager.save(person);
      return { person, action: 'delegate.changed', fields: changed };
    });
  }

  /** Errors: `not_found`, `not_allowed`, `wrong_state`, `delegation_incomplete`. */
  async remove(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    personId: string,
  ): Promise<void> {
    await this.change(actor, assemblyId, delegationId, async (tx, _delegation, people) => {
      const person = find(people, personId);
      await tx.manager.delete(Delegate, { id: person.id });
      return { person, action: 'delegate.removed', fields: [] };
    });
  }

  /** Gives the present holder of `role` the role that `person` leaves. */
  private async vacate(
    tx: Transaction,
    people: Delegate[],
    person: Delegate,
    role: DelegateRole,
  ): Promise<void> {
    const holder = people.find(
      (other) => other.role === role && other.id !== person.id && takesPlace(other),
    );
    if (!holder || (role !== 'head' && role !== 'alternate')) return;
    const left = person.role;
    if (left === 'head' || left === 'alternate') {
      // Both seats are unique at every moment: this person steps aside first.
      person.role = 'delegate';
      await tx.manager.save(person);
    }
    holder.role = left;
    await tx.manager.save(holder);
  }

  private async change(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    work: (
      tx: Transaction,
      delegation: Delegation,
      people: Delegate[],
    ) => Promise<{ person: Delegate; action: string | null; fields: string[] }>,
  ): Promise<Delegate> {
    try {
      return await this.transactor.run(actor, async (tx) => {
        const delegation = await this.delegations.lock(tx.manager, assemblyId, delegationId);
        assertMayEdit(actor, delegation);
        if (!OPEN.includes(delegation.status)) throw new AppError('wrong_state');
        const people = await tx.manager.findBy(Delegate, { delegationId });
        const head =
          people.find((person) => person.role === 'head' && takesPlace(person))?.id ?? null;
        const { person, action, fields } = await work(tx, delegation, people);
        if (action === null) return person;
        if (delegation.status === 'invited') await setStatus(tx, delegation, 'prepare');
        await this.keepHead(tx, delegation);
        await followPeople(tx.manager, delegationId, head);
        await tx.audit({
          action,
          subjectType: 'delegation',
          subjectId: delegationId,
          assemblyId,
          onBehalfOf: onBehalfOf(actor, delegation),
          changes: {
            delegate: { from: null, to: person.id },
            ...(fields.length > 0 ? { fields: { from: null, to: fields } } : {}),
          },
        });
        return person;
      });
    } catch (error) {
      throw refusal(error);
    }
  }

  private async keepHead(tx: Transaction, delegation: Delegation): Promise<void> {
    if (!HEAD_KEPT.includes(delegation.status)) return;
    if (
      await tx.manager.existsBy(Delegate, {
        delegationId: delegation.id,
        role: 'head',
        accreditation: Not(In(GONE)),
      })
    )
      return;
    throw new AppError('delegation_incomplete', {
      fields: [{ path: 'people', code: 'head_missing' }],
    });
  }
}

function find(people: Delegate[], id: string): Delegate {
  const person = people.find((other) => other.id === id);
  if (!person) throw new AppError('not_found');
  return person;
}

/** Throws `validation_failed` for somebody without any name. */
function requireName({
  givenNames,
  familyName,
}: {
  givenNames?: string;
  familyName?: string;
}): void {
  if (givenNames || familyName) return;
  throw new AppError('validation_failed', { fields: [{ path: 'familyName', code: 'required' }] });
}

/** The second head or alternate, as the unique index refused it, with its field. */
function refusal(error: unknown): unknown {
  if (!(error instanceof QueryFailedError)) return error;
  const { constraint = '' } = error.driverError as { constraint?: string };
  if (!UNIQUE_ROLES.includes(constraint)) return error;
  return new AppError('already_exists', {
    fields: [{ path: 'role', code: 'role_taken' }],
    cause: error,
  });
}
