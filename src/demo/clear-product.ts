import type { INestApplicationContext } from '@nestjs/common';
import pg from 'pg';
import { Environment } from '../config/environment.js';

/** Tables that stay: reference data and what says how the schema was made. */
const KEPT = ['member_state', 'sub_bureau', 'organisation', 'migration'];

/** Empties all tables of the product as the owner, after a load that did not finish. */
export async function clearProduct(app: INestApplicationContext): Promise<void> {
  const client = new pg.Client({ connectionString: app.get(Environment).migrationUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
        WHERE schemaname IN ('public', 'auth') AND NOT tablename = ANY($1)`,
      [KEPT],
    );
    await client.query(
      `TRUNCATE ${rows.map(({ name }) => name).join(', ')} RESTART IDENTITY CASCADE`,
    );
  } finally {
    await client.end();
  }
}
