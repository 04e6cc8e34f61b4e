import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Bulk1795652541750 implements MigrationInterface {
  name = 'Bulk1795652541750';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "bulk_operation" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "assembly_id" uuid NOT NULL, "kind" character varying(16) NOT NULL, "status" character varying(8) NOT NULL, "step" character varying(20), "moved_to" TIMESTAMP WITH TIME ZONE, "note" character varying(1000) NOT NULL DEFAULT \'\', "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "finished_at" TIMESTAMP WITH TIME ZONE, "created_by" uuid, CONSTRAINT "bulk_operation_reason" CHECK (kind <> \'reconfirm\' OR note <> \'\'), CONSTRAINT "bulk_operation_moved" CHECK (kind <> \'move_deadline\' OR moved_to IS NOT NULL), CONSTRAINT "bulk_operation_step" CHECK (kind NOT IN (\'remind\', \'move_deadline\') OR step IS NOT NULL), CONSTRAINT "bulk_operation_status" CHECK (status IN (\'waiting\', \'running\', \'done\', \'undone\')), CONSTRAINT "bulk_operation_kind" CHECK (kind IN (\'invite\', \'remind\', \'move_deadline\', \'reconfirm\')), CONSTRAINT "pk_bulk_operation" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "ix_bulk_operation_open" ON "bulk_operation"  ("starts_at") WHERE status IN (\'waiting\', \'running\')',
    );
    await runner.query(
      'CREATE INDEX "ix_bulk_operation_assembly_id_created_at" ON "bulk_operation"  ("assembly_id", "created_at") ',
    );
    await runner.query(
      'CREATE TABLE "bulk_item" ("operation_id" uuid NOT NULL, "delegation_id" uuid NOT NULL, "state" character varying(8) NOT NULL, "reason" character varying(20), CONSTRAINT "bulk_item_reason" CHECK ((state = \'skipped\') = (reason IS NOT NULL)), CONSTRAINT "bulk_item_state" CHECK (state IN (\'pending\', \'done\', \'skipped\')), CONSTRAINT "pk_bulk_item" PRIMARY KEY ("operation_id", "delegation_id"))',
    );
    await runner.query(
      'CREATE INDEX "ix_bulk_item_pending" ON "bulk_item"  ("operation_id") WHERE state = \'pending\'',
    );
    await runner.query(
      'CREATE TABLE "delegation_deadline" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "delegation_id" uuid NOT NULL, "step" character varying(20) NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "uq_delegation_deadline_delegation_id_step" UNIQUE ("delegation_id", "step"), CONSTRAINT "delegation_deadline_step" CHECK (step IN (\'registration\', \'confirmation\', \'requests\', \'answers\', \'travel\')), CONSTRAINT "pk_delegation_deadline" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'ALTER TABLE "bulk_operation" ADD CONSTRAINT "fk_bulk_operation_assembly_id" FOREIGN KEY ("assembly_id") REFERENCES "assembly"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "bulk_item" ADD CONSTRAINT "fk_bulk_item_operation_id" FOREIGN KEY ("operation_id") REFERENCES "bulk_operation"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "bulk_item" ADD CONSTRAINT "fk_bulk_item_delegation_id" FOREIGN KEY ("delegation_id") REFERENCES "delegation"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "delegation_deadline" ADD CONSTRAINT "fk_delegation_deadline_delegation_id" FOREIGN KEY ("delegation_id") REFERENCES "delegation"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE "delegation_deadline" DROP CONSTRAINT "fk_delegation_deadline_delegation_id"',
    );
    await runner.query('ALTER TABLE "bulk_item" DROP CONSTRAINT "fk_bulk_item_delegation_id"');
    await runner.query('ALTER TABLE "bulk_item" DROP CONSTRAINT "fk_bulk_item_operation_id"');
    await runner.query(
      'ALTER TABLE "bulk_operation" DROP CONSTRAINT "fk_bulk_operation_assembly_id"',
    );
    await runner.query('DROP TABLE "delegation_deadline"');
    await runner.query('DROP INDEX "public"."ix_bulk_item_pending"');
    await runner.query('DROP TABLE "bulk_item"');
    await runner.query('DROP INDEX "public"."ix_bulk_operation_assembly_id_created_at"');
    await runner.query('DROP INDEX "public"."ix_bulk_operation_open"');
    await runner.query('DROP TABLE "bulk_operation"');
  }
}
