import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import { assertMaySee } from '../delegation-access.js';
import { DelegationService } from '../delegation.service.js';
import { Delegate } from './delegate.entity.js';
import { PersonViews, type PersonView } from './person-views.service.js';

/** Reads people: organizers, reviewers and protocol see all, others those of their delegation. */
@Injectable()
export class PersonReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly delegations: DelegationService,
    private readonly views: PersonViews,
  ) {}

  /** Errors: `not_found`, also for another delegation's. */
  async get(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    personId: string,
  ): Promise<PersonView> {
    assertMaySee(actor, await this.delegations.require(assemblyId, delegationId));
    const person = await this.dataSource.manager.findOneBy(Delegate, {
      id: personId,
      delegationId,
    });
    if (!person) throw new AppError('not_found');
    return this.views.ofOne(actor, assemblyId, person);
  }
}
