import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AssemblyService } from '../../assemblies/assembly.service.js';
import { InvitationService } from '../../auth/links/invitation.service.js';
import { RoleService } from '../../auth/accounts/role.service.js';
import { holds, type Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { AppError } from '../../common/errors/app-error.js';
import { json } from '../../database/json.js';
import { Transactor, type Transaction } from '../../outbox/transactor.js';
import { ReferenceService } from '../../reference/reference.service.js';
import { Contact } from '../contacts/contact.entity.js';
import { Delegation } from '../delegation.entity.js';
import { Party } from '../parties/party.entity.js';
import { planInvitations, type InvitationPlan } from './invitation-plan.js';
import { selectSenders, senderKey, type Sender, type SenderSelection } from './senders.js';

/** What inviting would do. */
export interface InvitationPreview {
  /** Delegations that would be made. */
  delegations: number;
  /** Links that would be sent. */
  recipients: number;
  /** Codes (iso2, or organisation code) of those that nobody can be written to. */
  withoutContact: string[];
  /** How many of the selected have a delegation already. */
  alreadyActive: number;
}

export interface InvitationResult {
  /** Delegations made. */
  invited: number;
  /** Links sent. */
  recipients: number;
  withoutContact: string[];
}

/** Invites members and organisations: makes their delegations and writes to their contacts. */
@Injectable()
export class InviteDelegationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly clock: Clock,
    private readonly assemblies: AssemblyService,
    private readonly reference: ReferenceService,
    private readonly invitations: InvitationService,
    private readonly roles: RoleService,
  ) {}

  /** Changes nothing. Errors: `not_found`, `not_allowed`, `member_unknown`, `validation_failed`. */
  async preview(
    actor: Actor,
    assemblyId: string,
    selection: SenderSelection,
  ): Promise<InvitationPreview> {
    const senders = await this.senders(actor, assemblyId, selection);
    const plan = await this.plan(this.dataSource.manager, assemblyId, senders, this.clock.now());
    return {
      delegations: plan.created.length,
      recipients: plan.links.length,
      withoutContact: plan.withoutContact,
      alreadyActive: plan.alreadyActive,
    };
  }

  /**
   * Makes the delegations that are missing, with their parties, and sends a link to every contact that has
   * none. Doing it again changes nothing; a link that expired is sent anew. Errors as {@link preview}.
   */
  async invite(
    actor: Actor,
    assemblyId: string,
    selection: SenderSelection,
  ): Promise<InvitationResult> {
    return this.transactor.run(actor, (tx) => this.inviteIn(tx, assemblyId, selection));
  }

  /** As {@link invite}, inside a transaction that makes more. */
  async inviteIn(
    tx: Transaction,
    assemblyId: string,
    selection: SenderSelection,
  ): Promise<InvitationResult> {
    const senders = await this.senders(tx.actor, assemblyId, selection);
    // Two organizers who invite at once follow each other, or a contact would get two links.
    await tx.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `invite:${assemblyId}`,
    ]);
    const plan = await this.plan(tx.manager, assemblyId, senders, tx.now);
    const ids = await this.createDelegations(tx, assemblyId, plan.created);
    for (const { sender, delegation, contact } of plan.links) {
      await this.invitations.create(tx, {
        email: contact.email,
        name: contact.name,
        language: contact.language,
        role: 'focal_point',
        assemblyId,
        delegationId: delegation?.id ?? ids.get(senderKey(sender)) ?? null,
      });
    }
    return {
      invited: plan.created.length,
      recipients: plan.links.length,
      withoutContact: plan.withoutContact,
    };
  }

  /** The contacts of some delegations that a link would be sent to. */
  async recipients(
    actor: Actor,
    assemblyId: string,
    delegations: readonly Delegation[],
  ): Promise<Contact[]> {
    const members = delegations.flatMap(({ memberIso2 }) => memberIso2 ?? []);
    const organisations = delegations.flatMap(({ organisationCode }) => organisationCode ?? []);
    const selections: SenderSelection[] = [
      ...(members.length > 0 ? [{ memberIso2s: members }] : []),
      ...(organisations.length > 0 ? [{ organisationCodes: organisations }] : []),
    ];
    const contacts: Contact[] = [];
    for (const selection of selections) {
      const senders = await this.senders(actor, assemblyId, selection);
      const plan = await this.plan(this.dataSource.manager, assemblyId, senders, this.clock.now());
      contacts.push(...plan.links.map(({ contact }) => contact));
    }
    return contacts;
  }

  private async plan(
    manager: EntityManager,
    assemblyId: string,
    senders: readonly Sender[],
    now: Date,
  ): Promise<InvitationPlan> {
    const links = await this.invitations.open({ assemblyId }, manager);
    const holders = await this.roles.holders({ assemblyId, roles: ['focal_point'] }, manager);
    return planInvitations(senders, {
      delegations: await manager.findBy(Delegation, { assemblyId }),
      contacts: await manager.findBy(Contact, { assemblyId }),
      reached: [...links.filter(({ expiresAt }) => expiresAt > now), ...holders],
    });
  }

  private async senders(
    actor: Actor,
    assemblyId: string,
    selection: SenderSelection,
  ): Promise<Sender[]> {
    if (!holds(actor, assemblyId, 'organizer')) throw new AppError('not_allowed');
    await this.assemblies.require(assemblyId);
    return selectSenders(this.reference, selection);
  }

  /** Ids of the new delegations by code of their sender. */
  private async createDelegations(
    tx: Transaction,
    assemblyId: string,
    senders: readonly Sender[],
  ): Promise<Map<string, string>> {
    const ids = new Map(senders.map((sender) => [senderKey(sender), randomUUID() as string]));
    if (senders.length === 0) return ids;
    const idOf = (sender: Sender): string => ids.get(senderKey(sender)) ?? '';
    const quotas = await this.assemblies.require(assemblyId, tx.manager);
    await tx.manager.insert(
      Delegation,
      senders.map((sender) => ({
        id: idOf(sender),
        assemblyId,
        memberIso2: sender.memberIso2,
        organisationCode: sender.organisationCode,
        status: 'invited' as const,
        statusAt: tx.now,
        quota: sender.memberIso2 === null ? quotas.organisationQuota : quotas.memberQuota,
      })),
    );
    await tx.manager.insert(
      Party,
      senders.flatMap((sender) =>
        [
          {
            kind: 'delegation' as const,
            code: sender.partyCode,
            names: sender.names,
            quota: null,
          },
          ...sender.subBureaus.map((part) => ({
            kind: 'sub_bureau' as const,
            ...part,
            quota: quotas.subBureauQuota,
          })),
        ].map((party) => ({
          ...party,
          names: json(party.names),
          assemblyId,
          delegationId: idOf(sender),
        })),
      ),
    );
    await tx.audit(
      ...senders.map((sender) => ({
        action: 'delegation.invited',
        subjectType: 'delegation',
        subjectId: idOf(sender),
        assemblyId,
        changes: { status: { from: null, to: 'invited' } },
      })),
    );
    return ids;
  }
}
