import type { EntityManager } from 'typeorm';
import { Assembly } from '../../assemblies/assembly.entity.js';
import { AppError } from '../../common/errors/app-error.js';

/**
 * Locks the Assembly until the transaction ends: plans are numbered and published one after the other.
 * Throws `not_found`.
 */
export async function lockAssembly(manager: EntityManager, assemblyId: string): Promise<void> {
  const assembly = await manager.findOne(Assembly, {
    where: { id: assemblyId },
    select: { id: true },
    lock: { mode: 'pessimistic_write' },
  });
  if (!assembly) throw new AppError('not_found');
}
