import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/database/embedded/embedded-postgres.js';
import { prepareDatabase } from '../../src/launch/prepare-database.js';

/** Migrated and filled with the reference data; every test database is a copy of it. */
export const TEMPLATE = 'ga93_template';

interface RunningServer {
  adminUrl: string;
  stop(): Promise<void>;
}

/**
 * Each project of a test run loads this module for itself; the server is one for the whole run, so it
 * hangs on the process.
 */
const shared = globalThis as typeof globalThis & {
  ga93TestServer?: { starting: Promise<RunningServer>; users: number };
};

export function databaseUrl(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.toString();
}

async function start(): Promise<RunningServer> {
  const server = await startEmbeddedPostgres({ ephemeral: true });
  const adminUrl = databaseUrl(server.url, 'postgres');
  try {
    const admin = new pg.Client({ connectionString: adminUrl });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${TEMPLATE}`);
    await admin.end();
    await prepareDatabase(databaseUrl(adminUrl, TEMPLATE));
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { adminUrl, stop: () => server.stop() };
}

/** The run's one server, started by the first who asks and stopped by the last who lets go. */
export async function startTestServer(): Promise<{
  adminUrl: string;
  release(): Promise<void>;
}> {
  const entry = (shared.ga93TestServer ??= { starting: start(), users: 0 });
  entry.users += 1;
  const server = await entry.starting;
  return {
    adminUrl: server.adminUrl,
    release: async () => {
      entry.users -= 1;
      if (entry.users > 0) return;
      delete shared.ga93TestServer;
      await server.stop();
    },
  };
}
