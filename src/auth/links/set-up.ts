import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { systemActor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import { Transactor, type Transaction } from '../../outbox/transactor.js';
import { AccountService } from '../accounts/account.service.js';
import { RoleService } from '../accounts/role.service.js';
import type { SetUpDto, SetUpView } from '../dto/link.dto.js';
import { hashPassword } from '../engine/passwords.js';
import { InvitationLinks } from '../invitation-links.js';
import { RoleGrant } from '../role-grant.entity.js';
import { linkActor } from './accept-invitation.js';
import { InvitationService } from './invitation.service.js';

/** The first admin of an empty installation, by a link that is printed where the server is started. */
@Injectable()
export class SetUp {
  constructor(
    private readonly transactor: Transactor,
    private readonly invitations: InvitationService,
    private readonly links: InvitationLinks,
    private readonly accounts: AccountService,
    private readonly roles: RoleService,
  ) {}

  /** A new link, the only one that works from now on; null when there is an admin already. */
  async link(): Promise<string | null> {
    return this.transactor.run(systemActor('setup-link', randomUUID()), async (tx) => {
      if (await this.hasAdmin(tx)) return null;
      return this.links.url(await this.invitations.createSetup(tx));
    });
  }

  /** Throws the refusals of a link. */
  async check(token: string): Promise<SetUpView> {
    const { expiresAt } = await this.invitations.read(token, 'setup');
    return { expiresAt: expiresAt.toISOString() };
  }

  /** Makes the first admin and returns their id. Of two at once the second gets `link_used`. */
  async run(requestId: string, token: string, form: SetUpDto): Promise<string> {
    await this.invitations.read(token, 'setup');
    const passwordHash = await hashPassword(form.password);
    return this.transactor.run(linkActor(requestId), async (tx) => {
      if (await this.hasAdmin(tx)) throw new AppError('link_used');
      const invitation = await this.invitations.read(token, 'setup', tx);
      const { email, name, language } = form;
      const account = await this.accounts.create(tx, { email, name, language, passwordHash });
      await this.roles.grant(tx, account.id, {
        role: 'admin',
        assemblyId: null,
        delegationId: null,
      });
      await this.invitations.consume(tx, invitation);
      return account.id;
    });
  }

  /** Serialises everybody who asks until the transaction ends. */
  private async hasAdmin({ manager }: Transaction): Promise<boolean> {
    await manager.query("SELECT pg_advisory_xact_lock(hashtext('ga93-admins'))");
    return manager.existsBy(RoleGrant, { role: 'admin' });
  }
}
