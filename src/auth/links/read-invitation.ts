import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/errors/app-error.js';
import { AccountService } from '../accounts/account.service.js';
import type { InvitationView } from '../dto/link.dto.js';
import { SessionReader } from '../sessions/session-reader.js';
import { InvitationService } from './invitation.service.js';

@Injectable()
export class ReadInvitation {
  constructor(
    private readonly invitations: InvitationService,
    private readonly accounts: AccountService,
    private readonly reader: SessionReader,
  ) {}

  /** What an invitation is for. Throws the refusals of a link. */
  async run(token: string): Promise<InvitationView> {
    const invitation = await this.invitations.read(token, 'invitation');
    const { email, name, language, role, assemblyId, delegationId, expiresAt } = invitation;
    if (!role) throw new AppError('link_invalid');
    const [assemblyName, memberIso2, account] = await Promise.all([
      this.reader.assemblyName(assemblyId),
      this.reader.memberOf(delegationId),
      this.accounts.findByEmail(email),
    ]);
    return {
      email,
      name,
      language,
      role,
      assemblyName,
      memberIso2,
      expiresAt: expiresAt.toISOString(),
      accountExists: account !== null,
    };
  }
}
