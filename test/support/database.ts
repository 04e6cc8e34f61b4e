import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { inject } from 'vitest';
import { runtimeDataSourceOptions } from '../../src/database/data-source.js';
import { databaseUrl, TEMPLATE } from './database-server.js';

export interface TestDatabase {
  /** Owner's connection, as `DATABASE_URL` holds it. */
  url: string;
  /** The runtime's connection pool with the entities given. */
  dataSource: DataSource;
  close(): Promise<void>;
}

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseAdminUrl') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A copy of the migrated template under a name of its own: tests share nothing and may run at once. */
export async function createTestDatabase(
  entities: DataSourceOptions['entities'] = [],
): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  // The template is 10 MB: copying its files is quicker than writing them to the WAL page by page.
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} STRATEGY FILE_COPY`);
  const url = databaseUrl(inject('databaseAdminUrl'), name);
  const options = runtimeDataSourceOptions({ DATABASE_URL: url, DATABASE_POOL: 8 });
  const dataSource = await new DataSource({
    ...options,
    entities,
  }).initialize();
  return {
    url,
    dataSource,
    close: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}
