import { Injectable } from '@nestjs/common';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { AppError } from '../../../common/errors/app-error.js';
import type { Delegation } from '../../delegation.entity.js';
import { GONE } from '../../domain/accreditation.js';
import { Party } from '../../parties/party.entity.js';
import { Delegate } from '../delegate.entity.js';

/** Most places that a delegation can have. */
const MOST_PLACES = 200;

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
    const party = await this.bureau(manager, delegationId, subBureauIso2);
    return { quota: party?.quota ?? 0, used };
  }

  /**
   * Gives the delegation, or one of its sub-bureaus, more places, up to {@link MOST_PLACES}. The delegation
   * must be locked. Errors: `validation_failed` (not its sub-bureau).
   */
  async grant(
    manager: EntityManager,
    delegation: Delegation,
    subBureauIso2: string | null,
    places: number,
  ): Promise<void> {
    const holder =
      subBureauIso2 === null
        ? delegation
        : await this.requireBureau(manager, delegation.id, subBureauIso2);
    holder.quota = Math.min(MOST_PLACES, (holder.quota ?? 0) + places);
    await manager.save(holder);
  }

  /** Errors: `validation_failed` for a sub-bureau that does not sit in this delegation. */
  async requireBureau(manager: EntityManager, delegationId: string, code: string): Promise<Party> {
    const party = await this.bureau(manager, delegationId, code);
    if (party) return party;
    throw new AppError('validation_failed', {
      fields: [{ path: 'subBureauIso2', code: 'not_allowed_value' }],
    });
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

  private bureau(
    manager: EntityManager,
    delegationId: string,
    code: string,
  ): Promise<Party | null> {
    return manager.findOneBy(Party, { delegationId, kind: 'sub_bureau', code });
  }
}
