import type { MigrationInterface, QueryRunner } from 'typeorm';

export class HistoryPages1796200500001 implements MigrationInterface {
  name = 'HistoryPages1796200500001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "public"."ix_audit_entry_subject_type_subject_id"');
    await runner.query(
      'CREATE INDEX "ix_audit_entry_subject_type_subject_id_sequence" ON "audit_entry"  ("subject_type", "subject_id", "sequence") ',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "public"."ix_audit_entry_subject_type_subject_id_sequence"');
    await runner.query(
      'CREATE INDEX "ix_audit_entry_subject_type_subject_id" ON "audit_entry" USING btree ("subject_id", "subject_type") ',
    );
  }
}
