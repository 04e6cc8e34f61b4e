import { runMigrations } from 'bullmq';
import pg from 'pg';
import { RUNTIME_ROLE } from '../database/runtime-role.js';

/** Schema of BullMQ's tables in PostgreSQL. */
export const QUEUE_SCHEMA = 'bullmq';

/**
 * Makes or updates BullMQ's tables as the owner of the database and lets the running product use them,
 * so that it never needs to change a schema. Safe to repeat; two processes at once wait for each other.
 */
export async function migrateQueueSchema(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
    await client.query(`GRANT USAGE ON SCHEMA ${QUEUE_SCHEMA} TO ${RUNTIME_ROLE}`);
    await client.query(
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO ${RUNTIME_ROLE}`,
    );
    await client.query(
      `GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA ${QUEUE_SCHEMA} TO ${RUNTIME_ROLE}`,
    );
    await client.query(
      `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${QUEUE_SCHEMA} TO ${RUNTIME_ROLE}`,
    );
  } finally {
    await client.end();
  }
}
