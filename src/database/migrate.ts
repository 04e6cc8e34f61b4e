import { DataSource } from 'typeorm';
import { migrateQueueSchema } from '../queue/migrate-queue-schema.js';
import { ownerDataSourceOptions } from './data-source.js';

/**
 * Brings the schema up to date as its owner, and returns the names of the migrations that ran.
 * Two processes at once wait for each other on an advisory lock.
 */
export async function runMigrations(ownerUrl: string): Promise<string[]> {
  const dataSource = await new DataSource(ownerDataSourceOptions(ownerUrl)).initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query("SELECT pg_advisory_lock(hashtext('ga93-migrations'))");
    const ran = await dataSource.runMigrations();
    await migrateQueueSchema(ownerUrl);
    return ran.map((migration) => migration.name);
  } finally {
    await lock
      .query("SELECT pg_advisory_unlock(hashtext('ga93-migrations'))")
      .catch(() => undefined);
    await lock.release();
    await dataSource.destroy();
  }
}
