import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of what is said of a letter the planner knows who saved each field, and when. */
export class CredentialsFieldSaves1796200400001 implements MigrationInterface {
  name = 'CredentialsFieldSaves1796200400001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "credentials" ADD "field_saves" jsonb NOT NULL DEFAULT \'{}\'');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "credentials" DROP COLUMN "field_saves"');
  }
}
