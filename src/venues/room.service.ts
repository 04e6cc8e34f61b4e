import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import type { Assembly } from '../assemblies/assembly.entity.js';
import { AssemblyService } from '../assemblies/assembly.service.js';
import { fieldChanges, fieldsOf } from '../audit/field-changes.js';
import type { AuditChanges } from '../audit/audit-entry.entity.js';
import type { Actor } from '../common/actor.js';
import { fieldMessages, importCsv, type ImportReport } from '../common/csv/csv-import.js';
import type { ImportDto } from '../common/csv/import.dto.js';
import { AppError } from '../common/errors/app-error.js';
import { checkVersion } from '../common/http/if-match.js';
import { Translator } from '../common/text/translator.js';
import { given } from '../common/validation/given.js';
import { Transactor, type Transaction } from '../outbox/transactor.js';
import type { CreateClosureDto, NewRoom, UpdateRoomDto } from './dto/room.dto.js';
import { refusedWhileInUse } from './in-use.js';
import { readPeriod } from './period-rules.js';
import { RoomClosure } from './room-closure.entity.js';
import { roomHoursProblems, roomSpec, roomValues } from './room-import.js';
import { Room } from './room.entity.js';

/** A room with the times in which it is closed. */
export type RoomView = Room & { closures: RoomClosure[] };

const FIELDS = [
  'name',
  'capacity',
  'features',
  'zone',
  'opens',
  'closes',
  'illustrative',
] as const satisfies readonly (keyof Room)[];

