import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AuditChanges } from '../../audit/audit-entry.entity.js';
import { AuditValues, type PersonalValues } from '../../audit/values/audit-values.js';
import type { Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import { checkVersion } from '../../common/http/if-match.js';
import { given } from '../../common/validation/given.js';
import type { Transaction } from '../../outbox/transactor.js';
import { takesPlace, type Accreditation } from '../domain/accreditation.js';
import type { DelegateRole } from '../domain/delegate-roles.js';
import { cleanCard } from './clean-card.js';
import { Delegate } from './delegate.entity.js';
import type { DelegateChange, DelegateInput } from './delegate.input.js';
import { saveChanged } from './material-change.js';
import { newPerson } from './new-person.js';
import { PeopleChanges, type OpenPeople, type PeopleChanged } from './people-changes.js';
import { PersonFields } from './person-fields.js';
import { takeBackOf } from './permits/take-back.js';
import { PlacesService } from './places/places.service.js';

/** Nobody disappears who has a badge, or whom a reviewer sent away: that is revoked or stays on record. */
const REMOVABLE: readonly Accreditation[] = ['draft', 'pending', 'on_hold', 'cleared'];

/** How long the history has the name of a person who was removed. */
const NAME_KEPT_DAYS = 30;

/**
 * The people of a delegation. Its focal points and organizers change them; the first change begins the
 * preparation. The audit names the fields that changed, never their values.
 */
@Injectable()
export class DelegationPeopleService {
  constructor(
    private readonly changes: PeopleChanges,
    private readonly fields: PersonFields,
    private readonly places: PlacesService,
    private readonly values: AuditValues,
  ) {}

  /**
   * Errors: `not_found`, `not_allowed`, `wrong_state`, `deadline_passed`, `quota_exceeded`,
   * `validation_failed`, `already_exists` (second head or alternate).
   */
  async add(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    input: DelegateInput,
  ): Promise<Delegate> {
    const [person] = await this.addAll(actor, assemblyId, delegationId, [input]);
    return person as Delegate;
  }

  /** Adds several people or none of them, in their order. Errors: as {@link add}. */
  async addAll(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    inputs: readonly DelegateInput[],
  ): Promise<Delegate[]> {
    const cards = inputs.map(({ role, ...card }) => {
      const fields = cleanCard({ givenNames: '', familyName: '', ...given(card) });
      requireName(fields);
      return { role, fields };
    });
    const changes = this.changes;
    return changes.runAll(actor, assemblyId, delegationId, 'add', null, async (tx, open) => {
      const { delegation } = open;
      const added: PeopleChanged[] = [];
      for (const { role, fields } of cards) {
        const person = newPerson(tx, delegation, role);
        const changed = await this.fields.apply(tx, delegation, person, fields);
        added.push({
          person,
          record: { action: 'delegate.added', changes: named(['role', ...changed]) },
        });
      }
      const people = added.map(({ person }) => person);
      await this.places.require(tx.manager, delegation, people);
      // Insertion keeps the order in which lists show them: one instant apart.
      if (people.length > 1) {
        people.forEach((person, index) => {
          person.createdAt = new Date(tx.now.getTime() + index);
        });
      }
      await tx.manager.save(people);
      return added;
    });
  }

  /**
   * Errors: those of {@link add}, `edit_conflict`, `delegation_incomplete` (no head left). A material
   * change after a decision sends the person back to review, see {@link saveChanged}.
   */
  async edit(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    personId: string,
    version: number,
    { swap = false, role, ...input }: DelegateChange,
  ): Promise<Delegate> {
    const fields = cleanCard(given(input));
    return this.changes.run(actor, assemblyId, delegationId, 'edit', personId, async (tx, open) => {
      const person = existing(open);
      checkVersion(person, version);
      const changed: string[] = await this.fields.apply(tx, open.delegation, person, fields);
      requireName(person);
      if (role !== undefined && role !== person.role) {
        if (swap) await vacate(tx, open, person, role);
        person.role = role;
        changed.unshift('role');
      }
      if (changed.length === 0) return { person, record: null };
      if (changed.includes('subBureauIso2')) {
        await this.places.require(tx.manager, open.delegation, [person]);
      }
      await saveChanged(tx, open.delegation, person, changed);
      return { person, record: { action: 'delegate.changed', changes: named(changed) } };
    });
  }

  /**
   * Gives the person another photo, or takes it away. Errors: those of {@link edit}.
   * @param put writes the file's row in the same transaction and answers its id; given the one before
   */
  async setPhoto(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    personId: string,
    put: (tx: Transaction, before: string | null) => Promise<string | null>,
  ): Promise<Delegate> {
    return this.changes.run(actor, assemblyId, delegationId, 'edit', personId, async (tx, open) => {
      const person = existing(open);
      const before = person.photoFileId;
      person.photoFileId = await put(tx, before);
      if (person.photoFileId === before) return { person, record: null };
      await saveChanged(tx, open.delegation, person, ['photoFileId']);
      return { person, record: { action: 'delegate.changed', changes: named(['photoFileId']) } };
    });
  }

  /** Errors: `not_found`, `not_allowed`, `wrong_state`, `deadline_passed`, `delegation_incomplete`. */
  async remove(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    personId: string,
  ): Promise<void> {
    await this.changes.run(
      actor,
      assemblyId,
      delegationId,
      'remove',
      personId,
      async (tx, open) => {
        const person = existing(open);
        const replaces = open.people.some(({ replacedById }) => replacedById === personId);
        if (!REMOVABLE.includes(person.accreditation) || replaces)
          throw new AppError('wrong_state');
        await takeBackOf(tx, open.delegation, [person]);
        await tx.manager.delete(Delegate, { id: personId });
        await this.values.erase(tx.manager, [personId]);
        return { person, record: { action: 'delegate.removed', personal: nameLeft(tx, person) } };
      },
    );
  }
}

function existing({ person }: OpenPeople): Delegate {
  if (!person) throw new AppError('not_found');
  return person;
}

/** The name of a person who was removed, all that can still be read of them, for some days. */
function nameLeft({ now }: Transaction, { givenNames, familyName }: Delegate): PersonalValues {
  const names = Object.entries({ givenNames, familyName }).filter(([, name]) => name !== '');
  return {
    of: randomUUID(),
    values: Object.fromEntries(names.map(([field, name]) => [field, { from: name, to: null }])),
    erasesAt: new Date(now.getTime() + NAME_KEPT_DAYS * 86_400_000),
  };
}

/** The names of the fields, for the history. */
export function named(fields: string[]): AuditChanges {
  return { fields: { from: null, to: fields } };
}

/** Gives the present holder of `role` the role that `person` leaves. */
async function vacate(
  tx: Transaction,
  { delegation, people }: OpenPeople,
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
  await saveChanged(tx, delegation, holder, ['role']);
}

/** Throws `validation_failed` for somebody without any name. */
export function requireName({
  givenNames,
  familyName,
}: {
  givenNames?: string;
  familyName?: string;
}): void {
  if (givenNames || familyName) return;
  throw new AppError('validation_failed', { fields: [{ path: 'familyName', code: 'required' }] });
}
