import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import type { Actor } from '../common/actor.js';
import { AppError } from '../common/errors/app-error.js';
import { isUuid } from '../common/validation/uuid.js';
import { ownDelegationIds } from './delegation-access.js';
import { Delegation } from './delegation.entity.js';

/** Finds delegations. The door of this feature to the others. */
@Injectable()
export class DelegationService {
  constructor(private readonly dataSource: DataSource) {}

  /** The delegation of this Assembly. Throws `not_found`. */
  async require(
    assemblyId: string,
    delegationId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Delegation> {
    const delegation = isUuid(delegationId)
      ? await manager.findOneBy(Delegation, { id: delegationId, assemblyId })
      : null;
    if (!delegation) throw new AppError('not_found');
    return delegation;
  }

  /** The delegation, locked until the transaction ends: two changes at once follow each other. */
  async lock(
    manager: EntityManager,
    assemblyId: string,
    delegationId: string,
  ): Promise<Delegation> {
    const delegation = isUuid(delegationId)
      ? await manager.findOne(Delegation, {
          where: { id: delegationId, assemblyId },
          lock: { mode: 'pessimistic_write' },
        })
      : null;
    if (!delegation) throw new AppError('not_found');
    return delegation;
  }

  /** The delegation, kept as it is until the transaction ends: others may share it, no step goes between. */
  async share(
    manager: EntityManager,
    assemblyId: string,
    delegationId: string,
  ): Promise<Delegation> {
    const delegation = isUuid(delegationId)
      ? await manager.findOne(Delegation, {
          where: { id: delegationId, assemblyId },
          lock: { mode: 'pessimistic_read' },
        })
      : null;
    if (!delegation) throw new AppError('not_found');
    return delegation;
  }

  /** The delegations of the Assembly for which the actor is focal point or delegate. */
  async ofActor(actor: Actor, assemblyId: string): Promise<Delegation[]> {
    const ids = ownDelegationIds(actor);
    if (ids.length === 0) return [];
    return this.dataSource.manager.findBy(Delegation, { assemblyId, id: In(ids) });
  }

  /** Delegations by id; those that are not there are left out. */
  async byIds(
    ids: readonly string[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Map<string, Delegation>> {
    if (ids.length === 0) return new Map();
    const found = await manager.findBy(Delegation, { id: In([...new Set(ids)]) });
    return new Map(found.map((delegation) => [delegation.id, delegation]));
  }

  /** All delegations of an Assembly, in no order. */
  ofAssembly(assemblyId: string): Promise<Delegation[]> {
    return this.dataSource.manager.findBy(Delegation, { assemblyId });
  }
}