@Injectable()
export class RoomService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly assemblies: AssemblyService,
    private readonly translator: Translator,
  ) {}

  /** Every room of the Assembly with its closures, by name. */
  async all(
    assemblyId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<RoomView[]> {
    const rooms = await manager.find(Room, { where: { assemblyId }, order: { name: 'ASC' } });
    return withClosures(manager, rooms);
  }

  /** As {@link all}, for a reader with a role in the Assembly. Throws `not_found`. */
  async list(actor: Actor, assemblyId: string): Promise<RoomView[]> {
    await this.assemblies.requireVisible(actor, assemblyId);
    return this.all(assemblyId);
  }

  /** Throws `not_found`, `dates_invalid`, and `already_exists` when the name is taken. */
  async create(actor: Actor, assemblyId: string, input: NewRoom): Promise<RoomView> {
    return this.transactor.run(actor, async (tx) =>
      this.createIn(tx, await this.assemblies.require(assemblyId, tx.manager), input),
    );
  }

  /** As {@link create}, inside a transaction that makes more. */
  async createIn(tx: Transaction, assembly: Assembly, input: NewRoom): Promise<RoomView> {
    const room = tx.manager.create(Room, {
      features: [],
      zone: null,
      opens: null,
      closes: null,
      illustrative: false,
      ...given(input),
      id: randomUUID(),
      name: input.name.trim(),
      assemblyId: assembly.id,
    });
    await this.check(tx.manager, assembly, room);
    await tx.manager.save(room);
    await this.record(tx, room, 'room.created', fieldChanges<Room>({}, room, FIELDS));
    return Object.assign(room, { closures: [] });
  }

  /** Throws `edit_conflict` when somebody saved it since `version`, and as {@link create}. */
  async update(
    actor: Actor,
    assemblyId: string,
    id: string,
    version: number,
    input: UpdateRoomDto,
  ): Promise<RoomView> {
    return this.transactor.run(actor, async (tx) => {
      const assembly = await this.assemblies.require(assemblyId, tx.manager);
      const room = await this.lock(tx.manager, assemblyId, id);
      checkVersion(room, version);
      await this.change(tx, assembly, room, input);
      const [view] = await withClosures(tx.manager, [room]);
      if (!view) throw new AppError('not_found');
      return view;
    });
  }

  /** Throws `wrong_state` while a booking or a plan uses the room. */
  async remove(actor: Actor, assemblyId: string, id: string): Promise<void> {
    const removal = this.transactor.run(actor, async (tx) => {
      const room = await this.lock(tx.manager, assemblyId, id);
      await tx.manager.delete(Room, { id });
      await this.record(tx, room, 'room.deleted', fieldChanges<Room>(room, {}, FIELDS));
    });
    await refusedWhileInUse(removal, { path: 'roomId', code: 'room_in_use' });
  }

  /** Closes the room for a time. Throws `dates_invalid` for one outside the Assembly's days. */
  async close(
    actor: Actor,
    assemblyId: string,
    roomId: string,
    input: CreateClosureDto,
  ): Promise<RoomClosure> {
    return this.transactor.run(actor, async (tx) => {
      const assembly = await this.assemblies.require(assemblyId, tx.manager);
      const room = await this.lock(tx.manager, assemblyId, roomId);
      const period = readPeriod(assembly, input);
      const closure = await tx.manager.save(
        tx.manager.create(RoomClosure, { ...period, roomId, reason: input.reason?.trim() ?? '' }),
      );
      await this.record(tx, room, 'room.closed', {
        closure: { from: null, to: period },
      });
      return closure;
    });
  }

  /** Takes a closure back. */
  async reopen(actor: Actor, assemblyId: string, roomId: string, id: string): Promise<void> {
    await this.transactor.run(actor, async (tx) => {
      const room = await this.lock(tx.manager, assemblyId, roomId);
      const closure = await tx.manager.findOneBy(RoomClosure, { id, roomId });
      if (!closure) throw new AppError('not_found');
      await tx.manager.delete(RoomClosure, { id });
      const { startsAt, endsAt } = closure;
      await this.record(tx, room, 'room.reopened', {
        closure: { from: { startsAt, endsAt }, to: null },
      });
    });
  }

  /** Previews or applies a CSV file of rooms; the name tells which. Throws `file_invalid`. */
  async import(actor: Actor, assemblyId: string, input: ImportDto): Promise<ImportReport> {
    return this.transactor.run(actor, async (tx) => {
      const assembly = await this.assemblies.require(assemblyId, tx.manager);
      return importCsv(
        input,
        roomSpec(assembly),
        {
          existing: await tx.manager.findBy(Room, { assemblyId }),
          valuesOf: roomValues,
          create: (row) => this.createIn(tx, assembly, row),
          update: (room, changed) => this.change(tx, assembly, room, changed),
        },
        fieldMessages(this.translator, actor.language),
      );
    });
  }

  private async change(
    tx: Transaction,
    assembly: Assembly,
    room: Room,
    input: UpdateRoomDto,
  ): Promise<void> {
    const before = fieldsOf(room, FIELDS);
    tx.manager.merge(Room, room, input);
    // `merge` joins lists element by element; the list given is the whole list.
    if (input.features !== undefined) room.features = input.features;
    room.name = room.name.trim();
    room.opens = withSeconds(room.opens);
    room.closes = withSeconds(room.closes);
    await this.check(tx.manager, assembly, room);
    const changes = fieldChanges<Room>(before, room, FIELDS);
    if (Object.keys(changes).length === 0) return;
    await tx.manager.save(room);
    await this.record(tx, room, 'room.changed', changes);
  }

  private async check(manager: EntityManager, assembly: Assembly, room: Room): Promise<void> {
    const fields = roomHoursProblems(assembly, room);
    if (fields.length > 0) throw new AppError('dates_invalid', { fields });
    const named = await manager.findOneBy(Room, { assemblyId: assembly.id, name: room.name });
    if (named && named.id !== room.id) {
      throw new AppError('already_exists', { fields: [{ path: 'name', code: 'not_unique' }] });
    }
  }

  private async lock(manager: EntityManager, assemblyId: string, id: string): Promise<Room> {
    const room = await manager.findOne(Room, {
      where: { id, assemblyId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!room) throw new AppError('not_found');
    return room;
  }

  private async record(
    tx: Transaction,
    room: Room,
    action: string,
    changes: AuditChanges,
  ): Promise<void> {
    await tx.audit({
      action,
      subjectType: 'room',
      subjectId: room.id,
      assemblyId: room.assemblyId,
      changes,
    });
  }
}

async function withClosures(manager: EntityManager, rooms: readonly Room[]): Promise<RoomView[]> {
  const closures = await manager.find(RoomClosure, {
    where: { roomId: In(rooms.map(({ id }) => id)) },
    order: { startsAt: 'ASC' },
  });
  return rooms.map((room) =>
    Object.assign(room, { closures: closures.filter(({ roomId }) => roomId === room.id) }),
  );
}

/** As the database writes a time, so that one that stays the same does not read as a change. */
function withSeconds(time: string | null): string | null {
  return time?.length === 5 ? `${time}:00` : time;
}
