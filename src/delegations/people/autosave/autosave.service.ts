import { Injectable } from '@nestjs/common';
import { AuditValues } from '../../../audit/values/audit-values.js';
import { AccountService } from '../../../auth/accounts/account.service.js';
import { mergeFields, type FieldClash } from '../../../common/autosave/merge-fields.js';
import type { Actor } from '../../../common/actor.js';
import { AppError } from '../../../common/errors/app-error.js';
import { given } from '../../../common/validation/given.js';
import { Transactor, type Transaction } from '../../../outbox/transactor.js';
import { withAuthors, type AuthoredClash } from '../../clash-authors.js';
import { assertMaySee } from '../../delegation-access.js';
import type { Delegation } from '../../delegation.entity.js';
import { DelegationService } from '../../delegation.service.js';
import { maskedNumber } from '../../domain/person-texts.js';
import { inChanges } from '../../in-changes.js';
import { followPeople } from '../../parties/follow-people.js';
import { signalDelegation } from '../../signal-delegation.js';
import { cleanCard, type CleanCard } from '../clean-card.js';
import { Delegate } from '../delegate.entity.js';
import type { CardInput } from '../delegate.input.js';
import { requireName } from '../delegation-people.service.js';
import { saveChanged } from '../material-change.js';
import { PeopleGate } from '../people-gate.js';
import { PersonFields } from '../person-fields.js';
import { personValues, shownCard, type ShownCard } from '../person-values.js';
import { PlacesService } from '../places/places.service.js';
import { noteAutosave } from './autosave-notes.js';

/** What somebody typed: the fields to change, and what stood in them before. */
export interface CardEdit {
  /** The document's number stands here as its version, see `documentVersion`. */
  base: Readonly<Record<string, unknown>>;
  changes: CardInput;
}

export interface CardEdited {
  person: Delegate;
  clashes: AuthoredClash[];
}

/**
 * Saves a card field by field while it is typed. Two editors merge; of the same field the second sees both
 * values. No transition, no event; the history gets one entry for some minutes of typing.
 */
@Injectable()
export class AutosaveService {
  constructor(
    private readonly transactor: Transactor,
    private readonly delegations: DelegationService,
    private readonly accounts: AccountService,
    private readonly gate: PeopleGate,
    private readonly fields: PersonFields,
    private readonly places: PlacesService,
    private readonly values: AuditValues,
  ) {}

  /**
   * Saves the fields that nobody else changed since. A save whose answer was lost can be sent again. Errors:
   * `not_found` (another's too), `not_allowed`, `wrong_state`, `deadline_passed`, `quota_exceeded` (a
   * sub-bureau's), `validation_failed` with paths below `changes`. After an error nothing is changed.
   */
  async save(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    personId: string,
    { base, changes }: CardEdit,
  ): Promise<CardEdited> {
    const { person, clashes } = await inChanges(async () => {
      const wanted = cleanCard(given(changes));
      return this.transactor.run(actor, async (tx) => {
        const { delegation, person } = await this.open(
          tx,
          assemblyId,
          delegationId,
          personId,
          'subBureauIso2' in wanted,
        );
        const { accepted, clashes } = await this.merge(tx, person, base, wanted);
        const before = shownCard(person);
        const changed = await this.fields.apply(tx, delegation, person, accepted);
        if (changed.length > 0) await this.write(tx, delegation, person, before, changed);
        return { person, clashes };
      });
    });
    return { person, clashes: await withAuthors(this.accounts, clashes, person.fieldSaves) };
  }

  private async open(
    tx: Transaction,
    assemblyId: string,
    delegationId: string,
    personId: string,
    countsPlaces: boolean,
  ): Promise<{ delegation: Delegation; person: Delegate }> {
    // Shared: people of one delegation are saved side by side, while its own steps wait for them.
    const delegation = countsPlaces
      ? await this.delegations.lock(tx.manager, assemblyId, delegationId)
      : await this.delegations.share(tx.manager, assemblyId, delegationId);
    assertMaySee(tx.actor, delegation);
    const person = await tx.manager.findOne(Delegate, {
      where: { id: personId, delegationId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!person) throw new AppError('not_found');
    await this.gate.require(tx.actor, delegation, 'edit', person, tx.now, tx.manager);
    return { delegation, person };
  }

  private async merge(
    tx: Transaction,
    person: Delegate,
    base: Readonly<Record<string, unknown>>,
    { documentNumber, ...wanted }: CleanCard,
  ): Promise<{ accepted: CleanCard; clashes: FieldClash[] }> {
    const merged = mergeFields<CleanCard>(person, base, wanted);
    const { accepted, clashes } = merged;
    if (documentNumber === undefined) return merged;
    if (this.fields.isNumber(person, documentNumber)) return merged;
    if ((base['documentNumber'] ?? 0) === person.documentVersion) {
      return { accepted: { ...accepted, documentNumber }, clashes };
    }
    const { documentTail } = person;
    const theirs = documentTail === null ? null : maskedNumber(documentTail);
    const clash = {
      field: 'documentNumber',
      base: base['documentNumber'] ?? null,
      mine: null,
      theirs,
    };
    return { accepted, clashes: [...clashes, clash] };
  }

  private async write(
    tx: Transaction,
    delegation: Delegation,
    person: Delegate,
    before: ShownCard,
    changed: readonly string[],
  ): Promise<void> {
    requireName(person);
    if (changed.includes('subBureauIso2')) {
      await this.places.require(tx.manager, delegation, [person]);
    }
    await saveChanged(tx, delegation, person, changed);
    if (changed.includes('subBureauIso2')) await followPeople(tx.manager, delegation.id, null);
    await noteAutosave(tx, this.values, delegation, {
      action: 'delegate.changed',
      delegateId: person.id,
      fields: changed,
      changes: personValues(before, person),
    });
    await signalDelegation(tx.manager, delegation);
  }
}
