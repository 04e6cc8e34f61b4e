import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { AccountService } from '../auth/accounts/account.service.js';
import type { Actor } from '../common/actor.js';
import { AppError } from '../common/errors/app-error.js';
import { decodeCursor, toPage } from '../common/pagination.js';
import { isUuid } from '../common/validation/uuid.js';
import { PartyService } from '../delegations/parties/party.service.js';
import { RequestParty } from '../meetings/requests/request-party.entity.js';
import type { DutyList, DutyPage, DutyQuery, DutyView } from './dto/duty.dto.js';
import { Duty } from './duty.entity.js';

/** Duties as staff and organizers see them. */
@Injectable()
export class DutyReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly parties: PartyService,
    private readonly accounts: AccountService,
  ) {}

  /** One page, by time. */
  async list(assemblyId: string, query: DutyQuery): Promise<DutyPage> {
    const select = this.dataSource.manager
      .createQueryBuilder(Duty, 'duty')
      .leftJoinAndSelect('duty.room', 'room')
      .leftJoinAndSelect('duty.previousRoom', 'previousRoom')
      .innerJoinAndSelect('duty.request', 'request')
      .where('duty.assemblyId = :assemblyId', { assemblyId })
      .orderBy('duty.startsAt', 'ASC')
      .addOrderBy('duty.id', 'ASC')
      .take(query.limit + 1);
    if (query.status) select.andWhere('duty.status IN (:...status)', { status: query.status });
    else select.andWhere("duty.status <> 'cancelled'");
    if (query.assigneeId === 'none') select.andWhere('duty.assigneeId IS NULL');
    else if (query.assigneeId !== undefined) {
      select.andWhere('duty.assigneeId = :assigneeId', { assigneeId: query.assigneeId });
    }
    if (query.cursor !== undefined) {
      const [at, id] = decodeCursor(query.cursor, 2).map(String);
      if (!isUuid(id ?? '') || Number.isNaN(Date.parse(at ?? ''))) {
        throw new AppError('validation_failed', {
          fields: [{ path: 'cursor', code: 'wrong_value' }],
        });
      }
      select.andWhere('(duty.startsAt, duty.id) > (:at::timestamptz, :id::uuid)', { at, id });
    }
    const page = toPage(await select.getMany(), query.limit, ({ startsAt, id }) => [
      startsAt.toISOString(),
      id,
    ]);
    return { items: await this.views(assemblyId, page.items), nextCursor: page.nextCursor };
  }

  /** All that are or were the reader's, by time: a cancelled one must be seen, or somebody walks there for nothing. */
  async mine(actor: Actor, assemblyId: string): Promise<DutyList> {
    if (actor.userId === null) return { items: [] };
    const duties = await this.dataSource.manager.find(Duty, {
      where: { assemblyId, assigneeId: actor.userId },
      relations: { room: true, previousRoom: true, request: true },
      order: { startsAt: 'ASC', id: 'ASC' },
    });
    return { items: await this.views(assemblyId, duties) };
  }

  /** Throws `not_found`. */
  async get(assemblyId: string, dutyId: string): Promise<DutyView> {
    const duty = await this.dataSource.manager.findOne(Duty, {
      where: { id: dutyId, assemblyId },
      relations: { room: true, previousRoom: true, request: true },
    });
    const [view] = duty ? await this.views(assemblyId, [duty]) : [];
    if (!view) throw new AppError('not_found');
    return view;
  }

  private async views(assemblyId: string, duties: Duty[]): Promise<DutyView[]> {
    const { manager } = this.dataSource;
    const [rows, plates, people] = await Promise.all([
      manager.find(RequestParty, {
        where: { requestId: In(duties.map(({ requestId }) => requestId)), answer: 'accepted' },
        order: { requestId: 'ASC', position: 'ASC' },
      }),
      this.parties.plates(assemblyId),
      this.accounts.byId(duties.flatMap(({ assigneeId }) => assigneeId ?? [])),
    ]);
    const partiesOf = new Map<string, DutyView['parties']>();
    for (const { requestId, partyId } of rows) {
      const plate = plates.get(partyId);
      if (!plate) continue;
      const { code, kind, flag, names } = plate;
      const party = { partyId, code, kind, iso2: flag, names };
      partiesOf.set(requestId, [...(partiesOf.get(requestId) ?? []), party]);
    }
    return duties.map((duty) => ({
      id: duty.id,
      kind: duty.kind,
      status: duty.status,
      requestId: duty.requestId,
      startsAt: duty.startsAt,
      endsAt: duty.endsAt,
      room: { id: duty.roomId, name: duty.room.name, zone: duty.room.zone },
      previousStartsAt: duty.previousStartsAt,
      previousRoomName: duty.previousRoom?.name ?? null,
      seats: duty.request.size,
      parties: partiesOf.get(duty.requestId) ?? [],
      assignee:
        duty.assigneeId === null
          ? null
          : { id: duty.assigneeId, name: people.get(duty.assigneeId)?.name ?? '' },
      reason: duty.reason,
      acknowledgedAt: duty.acknowledgedAt,
      version: duty.version,
    }));
  }
}
