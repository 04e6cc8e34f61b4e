import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import { Transactor, type AuditRecord, type Transaction } from '../../outbox/transactor.js';
import { assertMayEdit, assertMaySee, onBehalfOf } from '../delegation-access.js';
import type { Delegation } from '../delegation.entity.js';
import { DelegationService } from '../delegation.service.js';
import { GONE, takesPlace } from '../domain/accreditation.js';
import type { DelegationStatus } from '../domain/delegation-lifecycle.js';
import { followPeople } from '../parties/follow-people.js';
import { setStatus } from '../set-status.js';
import { signalDelegation } from '../signal-delegation.js';
import { closeNotes } from './autosave/autosave-notes.js';
import { Delegate } from './delegate.entity.js';
import { roleTaken } from './role-taken.js';
import { PeopleGate, type PeopleChange } from './people-gate.js';
import { personValues, shownCard } from './person-values.js';

/** Once approved, a delegation keeps a head at any time: its meetings count on one. */
const HEAD_KEPT: readonly DelegationStatus[] = ['approved', 'confirmed'];

/** The people of a locked delegation while one of them changes. */
export interface OpenPeople {
  delegation: Delegation;
  people: Delegate[];
  /** The person that changes; somebody new when nobody was named. */
  person: Delegate | null;
}

/** What a change did, for the history; null when it did nothing. */
export interface PeopleChanged {
  person: Delegate;
  record: Pick<AuditRecord, 'action' | 'changes' | 'personal'> | null;
  /** What follows from the change, after its entry in the history. */
  next?: () => Promise<void>;
}

/**
 * What every change of people has in common: the lock, who may and until when, the start of the
 * preparation, the parties that follow, the audit entry and the signal.
 */
@Injectable()
export class PeopleChanges {
  constructor(
    private readonly transactor: Transactor,
    private readonly delegations: DelegationService,
    private readonly gate: PeopleGate,
  ) {}

  /** As {@link runAll}, of one person. */
  async run(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    change: PeopleChange,
    personId: string | null,
    work: (tx: Transaction, open: OpenPeople) => Promise<PeopleChanged>,
  ): Promise<Delegate> {
    const [person] = await this.runAll(
      actor,
      assemblyId,
      delegationId,
      change,
      personId,
      async (tx, open) => [await work(tx, open)],
    );
    return person as Delegate;
  }

  /**
   * Where `change` is null, `work` asks the gate for each person by itself. Errors: those of
   * {@link PeopleGate.require}, `already_exists` (role), `delegation_incomplete` (head).
   */
  async runAll(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    change: PeopleChange | null,
    personId: string | null,
    work: (tx: Transaction, open: OpenPeople) => Promise<PeopleChanged[]>,
  ): Promise<Delegate[]> {
    try {
      return await this.transactor.run(actor, async (tx) => {
        const open = await this.open(tx, assemblyId, delegationId, change, personId);
        const { delegation, people } = open;
        await closeNotes(tx, delegationId);
        const before = new Map(people.map((person) => [person.id, shownCard(person)]));
        const head = people.find((one) => one.role === 'head' && takesPlace(one))?.id ?? null;
        const done = await work(tx, open);
        const records = done.flatMap(({ person, record }) => (record ? [{ person, record }] : []));
        const changed = done.map(({ person }) => person);
        if (records.length === 0) return changed;
        if (delegation.status === 'invited') await setStatus(tx, delegation, 'prepare');
        await this.keepHead(tx, delegation);
        await followPeople(tx.manager, delegationId, head);
        await tx.audit(
          ...records.map(({ person, record }) => ({
            action: record.action,
            subjectType: 'delegation',
            subjectId: delegationId,
            assemblyId,
            onBehalfOf: onBehalfOf(actor, delegation),
            changes: { delegate: { from: null, to: person.id }, ...record.changes },
            personal: record.personal ?? {
              of: person.id,
              values: personValues(before.get(person.id), person),
            },
          })),
        );
        for (const { next } of done) await next?.();
        await signalDelegation(tx.manager, delegation);
        return changed;
      });
    } catch (error) {
      throw roleTaken(error);
    }
  }

  private async open(
    tx: Transaction,
    assemblyId: string,
    delegationId: string,
    change: PeopleChange | null,
    personId: string | null,
  ): Promise<OpenPeople> {
    const delegation = await this.delegations.lock(tx.manager, assemblyId, delegationId);
    assertMaySee(tx.actor, delegation);
    const people = await tx.manager.findBy(Delegate, { delegationId });
    const person = people.find(({ id }) => id === personId) ?? null;
    if (personId !== null && person === null) throw new AppError('not_found');
    if (change === null) assertMayEdit(tx.actor, delegation);
    else await this.gate.require(tx.actor, delegation, change, person, tx.now, tx.manager);
    return { delegation, people, person };
  }

  private async keepHead(tx: Transaction, delegation: Delegation): Promise<void> {
    if (!HEAD_KEPT.includes(delegation.status)) return;
    const head = {
      delegationId: delegation.id,
      role: 'head',
      accreditation: Not(In(GONE)),
    } as const;
    if (await tx.manager.existsBy(Delegate, head)) return;
    throw new AppError('delegation_incomplete', {
      fields: [{ path: 'people', code: 'head_missing' }],
    });
  }
}
