import type { MigrationInterface, QueryRunner } from 'typeorm';

const BEFORE = "'registration', 'confirmation', 'travel', 'requests', 'answers'";
const AFTER = "'registration', 'confirmation', 'credentials', 'travel', 'requests', 'answers'";

/** Credentials have a deadline of their own. */
export class CredentialsDeadline1796200400000 implements MigrationInterface {
  name = 'CredentialsDeadline1796200400000';

  async up(runner: QueryRunner): Promise<void> {
    await allow(runner, AFTER);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['deadline', 'delegation_deadline']) {
      await runner.query(`DELETE FROM "${table}" WHERE step = 'credentials'`);
    }
    await allow(runner, BEFORE);
  }
}

async function allow(runner: QueryRunner, steps: string): Promise<void> {
  for (const table of ['deadline', 'delegation_deadline']) {
    await runner.query(`ALTER TABLE "${table}" DROP CONSTRAINT "${table}_step"`);
    await runner.query(
      `ALTER TABLE "${table}" ADD CONSTRAINT "${table}_step" CHECK (step IN (${steps}))`,
    );
  }
}
