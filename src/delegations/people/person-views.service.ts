import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AssemblyService } from '../../assemblies/assembly.service.js';
import type { Actor } from '../../common/actor.js';
import { seesAll } from '../delegation-access.js';
import { DelegationService } from '../delegation.service.js';
import {
  DESK_STEPS,
  nextAccreditation,
  REVIEW_STEPS,
  takesPlace,
  type DeskStep,
  type ReviewStep,
} from '../domain/accreditation.js';
import type { Delegation } from '../delegation.entity.js';
import { mayReview, mayWorkAtDesk } from './accreditation/may-step.js';
import { missingOfPerson, type MissingPart } from '../domain/completeness.js';
import { validUntil } from '../domain/person-dates.js';
import type { Delegate } from './delegate.entity.js';
import { findDuplicates, type Duplicate } from './duplicates.js';

export interface PersonWarning {
  code: string;
  until: string | null;
  personId: string | null;
  delegationId: string | null;
}

/** A person as a reader sees it. */
export interface PersonView {
  person: Delegate;
  warnings: PersonWarning[];
  missing: MissingPart[];
  refusalProposed: boolean;
  /** Steps of the accreditation that the reader can take now. */
  openSteps: (ReviewStep | DeskStep)[];
}

/** Adds to people what follows from their cards: warnings, and what is missing. */
@Injectable()
export class PersonViews {
  constructor(
    private readonly dataSource: DataSource,
    private readonly assemblies: AssemblyService,
    private readonly delegations: DelegationService,
  ) {}

  /** The people of one Assembly as `actor` sees them, in the order given. */
  async of(actor: Actor, assemblyId: string, people: readonly Delegate[]): Promise<PersonView[]> {
    const { endsOn } = await this.assemblies.require(assemblyId);
    const until = validUntil(endsOn);
    const staff = seesAll(actor, assemblyId);
    const delegations = await this.delegations.byIds(
      people.map(({ delegationId }) => delegationId),
    );
    const duplicates = await findDuplicates(
      this.dataSource.manager,
      assemblyId,
      people.map(({ id }) => id),
    );
    return people.map((person) => ({
      person,
      warnings: [
        ...(takesPlace(person) ? documentWarnings(person, until) : []),
        ...duplicates
          .filter(({ personId }) => personId === person.id)
          .map((duplicate) => duplicateWarning(duplicate, staff, person)),
      ],
      missing: missingOfPerson(person),
      refusalProposed: staff && person.refusalProposedAt !== null,
      openSteps: openSteps(actor, delegations.get(person.delegationId), person),
    }));
  }

  async ofOne(actor: Actor, assemblyId: string, person: Delegate): Promise<PersonView> {
    const [view] = await this.of(actor, assemblyId, [person]);
    return view as PersonView;
  }
}

/** Whom it may be: told to the organizers' side, and to a delegation of its own people only. */
function duplicateWarning(
  { code, otherId, otherDelegationId }: Duplicate,
  staff: boolean,
  { delegationId }: Delegate,
): PersonWarning {
  const known = staff || otherDelegationId === delegationId;
  return {
    code,
    until: null,
    personId: known ? otherId : null,
    delegationId: known ? otherDelegationId : null,
  };
}

function documentWarnings({ documentExpiresOn }: Delegate, until: string): PersonWarning[] {
  if (documentExpiresOn === null || documentExpiresOn >= until) return [];
  return [{ code: 'document_expires', until, personId: null, delegationId: null }];
}

function openSteps(
  actor: Actor,
  delegation: Delegation | undefined,
  person: Delegate,
): (ReviewStep | DeskStep)[] {
  if (!delegation) return [];
  return [
    ...REVIEW_STEPS.filter((step) => mayReview(actor, delegation, step)),
    ...DESK_STEPS.filter((step) => mayWorkAtDesk(actor, delegation.assemblyId, step)),
  ].filter((step) => nextAccreditation(person, step, delegation.status) !== null);
}
