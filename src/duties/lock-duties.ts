import type { EntityManager } from 'typeorm';
import { AppError } from '../common/errors/app-error.js';
import { Duty } from './duty.entity.js';

/** One at a time brings the duties of an Assembly in line or spreads them; until the transaction ends. */
export async function lockDuties(manager: EntityManager, assemblyId: string): Promise<void> {
  await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('duties ' || $1, 0))`, [
    assemblyId,
  ]);
}

/** The duty, locked. Throws `not_found`. */
export async function lockDuty(
  manager: EntityManager,
  assemblyId: string,
  dutyId: string,
): Promise<Duty> {
  const duty = await manager.findOne(Duty, {
    where: { id: dutyId, assemblyId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!duty) throw new AppError('not_found');
  return duty;
}
