import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AuditChanges } from '../../audit/audit-entry.entity.js';
import { fieldChanges } from '../../audit/field-changes.js';
import { AuditValues } from '../../audit/values/audit-values.js';
import { AccountService } from '../../auth/accounts/account.service.js';
import { AssemblyService } from '../../assemblies/assembly.service.js';
import type { Actor } from '../../common/actor.js';
import { mergeFields, type FieldClash } from '../../common/autosave/merge-fields.js';
import { Clock } from '../../common/clock.js';
import { AppError } from '../../common/errors/app-error.js';
import { Transactor, type Transaction } from '../../outbox/transactor.js';
import { assertMaySee, isFocalPointOf, onBehalfOf } from '../delegation-access.js';
import type { Delegation } from '../delegation.entity.js';
import { DelegationService } from '../delegation.service.js';
import { takesPlace } from '../domain/accreditation.js';
import { inChanges } from '../in-changes.js';
import { closeNotes, noteAutosave } from '../people/autosave/autosave-notes.js';
import { orderedPeople } from '../people/ordered-people.js';
import { signalDelegation } from '../signal-delegation.js';
import { cleanTravel } from './clean-travel.js';
import { hostAirports } from './domain/airports.js';
import { flatten, type TravelField, type TravelFields } from './domain/travel-fields.js';
import { travelProblems, type TravelHost } from './domain/travel-rules.js';
import { Hotel } from './hotels/hotel.entity.js';
import { TravelGate } from './travel-gate.js';
import {
  readTravel,
  travelView,
  writeTravel,
  type PersonTravel,
  type StoredTravel,
} from './travel-store.js';
import { LIVE_TRAVEL } from './travel.events.js';

/** The travel of a delegation. */
export interface DelegationTravel {
  /** Whether the reader can change it now. */
  open: boolean;
  /** Airports at which people can arrive; empty where every code is accepted. */
  airports: readonly string[];
  people: PersonTravel[];
}

/** What somebody typed: the fields to change, and what stood in them before. */
export interface TravelEdit {
  base: Partial<TravelFields>;
  changes: Partial<TravelFields>;
}

export interface TravelEdited {
  travel: PersonTravel;
  clashes: TravelClash[];
}

/** A field that somebody else changed meanwhile, with who last changed this person's travel, and when. */
export interface TravelClash extends FieldClash {
  by: string | null;
  at: Date | null;
}

/**
 * How people come, where they stay and what they need on the way. Saved field by field: two editors merge.
 * The history gets one entry for some minutes of typing.
 */
@Injectable()
export class TravelService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly clock: Clock,
    private readonly delegations: DelegationService,
    private readonly assemblies: AssemblyService,
    private readonly accounts: AccountService,
    private readonly gate: TravelGate,
    private readonly values: AuditValues,
  ) {}

  /** Everybody, in the order of the people's list. Errors: `not_found`, also for another's. */
  async list(actor: Actor, assemblyId: string, delegationId: string): Promise<DelegationTravel> {
    const delegation = await this.delegations.require(assemblyId, delegationId);
    assertMaySee(actor, delegation);
    const host = await this.assemblies.require(assemblyId);
    const { manager } = this.dataSource;
    const people = (await orderedPeople(manager, delegationId)).filter(takesPlace);
    const stored = await readTravel(
      manager,
      people.map(({ id }) => id),
    );
    return {
      open: await this.gate.isOpen(actor, delegation, this.clock.now()),
      airports: hostAirports(host.hostIso2),
      people: people.map(({ id }) => travelView(id, stored.get(id) ?? NOTHING, host)),
    };
  }

  /**
   * Saves fields of one person. Those that somebody else changed meanwhile are not written but answered
   * with both values. Errors: `not_found` (another's too), `not_allowed`, `wrong_state` (not confirmed),
   * `deadline_passed` (not for organizers), `validation_failed` (unknown airport, landing before take-off,
   * leaving before arriving).
   */
  async edit(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    personId: string,
    { base, changes }: TravelEdit,
  ): Promise<TravelEdited> {
    return inChanges(async () => {
      const wanted = cleanTravel(changes);
      return this.transactor.run(actor, async (tx) => {
        const { delegation, host } = await this.gate.open(tx, assemblyId, delegationId);
        await this.gate.person(tx.manager, delegation, personId);
        const stored = (await readTravel(tx.manager, [personId])).get(personId) ?? NOTHING;
        const before = flatten(stored.legs, stored.stay);
        const { accepted, clashes: found } = mergeFields(before, base, wanted);
        const clashes = await this.withAuthor(found, stored);
        const fields = Object.keys(accepted) as TravelField[];
        if (fields.length === 0) return { travel: travelView(personId, stored, host), clashes };
        await this.refuseWrong(tx, assemblyId, { ...before, ...accepted }, fields, host);
        const after = await this.write(tx, delegation, host, personId, stored, {
          ...before,
          ...accepted,
        });
        await noteAutosave(tx, this.values, delegation, {
          action: 'travel.changed',
          delegateId: personId,
          fields,
          changes: fieldChanges<TravelFields>(before, accepted, fields),
        });
        await signalDelegation(tx.manager, delegation, LIVE_TRAVEL);
        return { travel: travelView(personId, after, host), clashes };
      });
    });
  }

  /** Writes all fields of one person inside a transaction whose delegation the gate has opened. */
  async write(
    tx: Transaction,
    delegation: Delegation,
    host: TravelHost,
    personId: string,
    stored: StoredTravel,
    fields: TravelFields,
  ): Promise<StoredTravel> {
    const { id: delegationId, assemblyId } = delegation;
    return writeTravel(
      tx.manager,
      { assemblyId, delegationId, delegateId: personId },
      stored,
      fields,
      {
        host,
        at: tx.now,
        byId: tx.actor.userId,
        onBehalf: !isFocalPointOf(tx.actor, delegationId),
      },
    );
  }

  /** The audit entry of a copy, and the signal to open pages. */
  async recordCopy(tx: Transaction, delegation: Delegation, changes: AuditChanges): Promise<void> {
    const { id, assemblyId } = delegation;
    await closeNotes(tx, id);
    await tx.audit({
      action: 'travel.copied',
      subjectType: 'delegation',
      subjectId: id,
      assemblyId,
      onBehalfOf: onBehalfOf(tx.actor, delegation),
      changes,
    });
    await signalDelegation(tx.manager, delegation, LIVE_TRAVEL);
  }

  private async withAuthor(
    clashes: readonly FieldClash[],
    { stay }: StoredTravel,
  ): Promise<TravelClash[]> {
    if (clashes.length === 0) return [];
    const id = stay?.changedById ?? null;
    const by = id === null ? null : ((await this.accounts.byId([id])).get(id)?.name ?? null);
    return clashes.map((clash) => ({ ...clash, by, at: stay?.changedAt ?? null }));
  }

  private async refuseWrong(
    tx: Transaction,
    assemblyId: string,
    fields: TravelFields,
    changed: readonly TravelField[],
    host: TravelHost,
  ): Promise<void> {
    const problems = travelProblems(fields, host, changed);
    const { hotelId } = fields;
    if (hotelId !== null && !(await tx.manager.existsBy(Hotel, { id: hotelId, assemblyId }))) {
      problems.push({ path: 'hotelId', code: 'not_allowed_value' });
    }
    if (problems.length > 0) throw new AppError('validation_failed', { fields: problems });
  }
}

const NOTHING: StoredTravel = { legs: {}, stay: null };
