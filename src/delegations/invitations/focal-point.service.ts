import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RoleService } from '../../auth/accounts/role.service.js';
import type { Invitation } from '../../auth/invitation.entity.js';
import { InvitationService } from '../../auth/links/invitation.service.js';
import { holds, type Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { AppError } from '../../common/errors/app-error.js';
import type { Language } from '../../common/text/languages.js';
import { Transactor, type Transaction } from '../../outbox/transactor.js';
import { ContactService } from '../contacts/contact.service.js';
import { assertMaySee } from '../delegation-access.js';
import type { Delegation } from '../delegation.entity.js';
import { DelegationService } from '../delegation.service.js';
import { cleanFields } from '../domain/clean-fields.js';

export const FOCAL_POINT_STATES = ['sent', 'undelivered', 'accepted', 'expired'] as const;
export type FocalPointState = (typeof FOCAL_POINT_STATES)[number];

/** Somebody who registers a delegation, or was asked to. */
export interface FocalPoint {
  /** Of the account once accepted, of the link before. */
  id: string;
  name: string;
  email: string;
  language: Language;
  state: FocalPointState;
  /** When the link was sent; null once accepted. */
  sentAt: Date | null;
  /** Until when the link can be used; null once accepted. */
  expiresAt: Date | null;
}

export interface FocalPointInput {
  name: string;
  email: string;
  language: Language;
  /** Id of the focal point whose place this one takes. */
  replaces?: string;
}

/** The focal points of a delegation. Organizers name them; each gets a link to an account. */
@Injectable()
export class FocalPointService {
  constructor(
    private readonly transactor: Transactor,
    private readonly clock: Clock,
    private readonly delegations: DelegationService,
    private readonly invitations: InvitationService,
    private readonly roles: RoleService,
    private readonly contacts: ContactService,
  ) {}

  /** Those who accepted first, then the newest link of each address. Errors: `not_found`. */
  async list(actor: Actor, assemblyId: string, delegationId: string): Promise<FocalPoint[]> {
    const delegation = await this.delegations.require(assemblyId, delegationId);
    assertMaySee(actor, delegation);
    return this.read(delegation, this.clock.now());
  }

  /**
   * Sends a link; for an address that has one already, a new one that replaces it. Where it replaces a
   * focal point who stands in the contacts, the contact is moved to the new address. Errors: `not_found`,
   * `not_allowed`, `wrong_state` (declined or withdrawn), `already_exists` (accepted before).
   */
  async invite(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    input: FocalPointInput,
  ): Promise<FocalPoint> {
    const { name = '' } = cleanFields({ name: input.name }, { name: 200 });
    if (name === '') {
      throw new AppError('validation_failed', { fields: [{ path: 'name', code: 'required' }] });
    }
    const email = input.email.trim().toLowerCase();
    return this.transactor.run(actor, async (tx) => {
      const delegation = await this.lock(tx, assemblyId, delegationId);
      if (delegation.status === 'declined' || delegation.status === 'withdrawn') {
        throw new AppError('wrong_state');
      }
      if (input.replaces !== undefined) {
        const left = await this.take(tx, delegation, input.replaces);
        await this.contacts.redirect(tx, delegation, left.email, {
          name,
          email,
          language: input.language,
        });
      }
      const standing = await this.read(delegation, tx.now, tx.manager);
      if (standing.some((one) => one.email === email && one.state === 'accepted')) {
        throw new AppError('already_exists', { fields: [{ path: 'email', code: 'not_unique' }] });
      }
      const link = await this.invitations.create(tx, {
        email,
        name,
        language: input.language,
        role: 'focal_point',
        assemblyId,
        delegationId,
      });
      await this.record(tx, delegation, 'focal_point.invited', link.id);
      return linkView(link, tx.now);
    });
  }

  /** Takes the role, open links and the contact away. Errors: `not_found`, `not_allowed`. */
  async remove(actor: Actor, assemblyId: string, delegationId: string, id: string): Promise<void> {
    await this.transactor.run(actor, async (tx) => {
      const delegation = await this.lock(tx, assemblyId, delegationId);
      const { email } = await this.take(tx, delegation, id);
      await this.contacts.forget(tx, delegation, email);
    });
  }

  private async lock(
    tx: Transaction,
    assemblyId: string,
    delegationId: string,
  ): Promise<Delegation> {
    const delegation = await this.delegations.lock(tx.manager, assemblyId, delegationId);
    assertMaySee(tx.actor, delegation);
    if (!holds(tx.actor, assemblyId, 'organizer')) throw new AppError('not_allowed');
    return delegation;
  }

  private async take(tx: Transaction, delegation: Delegation, id: string): Promise<FocalPoint> {
    const { id: delegationId, assemblyId } = delegation;
    const focalPoints = await this.read(delegation, tx.now, tx.manager);
    const leaving = focalPoints.find((one) => one.id === id);
    if (!leaving) throw new AppError('not_found');
    if (leaving.state === 'accepted') {
      await this.roles.revoke(tx, id, { role: 'focal_point', assemblyId, delegationId });
    }
    for (const link of await this.links(delegation, tx.manager)) {
      if (link.email === leaving.email) await this.invitations.revoke(tx, link.id);
    }
    await this.record(tx, delegation, 'focal_point.removed', id);
    return leaving;
  }

  private async record(
    tx: Transaction,
    { id, assemblyId }: Delegation,
    action: string,
    focalPointId: string,
  ): Promise<void> {
    await tx.audit({
      action,
      subjectType: 'delegation',
      subjectId: id,
      assemblyId,
      changes: { focalPoint: { from: null, to: focalPointId } },
    });
  }

  private async links(delegation: Delegation, manager?: EntityManager): Promise<Invitation[]> {
    const { id: delegationId, assemblyId } = delegation;
    const open = await this.invitations.open({ assemblyId, delegationId }, manager);
    return open.filter(({ role }) => role === 'focal_point');
  }

  private async read(
    delegation: Delegation,
    now: Date,
    manager?: EntityManager,
  ): Promise<FocalPoint[]> {
    const { id, assemblyId } = delegation;
    const holders = await this.roles.holders(
      { assemblyId, roles: ['focal_point'], delegationIds: [id] },
      manager,
    );
    const accepted = holders.map(({ userId, name, email, language }): FocalPoint => {
      const person = { id: userId, name, email, language };
      return { ...person, state: 'accepted', sentAt: null, expiresAt: null };
    });
    const seen = new Set(accepted.map(({ email }) => email));
    const invited: FocalPoint[] = [];
    for (const link of await this.links(delegation, manager)) {
      if (!seen.has(link.email)) invited.push(linkView(link, now));
      seen.add(link.email);
    }
    return [...accepted, ...invited];
  }
}

function linkView(link: Invitation, now: Date): FocalPoint {
  const { id, name, email, language, createdAt, expiresAt, undeliveredAt } = link;
  const state = undeliveredAt !== null ? 'undelivered' : expiresAt > now ? 'sent' : 'expired';
  return { id, name, email, language, state, sentAt: createdAt, expiresAt };
}
