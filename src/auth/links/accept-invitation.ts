import { Injectable } from '@nestjs/common';
import { systemActor, type Actor } from '../../common/actor.js';
import { AppError, type FieldProblem } from '../../common/errors/app-error.js';
import { Transactor, type Transaction } from '../../outbox/transactor.js';
import { AccountService } from '../accounts/account.service.js';
import { RoleService } from '../accounts/role.service.js';
import type { AcceptInvitationDto } from '../dto/link.dto.js';
import { hashPassword } from '../engine/passwords.js';
import type { Invitation } from '../invitation.entity.js';
import type { UserAccount } from '../user-account.entity.js';
import { InvitationService } from './invitation.service.js';

/** Acts for a visitor whom a link identifies, who is nobody yet. */
export function linkActor(requestId: string): Actor {
  return { ...systemActor('link', requestId), grants: [] };
}

@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly transactor: Transactor,
    private readonly invitations: InvitationService,
    private readonly accounts: AccountService,
    private readonly roles: RoleService,
  ) {}

  /**
   * Uses up an invitation: makes the account with its role, or gives the role to the account that the
   * address has and that must be signed in (`not_signed_in`, `not_allowed`). Returns whose it is.
   */
  async run(
    actor: Actor | undefined,
    requestId: string,
    token: string,
    form: AcceptInvitationDto,
  ): Promise<{ userId: string; created: boolean }> {
    // Answers a dead link before the slow hash, and again under the lock below.
    await this.invitations.read(token, 'invitation');
    const passwordHash = form.password === undefined ? null : await hashPassword(form.password);
    return this.transactor.run(actor ?? linkActor(requestId), async (tx) => {
      const invitation = await this.invitations.read(token, 'invitation', tx);
      const existing = await this.accounts.findByEmail(invitation.email, tx.manager);
      if (existing) requireSame(actor, existing);
      const account = existing ?? (await this.create(tx, invitation, form, passwordHash));
      const { role, assemblyId, delegationId } = invitation;
      if (role) await this.roles.grant(tx, account.id, { role, assemblyId, delegationId });
      await this.invitations.consume(tx, invitation);
      await tx.audit({
        action: 'invitation.accepted',
        subjectType: 'invitation',
        subjectId: invitation.id,
        assemblyId,
      });
      return { userId: account.id, created: !existing };
    });
  }

  private async create(
    tx: Transaction,
    invitation: Invitation,
    form: AcceptInvitationDto,
    passwordHash: string | null,
  ): Promise<UserAccount> {
    const { name } = form;
    const fields: FieldProblem[] = [];
    if (name === undefined) fields.push({ path: 'name', code: 'required' });
    if (passwordHash === null) fields.push({ path: 'password', code: 'required' });
    if (name === undefined || passwordHash === null) {
      throw new AppError('validation_failed', { fields });
    }
    return this.accounts.create(tx, {
      email: invitation.email,
      name,
      language: form.language ?? invitation.language,
      passwordHash,
    });
  }
}

function requireSame(actor: Actor | undefined, account: UserAccount): void {
  if (!actor) throw new AppError('not_signed_in');
  if (actor.userId !== account.id) throw new AppError('not_allowed');
}
