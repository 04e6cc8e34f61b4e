import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull } from 'typeorm';
import { Invitation } from '../auth/invitation.entity.js';
import { RoleGrant } from '../auth/role-grant.entity.js';
import { UserAccount } from '../auth/user-account.entity.js';
import type { Role } from '../common/actor.js';
import type { Language } from '../common/text/languages.js';
import { Party } from '../delegations/parties/party.entity.js';
import { RequestParty, type Answer } from '../meetings/requests/request-party.entity.js';
import type { EventJob } from '../queue/jobs.js';
import type { Audience } from './domain/rules.js';
import { textParam } from './domain/message.js';

/** One reader of one event. */
export interface Recipient {
  /** Account, or invitation where the address has no account yet. */
  key: string;
  userId: string | null;
  language: Language;
  /** The delegation for which the reader is told; null for organizers and staff. */
  delegationId: string | null;
}

/** Finds whom an event concerns, as things stand now. */
@Injectable()
export class AudienceService {
  constructor(private readonly dataSource: DataSource) {}

  /** Each reader once, in the order of their keys. */
  async of(event: EventJob, audience: Audience): Promise<Recipient[]> {
    const found = await this.find(event, audience);
    const unique = new Map(found.map((recipient) => [recipient.key, recipient]));
    return [...unique.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  private async find(event: EventJob, audience: Audience): Promise<Recipient[]> {
    const { assemblyId, payload } = event;
    switch (audience) {
      case 'invitation':
        return this.invited(textParam(payload, 'invitationId') ?? event.aggregateId);
      case 'delegation':
        return this.focalPoints([textParam(payload, 'delegationId') ?? event.aggregateId]);
      case 'all_parties':
      case 'other_parties': {
        const requestId = textParam(payload, 'requestId') ?? event.aggregateId;
        // A meeting concerns those who agreed to it, a question everybody who has not said no.
        return this.focalPoints(
          audience === 'all_parties'
            ? await this.delegationsOf(requestId, ['accepted'], null)
            : await this.delegationsOf(
                requestId,
                ['accepted', 'pending'],
                textParam(payload, 'byPartyId'),
              ),
        );
      }
      case 'assignee':
        return this.accounts([textParam(payload, 'assigneeId') ?? '']);
      case 'assembly_reviewers':
        return this.officials(assemblyId, ['organizer', 'reviewer']);
      case 'assembly_organizers':
        return this.officials(assemblyId, ['organizer']);
      case 'permit_deciders':
        return this.officials(assemblyId, ['organizer', 'protocol']);
    }
  }

  /** Delegations of the parties of a request, without that of the party that acted. */
  private async delegationsOf(
    requestId: string,
    answers: Answer[],
    actingPartyId: string | null,
  ): Promise<string[]> {
    const members = await this.dataSource.manager.findBy(RequestParty, { requestId });
    if (members.length === 0) return [];
    const parties = await this.dataSource.manager.findBy(Party, {
      id: In(members.map(({ partyId }) => partyId)),
    });
    const acting = parties.find(({ id }) => id === actingPartyId)?.delegationId ?? null;
    const concerned = new Set(
      members.filter(({ answer }) => answers.includes(answer)).map(({ partyId }) => partyId),
    );
    return parties
      .filter(({ id }) => concerned.has(id))
      .map(({ delegationId }) => delegationId)
      .filter((id): id is string => id !== null && id !== acting);
  }

  private async focalPoints(delegationIds: string[]): Promise<Recipient[]> {
    if (delegationIds.length === 0) return [];
    const grants = await this.dataSource.manager.find(RoleGrant, {
      where: {
        role: 'focal_point',
        delegationId: In(delegationIds),
        user: { disabledAt: IsNull() },
      },
      relations: { user: true },
      order: { delegationId: 'ASC', userId: 'ASC' },
    });
    return grants.map(({ user, delegationId }) => reader(user, delegationId));
  }

  private async officials(assemblyId: string | null, roles: Role[]): Promise<Recipient[]> {
    if (assemblyId === null) return [];
    const grants = await this.dataSource.manager.find(RoleGrant, {
      where: { role: In(roles), assemblyId, user: { disabledAt: IsNull() } },
      relations: { user: true },
    });
    return grants.map(({ user }) => reader(user, null));
  }

  private async accounts(ids: string[]): Promise<Recipient[]> {
    const known = ids.filter((id) => id !== '');
    if (known.length === 0) return [];
    const users = await this.dataSource.manager.findBy(UserAccount, {
      id: In(known),
      disabledAt: IsNull(),
    });
    return users.map((user) => reader(user, null));
  }

  private async invited(id: string): Promise<Recipient[]> {
    const invitation = await this.dataSource.manager.findOneBy(Invitation, { id });
    if (!invitation || invitation.email === '') return [];
    const { language, delegationId } = invitation;
    return [{ key: id, userId: null, language, delegationId }];
  }
}

function reader(user: UserAccount, delegationId: string | null): Recipient {
  return { key: user.id, userId: user.id, language: user.language, delegationId };
}
