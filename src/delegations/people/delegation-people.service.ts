import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { fieldChanges, fieldsOf } from '../../audit/field-changes.js';
import type { Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import { checkVersion } from '../../common/http/if-match.js';
import { Transactor, type Transaction } from '../../outbox/transactor.js';
import { assertMayEdit, onBehalfOf } from '../delegation-access.js';
import type { Delegation } from '../delegation.entity.js';
import { DelegationService } from '../delegation.service.js';
import { cleanFields } from '../domain/clean-fields.js';
import type { DelegateRole } from '../domain/delegate-roles.js';
import type { DelegationStatus } from '../domain/delegation-lifecycle.js';
import { followPeople } from '../parties/follow-people.js';
import { setStatus } from '../set-status.js';
import { Delegate } from './delegate.entity.js';
import { DELEGATE_LIMITS, type DelegateChange, type DelegateInput } from './delegate.input.js';

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
    const fields = cleaned({
      ...input,
      givenNames: input.givenNames ?? '',
      familyName: input.familyName ?? '',
    });
    if (!fields.familyName && !fields.givenNames) {
      throw new AppError('validation_failed', {
        fields: [{ path: 'familyName', code: 'required' }],
      });
    }
    return this.change(actor, assemblyId, delegationId, async (tx, delegation, people) => {
      if (people.length >= delegation.quota) {
        throw new AppError('quota_exceeded', { params: { quota: delegation.quota } });
      }
      const person = await tx.manager.save(
        tx.manager.create(Delegate, { delegationId, role: input.role, ...fields }),
      );
      return { person, action: 'delegate.added', fields: ['role', ...Object.keys(fields)] };
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
    const fields = cleaned(input);
    return this.change(actor, assemblyId, delegationId, async (tx, _delegation, people) => {
      const person = find(people, personId);
      checkVersion(person, version);
      const keys = ['role', ...(Object.keys(fields) as (keyof typeof fields)[])] as const;
      const before = fieldsOf<Delegate, (typeof keys)[number]>(person, keys);
      if (role !== undefined && role !== person.role) {
        if (swap) await this.vacate(tx, people, person, role);
        person.role = role;
      }
      Object.assign(person, fields);
      if (!person.familyName && !person.givenNames) {
        throw new AppError('validation_failed', {
          fields: [{ path: 'familyName', code: 'required' }],
        });
      }
      const changed = Object.keys(fieldChanges<Delegate>(before, person, keys));
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
    const holder = people.find((other) => other.role === role && other.id !== person.id);
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
        const head = people.find(({ role }) => role === 'head')?.id ?? null;
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
    if (await tx.manager.existsBy(Delegate, { delegationId: delegation.id, role: 'head' })) return;
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

/** The fields as they are kept. */
function cleaned({
  email,
  languages,
  ...input
}: Omit<DelegateChange, 'swap' | 'role'>): Partial<Delegate> {
  return {
    ...cleanFields(input, DELEGATE_LIMITS),
    ...(email === undefined ? {} : { email: email === null ? null : email.trim().toLowerCase() }),
    ...(languages === undefined ? {} : { languages: [...new Set(languages)].sort() }),
  };
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
