import { runMigrations } from 'bullmq';
import pg from 'pg';
import { RUNTIME_ROLE } from '../database/runtime-role.js';
import { QUEUES } from './queues.js';

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
    for (const queue of QUEUES) await createIdSequence(client, queue);
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

/** BullMQ makes a queue's sequence of ids with its first job, which the running product may not. */
async function createIdSequence(client: pg.Client, queue: string): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(
    `SELECT format('CREATE SEQUENCE IF NOT EXISTS ${QUEUE_SCHEMA}.%I',
                   ${QUEUE_SCHEMA}.job_id_seq_name($1)) AS statement`,
    [queue],
  );
  for (const { statement } of rows) await client.query(statement);
}
