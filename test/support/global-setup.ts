import 'reflect-metadata';
import type { TestProject } from 'vitest/node';
import { startTestServer } from './database-server.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Owner's connection to the server's database `postgres`. */
    databaseAdminUrl: string;
  }
}

/** Gives the tests of a project a PostgreSQL server with a migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  project.provide('databaseAdminUrl', server.adminUrl);
  return () => server.release();
}
