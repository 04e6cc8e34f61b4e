import type { MigrationInterface, QueryRunner } from 'typeorm';
import { RUNTIME_ROLE } from '../runtime-role.js';

/**
 * Readiness compares the migrations that ran with those of the process. Their table is older than the
 * default privileges, so it needs a grant of its own.
 */
export class ReadinessReadsMigrations1795451500000 implements MigrationInterface {
  name = 'ReadinessReadsMigrations1795451500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`GRANT SELECT ON migration TO ${RUNTIME_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`REVOKE SELECT ON migration FROM ${RUNTIME_ROLE}`);
  }
}
