import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AuditValues1796100200001 implements MigrationInterface {
  name = 'AuditValues1796100200001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "audit_key" ("subject_id" uuid NOT NULL, "sealed" bytea NOT NULL, "key_id" character varying(20) NOT NULL, CONSTRAINT "pk_audit_key" PRIMARY KEY ("subject_id"))',
    );
    await runner.query(
      'ALTER TABLE "autosave_note" ADD "action" character varying(20) NOT NULL DEFAULT \'delegate.changed\'',
    );
    // What is open was typed on cards.
    await runner.query('ALTER TABLE "autosave_note" ALTER COLUMN "action" DROP DEFAULT');
    await runner.query('ALTER TABLE "autosave_note" DROP CONSTRAINT "pk_autosave_note"');
    await runner.query(
      'ALTER TABLE "autosave_note" ADD CONSTRAINT "pk_autosave_note" PRIMARY KEY ("delegate_id", "actor_user_id", "action")',
    );
    await runner.query('ALTER TABLE "autosave_note" ADD "sealed" jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM autosave_note WHERE action <> 'delegate.changed'");
    await runner.query('ALTER TABLE "autosave_note" DROP COLUMN "sealed"');
    await runner.query('ALTER TABLE "autosave_note" DROP CONSTRAINT "pk_autosave_note"');
    await runner.query(
      'ALTER TABLE "autosave_note" ADD CONSTRAINT "pk_autosave_note" PRIMARY KEY ("delegate_id", "actor_user_id")',
    );
    await runner.query('ALTER TABLE "autosave_note" DROP COLUMN "action"');
    await runner.query('DROP TABLE "audit_key"');
  }
}
