import { Injectable } from '@nestjs/common';
import { AssemblyService } from '../../assemblies/assembly.service.js';
import type { Actor } from '../../common/actor.js';
import { seesAll } from '../delegation-access.js';
import { takesPlace } from '../domain/accreditation.js';
import { missingOfPerson, type MissingPart } from '../domain/completeness.js';
import { validUntil } from '../domain/person-dates.js';
import type { Delegate } from './delegate.entity.js';

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
}

/** Adds to people what follows from their cards: warnings, and what is missing. */
@Injectable()
export class PersonViews {
  constructor(private readonly assemblies: AssemblyService) {}

  /** The people of one Assembly as `actor` sees them, in the order given. */
  async of(actor: Actor, assemblyId: string, people: readonly Delegate[]): Promise<PersonView[]> {
    const { endsOn } = await this.assemblies.require(assemblyId);
    const until = validUntil(endsOn);
    const staff = seesAll(actor, assemblyId);
    return people.map((person) => ({
      person,
      warnings: takesPlace(person) ? documentWarnings(person, until) : [],
      missing: missingOfPerson(person),
      refusalProposed: staff && person.refusalProposedAt !== null,
    }));
  }

  async ofOne(actor: Actor, assemblyId: string, person: Delegate): Promise<PersonView> {
    const [view] = await this.of(actor, assemblyId, [person]);
    return view as PersonView;
  }
}

function documentWarnings({ documentExpiresOn }: Delegate, until: string): PersonWarning[] {
  if (documentExpiresOn === null || documentExpiresOn >= until) return [];
  return [{ code: 'document_expires', until, personId: null, delegationId: null }];
}
