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

export interface DatabaseCopy {
  /** Owner's connection, as `DATABASE_URL` holds it. */
  url: string;
  drop(): Promise<void>;
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

/**
 * A copy of a template under a name of its own: tests share nothing and may run at once. Nobody may be
 * connected to the template. By default it is the migrated one with the reference data.
 */
export async function copyDatabase(template = TEMPLATE): Promise<DatabaseCopy> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  // The template is 10 MB: copying its files is quicker than writing them to the WAL page by page.
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  return {
    url: databaseUrl(inject('databaseAdminUrl'), name),
    drop: () => asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** A copy of the migrated template, and a pool that is connected to it. */
export async function createTestDatabase(
  entities: DataSourceOptions['entities'] = [],
): Promise<TestDatabase> {
  const { url, drop } = await copyDatabase();
  const options = runtimeDataSourceOptions({ DATABASE_URL: url, DATABASE_POOL: 8 });
  const dataSource = await new DataSource({ ...options, entities }).initialize();
  return {
    url,
    dataSource,
    close: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await drop();
    },
  };
}
