import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AccountService } from '../auth/accounts/account.service.js';
import { RoleService } from '../auth/accounts/role.service.js';
import { InvitationLinks } from '../auth/invitation-links.js';
import type { Invitation } from '../auth/invitation.entity.js';
import { InvitationService } from '../auth/links/invitation.service.js';
import { systemActor, type Actor } from '../common/actor.js';
import { AppError } from '../common/errors/app-error.js';
import { Transactor } from '../outbox/transactor.js';
import { teamEmail, type TeamMember } from './domain/team.js';

/** Accounts of the demonstration: they have no password and are entered by one click only. */
@Injectable()
export class DemoAccounts {
  constructor(
    private readonly transactor: Transactor,
    private readonly accounts: AccountService,
    private readonly roles: RoleService,
    private readonly invitations: InvitationService,
    private readonly links: InvitationLinks,
  ) {}

  /** A member of the organizing office. */
  async team(assemblyId: string, { account, name, role, language }: TeamMember): Promise<Actor> {
    const userId = await this.transactor.run(systemActor('demo', randomUUID()), async (tx) => {
      const created = await this.accounts.create(tx, {
        email: teamEmail(account),
        name,
        language,
        passwordHash: null,
      });
      await this.roles.grant(tx, created.id, {
        role,
        assemblyId: role === 'admin' ? null : assemblyId,
        delegationId: null,
      });
      return created.id;
    });
    return this.actor(userId);
  }

  /** A focal point who follows the link of its invitation. */
  async accept(invitation: Invitation): Promise<Actor> {
    const token = this.links.token(invitation);
    const userId = await this.transactor.run(systemActor('demo', randomUUID()), async (tx) => {
      const { email, name, language, assemblyId, delegationId, role } = await this.invitations.read(
        token,
        'invitation',
        tx,
      );
      const created = await this.accounts.create(tx, { email, name, language, passwordHash: null });
      if (role) await this.roles.grant(tx, created.id, { role, assemblyId, delegationId });
      await this.invitations.consume(tx, invitation);
      await tx.audit({
        action: 'invitation.accepted',
        subjectType: 'invitation',
        subjectId: invitation.id,
        assemblyId,
      });
      return created.id;
    });
    return this.actor(userId);
  }

  private async actor(userId: string): Promise<Actor> {
    const actor = await this.accounts.actor(userId, `demo-${userId}`);
    if (!actor) throw new AppError('not_found');
    return actor;
  }
}
