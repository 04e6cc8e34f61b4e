import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { AppError } from '../../common/errors/app-error.js';
import type { Language } from '../../common/text/languages.js';
import type { Transaction } from '../../outbox/transactor.js';
import { normalizeEmail } from '../accounts/account.service.js';
import type { RoleScope } from '../accounts/role.service.js';
import { linkCreated } from '../auth.events.js';
import { InvitationLinks } from '../invitation-links.js';
import { Invitation, type LinkPurpose } from '../invitation.entity.js';

const HOUR = 3_600_000;

/** How long each link can be used, in milliseconds. */
const LIFETIME: Record<LinkPurpose, number> = {
  setup: 24 * HOUR,
  invitation: 14 * 24 * HOUR,
  password_reset: HOUR,
};

export interface NewInvitation extends RoleScope {
  email: string;
  name: string;
  language: Language;
}

/** A token is 32 bytes in base64url. */
const TOKEN = /^[\w-]{43}$/;

/** Links that let their holder set a password: invitations, password resets and the set-up link. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly links: InvitationLinks,
    private readonly clock: Clock,
  ) {}

  /**
   * Invites an address to a role; the mail goes out after the commit (`invitation.created`). An earlier
   * open invitation of the address to the same role is replaced and its link stops working.
   */
  async create(tx: Transaction, invited: NewInvitation): Promise<Invitation> {
    const email = normalizeEmail(invited.email);
    const { name, language, role, assemblyId, delegationId } = invited;
    await this.revokeOpen(tx, {
      purpose: 'invitation',
      email,
      role,
      assemblyId: assemblyId ?? IsNull(),
      delegationId: delegationId ?? IsNull(),
    });
    const invitation = await this.issue(tx, {
      purpose: 'invitation',
      email,
      name,
      language,
      role,
      assemblyId,
      delegationId,
    });
    await tx.emit(linkCreated(invitation));
    await tx.audit({
      action: 'invitation.created',
      subjectType: 'invitation',
      subjectId: invitation.id,
      assemblyId,
      changes: { role: { from: null, to: role } },
    });
    return invitation;
  }

  /** A link by which the holder of an account sets another password; replaces an earlier one. */
  async createPasswordReset(
    tx: Transaction,
    account: { email: string; name: string; language: Language },
  ): Promise<Invitation> {
    const { email, name, language } = account;
    await this.revokeOpen(tx, { purpose: 'password_reset', email });
    const invitation = await this.issue(tx, {
      purpose: 'password_reset',
      email,
      name,
      language,
      role: null,
      assemblyId: null,
      delegationId: null,
    });
    await tx.emit(linkCreated(invitation));
    return invitation;
  }

  /** The link of an empty installation; replaces an earlier one. It is printed, not sent. */
  async createSetup(tx: Transaction): Promise<Invitation> {
    await this.revokeOpen(tx, { purpose: 'setup' });
    return this.issue(tx, {
      purpose: 'setup',
      email: '',
      name: '',
      language: 'en',
      role: 'admin',
      assemblyId: null,
      delegationId: null,
    });
  }

  /** Takes an open invitation back, so that its link stops working; false when it was not open. */
  async revoke(tx: Transaction, invitationId: string): Promise<boolean> {
    const revoked = await this.revokeOpen(tx, { purpose: 'invitation', id: invitationId });
    if (revoked === 0) return false;
    await tx.audit({
      action: 'invitation.revoked',
      subjectType: 'invitation',
      subjectId: invitationId,
      assemblyId: null,
    });
    return true;
  }

  /**
   * Notes whether the mail of a link arrived (null) or did not, in the transaction of `manager`. Returns
   * the delegation whose focal point it invites; null for other links.
   */
  async noteDelivery(
    manager: EntityManager,
    invitationId: string,
    undeliveredAt: Date | null,
  ): Promise<Pick<Invitation, 'assemblyId' | 'delegationId'> | null> {
    await manager.update(Invitation, { id: invitationId }, { undeliveredAt });
    return manager.findOne(Invitation, {
      select: { assemblyId: true, delegationId: true },
      where: { id: invitationId },
    });
  }

  /** Invitations of an Assembly, or of one delegation of it, that nobody has accepted yet; newest first. */
  async open(
    where: { assemblyId: string; delegationId?: string | null },
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Invitation[]> {
    const { assemblyId, delegationId } = where;
    const isOpen = { purpose: 'invitation', usedAt: IsNull(), revokedAt: IsNull() } as const;
    return manager.find(Invitation, {
      where: [
        {
          ...isOpen,
          assemblyId,
          ...(delegationId === undefined ? {} : { delegationId: delegationId ?? IsNull() }),
        },
        // Admins are invited to every Assembly.
        ...(delegationId ? [] : [{ ...isOpen, role: 'admin' as const }]),
      ],
      order: { createdAt: 'DESC' },
    });
  }

  /**
   * The invitation that a token opens. Throws `link_invalid`, `link_used` or `link_expired`. Inside a
   * transaction the row is locked, so that a link cannot be used twice at once.
   */
  async read(token: string, purpose: LinkPurpose, tx?: Transaction): Promise<Invitation> {
    if (!TOKEN.test(token)) throw new AppError('link_invalid');
    const manager = tx?.manager ?? this.dataSource.manager;
    const invitation = await manager.findOne(Invitation, {
      where: { tokenHash: this.links.hash(token), purpose },
      ...(tx ? { lock: { mode: 'pessimistic_write' as const } } : {}),
    });
    if (!invitation || invitation.revokedAt) throw new AppError('link_invalid');
    if (invitation.usedAt) throw new AppError('link_used');
    if (invitation.expiresAt <= (tx?.now ?? this.clock.now())) throw new AppError('link_expired');
    return invitation;
  }

  /** Notes that a link was used; no other request can use it. */
  async consume(tx: Transaction, invitation: Invitation): Promise<void> {
    invitation.usedAt = tx.now;
    await tx.manager.save(Invitation, invitation);
  }

  private async issue(
    tx: Transaction,
    values: Pick<
      Invitation,
      'purpose' | 'email' | 'name' | 'language' | 'role' | 'assemblyId' | 'delegationId'
    >,
  ): Promise<Invitation> {
    const id = randomUUID();
    const tokenHash = this.links.hash(this.links.token({ id, purpose: values.purpose }));
    const invitation = tx.manager.create(Invitation, {
      ...values,
      id,
      tokenHash,
      expiresAt: new Date(tx.now.getTime() + LIFETIME[values.purpose]),
      usedAt: null,
      revokedAt: null,
      undeliveredAt: null,
    });
    await tx.manager.insert(Invitation, invitation);
    return invitation;
  }

  private async revokeOpen(tx: Transaction, where: FindOptionsWhere<Invitation>): Promise<number> {
    const { affected } = await tx.manager.update(
      Invitation,
      { ...where, usedAt: IsNull(), revokedAt: IsNull() },
      { revokedAt: tx.now },
    );
    return affected ?? 0;
  }
}
