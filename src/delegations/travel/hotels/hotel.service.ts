import { Injectable } from '@nestjs/common';
import { DataSource, QueryFailedError } from 'typeorm';
import { AssemblyService } from '../../../assemblies/assembly.service.js';
import type { Actor } from '../../../common/actor.js';
import { AppError } from '../../../common/errors/app-error.js';
import { checkVersion } from '../../../common/http/if-match.js';
import { Transactor, type Transaction } from '../../../outbox/transactor.js';
import { cleanFields } from '../../domain/clean-fields.js';
import { TravelStay } from '../travel-stay.entity.js';
import { Hotel } from './hotel.entity.js';

export interface HotelInput {
  name: string;
  address?: string;
  phone?: string;
}

/** A hotel with the number of people who stay in it. */
export type HotelWithGuests = Hotel & { guests: number };

const LIMITS = { name: 120, address: 200, phone: 40 } as const;

/** The hotels among which delegations choose. */
@Injectable()
export class HotelService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly assemblies: AssemblyService,
  ) {}

  /** By name. Errors: `not_found` (Assembly). */
  async list(assemblyId: string): Promise<HotelWithGuests[]> {
    await this.assemblies.require(assemblyId);
    const { manager } = this.dataSource;
    const hotels = await manager.find(Hotel, { where: { assemblyId }, order: { name: 'ASC' } });
    const counts = await manager
      .createQueryBuilder(TravelStay, 'stay')
      .innerJoin('stay.hotel', 'hotel')
      .select('stay.hotel_id', 'id')
      .addSelect('count(*)::int', 'guests')
      .where('hotel.assembly_id = :assemblyId', { assemblyId })
      .groupBy('stay.hotel_id')
      .getRawMany<{ id: string; guests: number }>();
    const guests = new Map(counts.map((row) => [row.id, row.guests]));
    return hotels.map((hotel) => Object.assign(hotel, { guests: guests.get(hotel.id) ?? 0 }));
  }

  /** Errors: `validation_failed`, `already_exists` (name), `not_found` (Assembly). */
  async create(actor: Actor, assemblyId: string, input: HotelInput): Promise<HotelWithGuests> {
    await this.assemblies.require(assemblyId);
    const fields = cleaned(input);
    return this.write(actor, async (tx) => {
      const hotel = await tx.manager.save(tx.manager.create(Hotel, { assemblyId, ...fields }));
      await record(tx, hotel, 'hotel.created');
      return Object.assign(hotel, { guests: 0 });
    });
  }

  /** Errors: those of {@link create}, `edit_conflict`. */
  async change(
    actor: Actor,
    assemblyId: string,
    hotelId: string,
    version: number,
    input: Partial<HotelInput>,
  ): Promise<HotelWithGuests> {
    const fields = cleaned(input);
    return this.write(actor, async (tx) => {
      const hotel = await lock(tx, assemblyId, hotelId);
      checkVersion(hotel, version);
      await tx.manager.save(Object.assign(hotel, fields));
      await record(tx, hotel, 'hotel.changed');
      const guests = await tx.manager.countBy(TravelStay, { hotelId });
      return Object.assign(hotel, { guests });
    });
  }

  /** Errors: `not_found`, `wrong_state` while people stay in it. */
  async remove(actor: Actor, assemblyId: string, hotelId: string): Promise<void> {
    await this.transactor.run(actor, async (tx) => {
      const hotel = await lock(tx, assemblyId, hotelId);
      if (await tx.manager.existsBy(TravelStay, { hotelId })) {
        throw new AppError('wrong_state', { fields: [{ path: 'hotelId', code: 'hotel_in_use' }] });
      }
      await tx.manager.delete(Hotel, { id: hotel.id });
      await record(tx, hotel, 'hotel.removed');
    });
  }

  private async write<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
    try {
      return await this.transactor.run(actor, work);
    } catch (error) {
      const { constraint } =
        error instanceof QueryFailedError ? (error.driverError as { constraint?: string }) : {};
      if (constraint !== 'uq_hotel_assembly_id_name') throw error;
      throw new AppError('already_exists', {
        fields: [{ path: 'name', code: 'not_unique' }],
        cause: error,
      });
    }
  }
}

async function lock(tx: Transaction, assemblyId: string, id: string): Promise<Hotel> {
  const hotel = await tx.manager.findOne(Hotel, {
    where: { id, assemblyId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!hotel) throw new AppError('not_found');
  return hotel;
}

async function record(tx: Transaction, { id, assemblyId }: Hotel, action: string): Promise<void> {
  await tx.audit({ action, subjectType: 'hotel', subjectId: id, assemblyId });
}

function cleaned(input: Partial<HotelInput>): Partial<HotelInput> {
  const fields = cleanFields(input, LIMITS);
  if (fields.name === '') {
    throw new AppError('validation_failed', { fields: [{ path: 'name', code: 'required' }] });
  }
  return fields;
}
