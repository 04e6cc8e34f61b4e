import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import { checkVersion } from '../../common/http/if-match.js';
import { Transactor } from '../../outbox/transactor.js';
import { assertMayEdit, onBehalfOf } from '../delegation-access.js';
import { DelegationService } from '../delegation.service.js';
import { takesPlace } from '../domain/accreditation.js';
import { parallelLimit } from '../domain/parallel-limit.js';
import { Delegate } from '../people/delegate.entity.js';
import { Party } from './party.entity.js';
import { mayStandFor, speakersOf } from './people-of-party.js';

export interface PartySettings {
  /**
   * A person of the delegation, for a sub-bureau one who comes for it; null for the default: the head of the
   * delegation, nobody for a sub-bureau.
   */
  principalId?: string | null;
  /** Meetings at once; null for the default. */
  parallelLimit?: number | null;
}

/** What a delegation chooses for its parties: who their principal is, how many meetings at once. */
@Injectable()
export class PartySettingsService {
  constructor(
    private readonly transactor: Transactor,
    private readonly delegations: DelegationService,
  ) {}

  /** Errors: `not_found`, `not_allowed`, `wrong_state`, `edit_conflict`, `validation_failed`. */
  async change(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    partyId: string,
    version: number,
    settings: PartySettings,
  ): Promise<Party> {
    return this.transactor.run(actor, async (tx) => {
      const delegation = await this.delegations.lock(tx.manager, assemblyId, delegationId);
      assertMayEdit(actor, delegation);
      if (delegation.status === 'declined' || delegation.status === 'withdrawn') {
        throw new AppError('wrong_state');
      }
      const party = await tx.manager.findOneBy(Party, { id: partyId, delegationId });
      if (!party) throw new AppError('not_found');
      checkVersion(party, version);
      const before = { principalId: party.principalId, parallelLimit: party.parallelLimit };
      const people = await tx.manager.findBy(Delegate, { delegationId });
      if (settings.principalId !== undefined) {
        party.principalId = principalOf(people, party, settings.principalId);
      }
      if (settings.parallelLimit !== undefined) {
        setLimit(party, speakersOf(party, people), settings.parallelLimit);
      }
      await tx.manager.save(party);
      await tx.audit({
        action: 'party.changed',
        subjectType: 'delegation',
        subjectId: delegationId,
        assemblyId,
        onBehalfOf: onBehalfOf(actor, delegation),
        changes: {
          party: { from: partyId, to: partyId },
          ...(before.principalId === party.principalId
            ? {}
            : { principalId: { from: before.principalId, to: party.principalId } }),
          ...(before.parallelLimit === party.parallelLimit
            ? {}
            : { parallelLimit: { from: before.parallelLimit, to: party.parallelLimit } }),
        },
      });
      return party;
    });
  }
}

function principalOf(people: Delegate[], party: Party, wanted: string | null): string | null {
  const coming = people.filter(takesPlace);
  if (wanted === null) {
    // A sub-bureau sits in its parent's delegation, whose head does not speak for it.
    if (party.kind !== 'delegation') return null;
    return coming.find(({ role }) => role === 'head')?.id ?? null;
  }
  const person = coming.find(({ id }) => id === wanted);
  if (!person) throw refused('not_allowed_value');
  if (!mayStandFor(party, person)) throw refused('not_of_sub_bureau');
  return person.id;
}

function refused(code: string): AppError {
  return new AppError('validation_failed', { fields: [{ path: 'principalId', code }] });
}

function setLimit(party: Party, speakers: number, chosen: number | null): void {
  const most = Math.max(1, speakers);
  if (chosen !== null && chosen > most) {
    throw new AppError('validation_failed', {
      fields: [{ path: 'parallelLimit', code: 'above_people', params: { limit: most } }],
    });
  }
  party.chosenParallelLimit = chosen;
  party.parallelLimit = parallelLimit(party.kind, speakers, chosen);
}
