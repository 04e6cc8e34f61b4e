import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../common/actor.js';
import { given } from '../../../common/validation/given.js';
import type { Transaction } from '../../../outbox/transactor.js';
import type { Delegation } from '../../delegation.entity.js';
import { nextAccreditation } from '../../domain/accreditation.js';
import { missingToClear } from '../../domain/completeness.js';
import { setAccreditation } from '../accreditation/set-accreditation.js';
import { cleanCard } from '../clean-card.js';
import type { Delegate } from '../delegate.entity.js';
import type { DelegateInput } from '../delegate.input.js';
import { named, requireName } from '../delegation-people.service.js';
import { newPerson } from '../new-person.js';
import { PeopleChanges } from '../people-changes.js';
import { PersonFields } from '../person-fields.js';
import { PlacesService } from '../places/places.service.js';
import { walkInEvent } from './walk-in.events.js';

export interface WalkInInput extends DelegateInput {
  /** Gives the delegation the place that this person needs, where all are taken. */
  extraPlace?: boolean;
}

/** Registers people who stand at the desk, in the place of their delegation. */
@Injectable()
export class WalkInService {
  constructor(
    private readonly changes: PeopleChanges,
    private readonly fields: PersonFields,
    private readonly places: PlacesService,
  ) {}

  /**
   * Adds the person, also after the deadline and in a delegation under review; gives it a place where that
   * was asked for and none is free; and sends it to review when the card has what a clearance needs and the
   * delegation is registered. Otherwise it stays a draft, of which the delegation is told like of any other.
   * Errors: `not_found`, `not_allowed` (organizers only), `wrong_state` (does not come), `quota_exceeded`,
   * `validation_failed`, `already_exists` (second head or alternate).
   */
  async register(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    { role, extraPlace = false, ...card }: WalkInInput,
  ): Promise<Delegate> {
    const input = cleanCard({ givenNames: '', familyName: '', ...given(card) });
    requireName(input);
    const changes = this.changes;
    return changes.run(actor, assemblyId, delegationId, 'walk_in', null, async (tx, open) => {
      const { delegation } = open;
      const person = newPerson(tx, delegation, role);
      person.walkIn = true;
      const fields = await this.fields.apply(tx, delegation, person, input);
      const placeAdded = extraPlace && (await this.makeRoom(tx, delegation, person));
      await this.places.require(tx.manager, delegation, [person]);
      await tx.manager.save(person);
      return {
        person,
        record: { action: 'delegate.walk_in', changes: named(['role', ...fields]) },
        next: async () => {
          if (isReady(person, delegation)) await setAccreditation(tx, delegation, [person], 'send');
          await tx.emit(walkInEvent(delegation, person, placeAdded));
        },
      };
    });
  }

  /** Gives the delegation the places that it lacks for one more person. Answers whether it lacked any. */
  private async makeRoom(
    tx: Transaction,
    delegation: Delegation,
    { id, subBureauIso2 }: Delegate,
  ): Promise<boolean> {
    const { quota, used } = await this.places.of(tx.manager, delegation, subBureauIso2);
    const lacking = used + 1 - quota;
    if (lacking <= 0) return false;
    await this.places.grant(tx.manager, delegation, subBureauIso2, lacking);
    await tx.audit({
      action: 'places.granted',
      subjectType: 'delegation',
      subjectId: delegation.id,
      assemblyId: delegation.assemblyId,
      changes: {
        delegate: { from: null, to: id },
        places: { from: null, to: lacking },
        ...(subBureauIso2 === null ? {} : { subBureau: { from: null, to: subBureauIso2 } }),
      },
    });
    return true;
  }
}

/** Whether a reviewer can decide on the person at once. */
function isReady(person: Delegate, { status }: Delegation): boolean {
  return nextAccreditation(person, 'send', status) !== null && missingToClear(person).length === 0;
}
