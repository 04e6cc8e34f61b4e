import { AssemblyService } from '../../../src/assemblies/assembly.service.js';
import type { NewAssembly } from '../../../src/assemblies/dto/assembly.dto.js';
import { InstallationService } from '../../../src/assemblies/installation.service.js';
import { systemActor, type Actor, type Role } from '../../../src/common/actor.js';
import { SystemClock } from '../../../src/common/clock.js';
import { AppError } from '../../../src/common/errors/app-error.js';
import { entities } from '../../../src/entities.js';
import type { Transactor } from '../../../src/outbox/transactor.js';
import { ReferenceLoader } from '../../../src/reference/reference-loader.js';
import { ReferenceService } from '../../../src/reference/reference.service.js';
import { createTransactor } from '../../factories/transactor.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

export const GA93: NewAssembly = {
  code: 'GA93',
  name: '93rd INTERPOL General Assembly',
  city: 'Marrakech',
  hostIso2: 'MA',
  timezone: 'Africa/Casablanca',
  startsOn: '2025-11-24',
  endsOn: '2025-11-27',
  dayStart: '08:00',
  dayEnd: '20:00',
  slotMinutes: 30,
};

/** The services of the Assemblies on a database of their own, with the reference data. */
export interface World {
  database: TestDatabase;
  transactor: Transactor;
  reference: ReferenceService;
  assemblies: AssemblyService;
  installation: InstallationService;
  actor: Actor;
}

export async function createWorld(): Promise<World> {
  const database = await createTestDatabase(entities);
  const { dataSource } = database;
  const transactor = createTransactor(dataSource, new SystemClock());
  const reference = new ReferenceService(dataSource);
  await new ReferenceLoader(dataSource, reference).load();
  return {
    database,
    transactor,
    reference,
    assemblies: new AssemblyService(dataSource, transactor, reference),
    installation: new InstallationService(dataSource, new SystemClock()),
    actor: systemActor('test', 'test'),
  };
}

/** A person with one role in one Assembly. */
export function personWith(role: Role, assemblyId: string): Actor {
  return {
    userId: '6f5f2c52-5c1c-4e39-8a40-1f7de7a7a1b5',
    name: 'A. Person',
    language: 'en',
    grants: [{ role, assemblyId, delegationId: null }],
    requestId: 'test',
  };
}

/** The refusal of `work`, as `code` or `code: path code, path code`. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const fields = error.fields.map(({ path, code }) => `${path} ${code}`).join(', ');
    return fields === '' ? error.code : `${error.code}: ${fields}`;
  }
  return 'not refused';
}
