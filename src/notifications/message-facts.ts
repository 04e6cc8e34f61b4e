import { Injectable } from '@nestjs/common';
import {
  DataSource,
  In,
  type EntityTarget,
  type FindOptionsWhere,
  type ObjectLiteral,
} from 'typeorm';
import { Assembly } from '../assemblies/assembly.entity.js';
import { Deadline } from '../assemblies/deadline.entity.js';
import { Invitation } from '../auth/invitation.entity.js';
import { UserAccount } from '../auth/user-account.entity.js';
import type { Language } from '../common/text/languages.js';
import { BulkOperation } from '../delegations/bulk/bulk-operation.entity.js';
import { DelegationDeadline } from '../delegations/deadlines/delegation-deadline.entity.js';
import { CredentialPower } from '../delegations/credentials/credential-power.entity.js';
import { Credentials } from '../delegations/credentials/credentials.entity.js';
import { POWERS, type Power } from '../delegations/credentials/domain/powers.js';
import { Delegation } from '../delegations/delegation.entity.js';
import { Party } from '../delegations/parties/party.entity.js';
import { Delegate } from '../delegations/people/delegate.entity.js';
import { VotingSuspension } from '../delegations/voting/voting-suspension.entity.js';
import { Duty } from '../duties/duty.entity.js';
import { Booking } from '../meetings/bookings/booking.entity.js';
import { MeetingRequest } from '../meetings/requests/meeting-request.entity.js';
import { RequestParty } from '../meetings/requests/request-party.entity.js';
import { Room } from '../venues/room.entity.js';
import { placeParam, textParam, type MessageSubject } from './domain/message.js';

/** The present names and places of what some messages speak of, read at once. */
export interface Facts {
  assemblies: Map<string, Assembly>;
  delegations: Map<string, Delegation>;
  credentials: Map<string, Credentials>;
  /** Powers granted by each credentials, in the order of a letter. */
  powers: Map<string, Power[]>;
  parties: Map<string, Party>;
  requests: Map<string, MeetingRequest>;
  /** Party ids of each request, in their order. */
  requestParties: Map<string, string[]>;
  bookings: Map<string, Booking>;
  duties: Map<string, Duty>;
  rooms: Map<string, Room>;
  invitations: Map<string, Invitation>;
  users: Map<string, UserAccount>;
  operations: Map<string, BulkOperation>;
  /** People of delegations. */
  delegates: Map<string, Delegate>;
  suspensions: Map<string, VotingSuspension>;
  /** Of each delegation that is written to about a step: `<delegation id> <step>` to the instant. */
  deadlines: Map<string, Date>;
}

type Ids = Set<string>;

function collect(subjects: readonly MessageSubject[], name: string): Ids {
  return new Set(
    subjects.map(({ params }) => textParam(params, name)).filter((id): id is string => id !== null),
  );
}

/** Name of a delegation's sender. */
export function senderName(delegation: Delegation | undefined, language: Language): string {
  const names = delegation?.member?.names ?? delegation?.organisation?.names;
  return names?.[language] ?? '';
}

/** Reads the names and places that texts need: read only, many messages in a handful of queries. */
@Injectable()
export class MessageFacts {
  constructor(private readonly dataSource: DataSource) {}

