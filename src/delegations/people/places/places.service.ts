import { Injectable } from '@nestjs/common';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
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
  /** Counted without `without`, people whose place is about to change. */
  async of(
    manager: EntityManager,
    { id: delegationId, quota }: Delegation,
    subBureauIso2: string | null,
    without: readonly string[] = [],
  ): Promise<Places> {
    const used = await manager.countBy(Delegate, {
      delegationId,
      accreditation: Not(In(GONE)),
      subBureauIso2: subBureauIso2 ?? IsNull(),
      ...(without.length === 0 ? {} : { id: Not(In([...without])) }),
    });
    if (subBureauIso2 === null) return { quota, used };
    const party = await manager.findOneBy(Party, {
      delegationId,
      kind: 'sub_bureau',
      code: subBureauIso2,
    });
    return { quota: party?.quota ?? 0, used };
  }

  /**
   * Throws `quota_exceeded` when there are not enough places for these people, new or counted already. The
   * delegation must be locked.
   */
  async require(
    manager: EntityManager,
    delegation: Delegation,
    people: readonly Pick<Delegate, 'id' | 'subBureauIso2'>[],
  ): Promise<void> {
    const ids = people.map(({ id }) => id);
    for (const bureau of new Set(people.map(({ subBureauIso2 }) => subBureauIso2))) {
      const { quota, used } = await this.of(manager, delegation, bureau, ids);
      const wanted = people.filter(({ subBureauIso2 }) => subBureauIso2 === bureau).length;
      if (used + wanted > quota) throw new AppError('quota_exceeded', { params: { quota } });
    }
  }
}
