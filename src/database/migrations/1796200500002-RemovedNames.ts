import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RemovedNames1796200500002 implements MigrationInterface {
  name = 'RemovedNames1796200500002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "audit_key" ADD "erases_at" TIMESTAMP WITH TIME ZONE');
    await runner.query(
      'CREATE INDEX "ix_audit_key_erases_at" ON "audit_key"  ("erases_at") WHERE erases_at IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "public"."ix_audit_key_erases_at"');
    await runner.query('ALTER TABLE "audit_key" DROP COLUMN "erases_at"');
  }
}
