import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull } from 'typeorm';
import type { Role } from '../../common/actor.js';
import type { Language } from '../../common/text/languages.js';
import type { Transaction } from '../../outbox/transactor.js';
import { RoleGrant } from '../role-grant.entity.js';
import { AccountService } from './account.service.js';

/** A role to give or take: admins have neither Assembly nor delegation. */
export interface RoleScope {
  role: Role;
  assemblyId: string | null;
  delegationId: string | null;
}

/** A person who holds a role, as mails and lists need them. */
export interface RoleHolder {
  userId: string;
  name: string;
  email: string;
  language: Language;
  role: Role;
  assemblyId: string | null;
  delegationId: string | null;
}

export interface HolderQuery {
  assemblyId: string;
  roles: readonly Role[];
  /** Only those of these delegations. */
  delegationIds?: readonly string[];
}

function where(scope: RoleScope) {
  return {
    role: scope.role,
    assemblyId: scope.assemblyId ?? IsNull(),
    delegationId: scope.delegationId ?? IsNull(),
  };
}

/** Who holds which role where. */
@Injectable()
export class RoleService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accounts: AccountService,
  ) {}

  /** Gives a role. Nothing happens when the person has it already. */
  async grant(tx: Transaction, userId: string, scope: RoleScope): Promise<void> {
    const grant = tx.manager.create(RoleGrant, { ...scope, userId });
    const { identifiers } = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(RoleGrant)
      .values(grant)
      .orIgnore()
      .execute();
    if (!identifiers[0]) return;
    await tx.audit({
      action: 'role.granted',
      subjectType: 'account',
      subjectId: userId,
      assemblyId: scope.assemblyId,
      changes: { role: { from: null, to: scope.role } },
    });
  }

  /** Takes a role away; false when the person did not have it. Throws `last_admin`. */
  async revoke(tx: Transaction, userId: string, scope: RoleScope): Promise<boolean> {
    const { affected } = await tx.manager.delete(RoleGrant, { userId, ...where(scope) });
    if (!affected) return false;
    if (scope.role === 'admin') await this.accounts.requireAnAdmin(tx.manager);
    await tx.audit({
      action: 'role.revoked',
      subjectType: 'account',
      subjectId: userId,
      assemblyId: scope.assemblyId,
      changes: { role: { from: scope.role, to: null } },
    });
    return true;
  }

  /** Those who hold one of the roles in the Assembly and can sign in, by name. */
  async holders(query: HolderQuery, manager = this.dataSource.manager): Promise<RoleHolder[]> {
    const { assemblyId, roles, delegationIds } = query;
    const grants = await manager.find(RoleGrant, {
      where: [
        {
          role: In([...roles]),
          assemblyId,
          ...(delegationIds ? { delegationId: In([...delegationIds]) } : {}),
          user: { disabledAt: IsNull() },
        },
        ...(roles.includes('admin') && !delegationIds
          ? [{ role: 'admin' as const, user: { disabledAt: IsNull() } }]
          : []),
      ],
      relations: { user: true },
      order: { user: { name: 'ASC' }, role: 'ASC' },
    });
    return grants.map(({ user, userId, role, ...scope }) => ({
      userId,
      name: user.name,
      email: user.email,
      language: user.language,
      role,
      assemblyId: scope.assemblyId,
      delegationId: scope.delegationId,
    }));
  }
}
