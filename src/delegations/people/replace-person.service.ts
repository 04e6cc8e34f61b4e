import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import { given } from '../../common/validation/given.js';
import { nextAccreditation } from '../domain/accreditation.js';
import { Party } from '../parties/party.entity.js';
import { setAccreditation } from './accreditation/set-accreditation.js';
import { cleanCard } from './clean-card.js';
import type { Delegate } from './delegate.entity.js';
import type { CardInput } from './delegate.input.js';
import { requireName } from './delegation-people.service.js';
import { newPerson } from './new-person.js';
import { PeopleChanges } from './people-changes.js';
import { PersonFields } from './person-fields.js';

/** Puts somebody else into a person's place. */
@Injectable()
export class ReplacePersonService {
  constructor(
    private readonly changes: PeopleChanges,
    private readonly fields: PersonFields,
  ) {}

  /**
   * The next person takes the place, the role, the sub-bureau and the seat as principal, also after the
   * deadline, and begins as a draft. The meetings of a principal stay with the party. Errors: `not_found`,
   * `not_allowed`, `wrong_state` (on site, or gone already), `deadline_passed`, `validation_failed`.
   */
  async replace(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    personId: string,
    card: CardInput,
  ): Promise<Delegate> {
    const fields = cleanCard({ givenNames: '', familyName: '', ...given(card) });
    requireName(fields);
    const changes = this.changes;
    return changes.run(actor, assemblyId, delegationId, 'replace', personId, async (tx, open) => {
      const { delegation, person } = open;
      if (!person || nextAccreditation(person, 'replace', delegation.status) === null) {
        throw new AppError('wrong_state');
      }
      // Head and alternate are one each at every moment: the next one steps in after the first has left.
      const next = newPerson(tx, delegation, 'delegate');
      const { subBureauIso2, role } = person;
      await this.fields.apply(tx, delegation, next, { ...fields, subBureauIso2 });
      await tx.manager.save(next);
      person.replacedById = next.id;
      await setAccreditation(tx, delegation, [person], 'replace');
      next.role = role;
      await tx.manager.save(next);
      await tx.manager.update(
        Party,
        { delegationId, principalId: personId },
        { principalId: next.id },
      );
      return {
        person: next,
        record: { action: 'delegate.added', changes: { replaces: { from: null, to: personId } } },
      };
    });
  }
}
