import { Injectable } from '@nestjs/common';
import { In, Not, type EntityManager } from 'typeorm';
import { AppError } from '../../../common/errors/app-error.js';
import type { Delegation } from '../../delegation.entity.js';
import { GONE } from '../../domain/accreditation.js';
import { Party } from '../../parties/party.entity.js';
import { Delegate } from '../delegate.entity.js';

/** How many places the delegation, or one of its sub-bureaus, has and uses. */
export interface Places {
  quota: number;
  used: number;
}

/**
 * The places of a delegation. People who come for a sub-bureau take those of the sub-bureau, all others
 * those of the delegation; people who were replaced, refused or revoked take none.
 */
@Injectable()
export class PlacesService {
  /** Counted without `without`, somebody whose place is about to change. */
  async of(
    manager: EntityManager,
    { id: delegationId, quota }: Delegation,
    subBureauIso2: string | null,
    without?: string,
  ): Promise<Places> {
    const people = await manager.find(Delegate, {
      where: {
        delegationId,
        accreditation: Not(In(GONE)),
        ...(without === undefined ? {} : { id: Not(without) }),
      },
      select: { id: true, subBureauIso2: true },
    });
    const used = people.filter((person) => person.subBureauIso2 === subBureauIso2).length;
    if (subBureauIso2 === null) return { quota, used };
    const party = await manager.findOneBy(Party, {
      delegationId,
      kind: 'sub_bureau',
      code: subBureauIso2,
    });
    return { quota: party?.quota ?? 0, used };
  }

  /** Throws `quota_exceeded` when no place is left for the person. The delegation must be locked. */
  async require(
    manager: EntityManager,
    delegation: Delegation,
    person: Pick<Delegate, 'id' | 'subBureauIso2'>,
  ): Promise<void> {
    const { quota, used } = await this.of(manager, delegation, person.subBureauIso2, person.id);
    if (used >= quota) throw new AppError('quota_exceeded', { params: { quota } });
  }
}
