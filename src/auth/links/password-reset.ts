import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Transactor } from '../../outbox/transactor.js';
import { AccountService, normalizeEmail } from '../accounts/account.service.js';
import { hashPassword } from '../engine/passwords.js';
import { AttemptLimiter } from '../sessions/attempt-limiter.js';
import { linkActor } from './accept-invitation.js';
import { InvitationService } from './invitation.service.js';
import { AppError } from '../../common/errors/app-error.js';

const HOUR = 3_600_000;
/** Every answer takes at least this long, longer than the work for a known address. */
const EVEN_MS = 400;

/** Another password by a link sent to the address of the account. */
@Injectable()
export class PasswordReset {
  constructor(
    private readonly transactor: Transactor,
    private readonly invitations: InvitationService,
    private readonly accounts: AccountService,
    private readonly limiter: AttemptLimiter,
  ) {}

  /**
   * Sends a link if the address has an account that is not disabled, at most three in an hour. Neither
   * answer nor time tells whether it has. Throws `too_many_requests` for an address of a machine that
   * asks for too many people.
   */
  async request(requestId: string, email: string, address: string): Promise<void> {
    await this.limiter.require([
      { kind: 'reset-address', subject: address, max: 60, windowMs: HOUR },
    ]);
    await Promise.all([this.send(requestId, normalizeEmail(email)), delay(EVEN_MS)]);
  }

  /** Sets the password and ends all sessions. Throws the refusals of a link. */
  async run(requestId: string, token: string, password: string): Promise<void> {
    await this.invitations.read(token, 'password_reset');
    const passwordHash = await hashPassword(password);
    await this.transactor.run(linkActor(requestId), async (tx) => {
      const invitation = await this.invitations.read(token, 'password_reset', tx);
      const account = await this.accounts.findByEmail(invitation.email, tx.manager);
      if (!account || account.disabledAt) throw new AppError('link_invalid');
      await this.accounts.setPassword(tx, account.id, passwordHash);
      await this.invitations.consume(tx, invitation);
    });
  }

  private async send(requestId: string, email: string): Promise<void> {
    const allowed = await this.limiter.take([
      { kind: 'reset-account', subject: email, max: 3, windowMs: HOUR },
    ]);
    const account = await this.accounts.findByEmail(email);
    if (!allowed || !account || account.disabledAt) return;
    await this.transactor.run(linkActor(requestId), async (tx) => {
      await this.invitations.createPasswordReset(tx, account);
    });
  }
}
