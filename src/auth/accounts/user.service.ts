import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { holds, type Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { AppError } from '../../common/errors/app-error.js';
import { Transactor } from '../../outbox/transactor.js';
import {
  OFFICE_ROLES,
  type CreatedUserView,
  type CreateUserDto,
  type InvitedUserView,
  type OfficeRole,
  type UserListView,
  type UserView,
} from '../dto/user.dto.js';
import type { Invitation } from '../invitation.entity.js';
import { InvitationService } from '../links/invitation.service.js';
import { AccountService } from './account.service.js';
import { RoleService, type RoleHolder, type RoleScope } from './role.service.js';

function scope(role: OfficeRole, assemblyId: string): RoleScope {
  return { role, assemblyId: role === 'admin' ? null : assemblyId, delegationId: null };
}

/** Only an admin makes or unmakes admins. */
function requireMayManage(actor: Actor, assemblyId: string, role: OfficeRole): void {
  const allowed = role === 'admin' ? holds(actor, null) : holds(actor, assemblyId, 'organizer');
  if (!allowed) throw new AppError('not_allowed');
}

/** The people of the organizing office: who has which role in an Assembly. */
@Injectable()
export class UserService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly accounts: AccountService,
    private readonly roles: RoleService,
    private readonly invitations: InvitationService,
    private readonly clock: Clock,
  ) {}

  async list(assemblyId: string): Promise<UserListView> {
    const [holders, invitations] = await Promise.all([
      this.roles.holders({ assemblyId, roles: OFFICE_ROLES }),
      this.invitations.open({ assemblyId, delegationId: null }),
    ]);
    return {
      items: usersOf(holders),
      invited: invitations.map((invitation) => this.invitedView(invitation)),
    };
  }

  /** Gives the role to the account of the address, or invites the address to it. */
  async create(actor: Actor, assemblyId: string, form: CreateUserDto): Promise<CreatedUserView> {
    const { role, email, name, language } = form;
    requireMayManage(actor, assemblyId, role);
    await this.requireAssembly(assemblyId);
    return this.transactor.run(actor, async (tx) => {
      const account = await this.accounts.findByEmail(email, tx.manager);
      if (!account) {
        const invitation = await this.invitations.create(tx, {
          ...scope(role, assemblyId),
          email,
          name,
          language,
        });
        return { user: null, invitation: this.invitedView(invitation) };
      }
      await this.roles.grant(tx, account.id, scope(role, assemblyId));
      const holders = await this.roles.holders({ assemblyId, roles: OFFICE_ROLES }, tx.manager);
      const user = usersOf(holders.filter(({ userId }) => userId === account.id))[0] ?? null;
      return { user, invitation: null };
    });
  }

  /** Takes a role away. Throws `not_found` when the person does not have it, `last_admin`. */
  async removeRole(
    actor: Actor,
    assemblyId: string,
    userId: string,
    role: OfficeRole,
  ): Promise<void> {
    requireMayManage(actor, assemblyId, role);
    await this.transactor.run(actor, async (tx) => {
      if (!(await this.roles.revoke(tx, userId, scope(role, assemblyId)))) {
        throw new AppError('not_found');
      }
    });
  }

  private async requireAssembly(assemblyId: string): Promise<void> {
    const rows: unknown[] = await this.dataSource.query('SELECT 1 FROM assembly WHERE id = $1', [
      assemblyId,
    ]);
    if (rows.length === 0) throw new AppError('not_found');
  }

  private invitedView(invitation: Invitation): InvitedUserView {
    const { id, name, email, role, expiresAt } = invitation;
    return {
      id,
      name,
      email,
      role: role ?? 'staff',
      expiresAt: expiresAt.toISOString(),
      expired: expiresAt <= this.clock.now(),
    };
  }
}

/** One entry for each person with all their roles, in the order given. */
function usersOf(holders: readonly RoleHolder[]): UserView[] {
  const users = new Map<string, UserView>();
  for (const { userId: id, name, email, language, role } of holders) {
    const user = users.get(id) ?? { id, name, email, language, roles: [] };
    user.roles.push(role);
    users.set(id, user);
  }
  return [...users.values()];
}