  async of(subjects: readonly MessageSubject[]): Promise<Facts> {
    const duties = await this.byId(Duty, collect(subjects, 'dutyId'));
    const requestIds = collect(subjects, 'requestId');
    for (const duty of duties.values()) requestIds.add(duty.requestId);
    const delegationIds = collect(subjects, 'delegationId');
    for (const id of collect(subjects, 'readerDelegationId')) delegationIds.add(id);
    const invitations = await this.byId(Invitation, collect(subjects, 'invitationId'));
    const assemblyIds: Ids = new Set(
      subjects.map(({ assemblyId }) => assemblyId).filter((id): id is string => id !== null),
    );
    for (const { assemblyId, delegationId } of invitations.values()) {
      if (assemblyId) assemblyIds.add(assemblyId);
      if (delegationId) delegationIds.add(delegationId);
    }
    const credentialsIds = collect(subjects, 'credentialsId');
    const [requests, requestParties, bookings, assemblies, delegations, users, operations] =
      await Promise.all([
        this.byId(MeetingRequest, requestIds),
        this.partiesOf(requestIds),
        this.bookingsOf(requestIds),
        this.byId(Assembly, assemblyIds),
        this.delegations(delegationIds),
        this.byId(UserAccount, collect(subjects, 'assigneeId')),
        this.byId(BulkOperation, collect(subjects, 'operationId')),
      ]);
    const deadlines = await this.deadlinesOf(subjects, delegations);
    const delegates = await this.byId(Delegate, collect(subjects, 'delegateId'));
    const suspensions = await this.byId(VotingSuspension, collect(subjects, 'suspensionId'));
    const partyIds = collect(subjects, 'byPartyId');
    for (const ids of requestParties.values()) for (const id of ids) partyIds.add(id);
    const roomIds: Ids = new Set();
    for (const { params } of subjects) {
      for (const name of ['before', 'after']) {
        const roomId = placeParam(params, name)?.roomId;
        if (roomId) roomIds.add(roomId);
      }
    }
    for (const { roomId } of [...duties.values(), ...bookings.values()]) roomIds.add(roomId);
    const [parties, rooms] = await Promise.all([
      this.byId(Party, partyIds),
      this.byId(Room, roomIds),
    ]);
    return {
      credentials: await this.byId(Credentials, credentialsIds),
      powers: await this.powersOf(credentialsIds),
      assemblies,
      delegations,
      parties,
      requests,
      requestParties,
      bookings,
      duties,
      rooms,
      invitations,
      users,
      operations,
      delegates,
      suspensions,
      deadlines,
    };
  }

  private async byId<T extends ObjectLiteral & { id: string }>(
    entity: EntityTarget<T>,
    ids: Ids,
  ): Promise<Map<string, T>> {
    if (ids.size === 0) return new Map();
    const where = { id: In([...ids]) } as unknown as FindOptionsWhere<T>;
    const rows = await this.dataSource.manager.findBy(entity, where);
    return new Map(rows.map((row) => [row.id, row]));
  }

  private async deadlinesOf(
    subjects: readonly MessageSubject[],
    delegations: ReadonlyMap<string, Delegation>,
  ): Promise<Map<string, Date>> {
    const found = new Map<string, Date>();
    const concerned = subjects
      .filter(({ type }) => type === 'delegation.reminded' || type === 'delegation.reopened')
      .flatMap(({ params }) => delegations.get(textParam(params, 'delegationId') ?? '') ?? []);
    if (concerned.length === 0) return found;
    const { manager } = this.dataSource;
    const general = await manager.findBy(Deadline, {
      assemblyId: In([...new Set(concerned.map(({ assemblyId }) => assemblyId))]),
    });
    for (const { id, assemblyId } of concerned) {
      for (const deadline of general) {
        if (deadline.assemblyId === assemblyId) found.set(`${id} ${deadline.step}`, deadline.at);
      }
    }
    const own = await manager.findBy(DelegationDeadline, {
      delegationId: In(concerned.map(({ id }) => id)),
    });
    for (const { delegationId, step, at } of own) found.set(`${delegationId} ${step}`, at);
    return found;
  }

  private async delegations(ids: Ids): Promise<Map<string, Delegation>> {
    if (ids.size === 0) return new Map();
    const rows = await this.dataSource.manager.find(Delegation, {
      where: { id: In([...ids]) },
      relations: { member: true, organisation: true },
    });
    return new Map(rows.map((row) => [row.id, row]));
  }

  private async powersOf(ids: Ids): Promise<Map<string, Power[]>> {
    const found = new Map<string, Power[]>();
    if (ids.size === 0) return found;
    const rows = await this.dataSource.manager.findBy(CredentialPower, {
      credentialsId: In([...ids]),
      decision: 'granted',
    });
    rows.sort((a, b) => POWERS.indexOf(a.power) - POWERS.indexOf(b.power));
    for (const { credentialsId, power } of rows) {
      found.set(credentialsId, [...(found.get(credentialsId) ?? []), power]);
    }
    return found;
  }

  private async partiesOf(requestIds: Ids): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    if (requestIds.size === 0) return found;
    const rows = await this.dataSource.manager.find(RequestParty, {
      where: { requestId: In([...requestIds]) },
      order: { requestId: 'ASC', position: 'ASC' },
    });
    for (const { requestId, partyId } of rows) {
      found.set(requestId, [...(found.get(requestId) ?? []), partyId]);
    }
    return found;
  }

  private async bookingsOf(requestIds: Ids): Promise<Map<string, Booking>> {
    if (requestIds.size === 0) return new Map();
    const rows = await this.dataSource.manager.findBy(Booking, {
      requestId: In([...requestIds]),
    });
    return new Map(rows.map((row) => [row.requestId, row]));
  }
}
