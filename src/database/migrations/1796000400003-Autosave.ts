import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Autosave1796000400003 implements MigrationInterface {
  name = 'Autosave1796000400003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "autosave_note" ("delegate_id" uuid NOT NULL, "actor_user_id" uuid NOT NULL, "delegation_id" uuid NOT NULL, "assembly_id" uuid NOT NULL, "on_behalf_of" uuid, "request_id" text NOT NULL, "first_at" TIMESTAMP WITH TIME ZONE NOT NULL, "last_at" TIMESTAMP WITH TIME ZONE NOT NULL, "fields" text array NOT NULL, CONSTRAINT "autosave_note_times" CHECK (last_at >= first_at), CONSTRAINT "autosave_note_fields" CHECK (cardinality(fields) > 0), CONSTRAINT "pk_autosave_note" PRIMARY KEY ("delegate_id", "actor_user_id"))',
    );
    await runner.query(
      'CREATE INDEX "ix_autosave_note_delegation_id" ON "autosave_note" ("delegation_id")',
    );
    await runner.query('CREATE INDEX "ix_autosave_note_last_at" ON "autosave_note" ("last_at")');
    await runner.query(
      'ALTER TABLE "autosave_note" ADD CONSTRAINT "fk_autosave_note_delegate_id" FOREIGN KEY ("delegate_id") REFERENCES "delegate"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE "autosave_note" DROP CONSTRAINT "fk_autosave_note_delegate_id"',
    );
    await runner.query('DROP INDEX "public"."ix_autosave_note_last_at"');
    await runner.query('DROP INDEX "public"."ix_autosave_note_delegation_id"');
    await runner.query('DROP TABLE "autosave_note"');
  }
}
