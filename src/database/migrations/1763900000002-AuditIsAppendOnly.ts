import type { MigrationInterface, QueryRunner } from 'typeorm';
import { RUNTIME_ROLE } from '../runtime-role.js';

/** The running product can add to the history, and neither change nor delete it. */
export class AuditIsAppendOnly1763900000002 implements MigrationInterface {
  name = 'AuditIsAppendOnly1763900000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry, audit_seal FROM ${RUNTIME_ROLE}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`GRANT UPDATE, DELETE ON audit_entry, audit_seal TO ${RUNTIME_ROLE}`);
  }
}
