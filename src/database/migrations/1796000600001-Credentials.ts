import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Credentials1796000600001 implements MigrationInterface {
  name = 'Credentials1796000600001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "stored_file" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "kind" character varying(20) NOT NULL, "assembly_id" uuid NOT NULL, "delegation_id" uuid NOT NULL, "storage_key" character varying(64) NOT NULL, "size" integer NOT NULL, "mime" character varying(40) NOT NULL, "sha256" bytea NOT NULL, "created_by" uuid, "state" character varying(10) NOT NULL DEFAULT \'kept\', CONSTRAINT "uq_stored_file_storage_key" UNIQUE ("storage_key"), CONSTRAINT "stored_file_sha256" CHECK (length(sha256) = 32), CONSTRAINT "stored_file_size" CHECK (size BETWEEN 1 AND 5242880), CONSTRAINT "stored_file_state" CHECK (state IN (\'kept\', \'removed\', \'purged\')), CONSTRAINT "stored_file_kind" CHECK (kind IN (\'photo\', \'credential_letter\')), CONSTRAINT "pk_stored_file" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "ix_stored_file_delegation_id" ON "stored_file"  ("delegation_id") ',
    );
    await runner.query(
      'CREATE INDEX "ix_stored_file_kind_state_id" ON "stored_file"  ("kind", "state", "id") ',
    );
    await runner.query(
      'CREATE INDEX "ix_stored_file_removed" ON "stored_file"  ("id") WHERE state = \'removed\'',
    );
    await runner.query(
      "CREATE TABLE \"credentials\" (\"id\" uuid NOT NULL DEFAULT gen_random_uuid(), \"created_at\" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), \"updated_at\" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), \"version\" integer NOT NULL, \"assembly_id\" uuid NOT NULL, \"delegation_id\" uuid NOT NULL, \"status\" character varying(10) NOT NULL DEFAULT 'missing', \"status_at\" TIMESTAMP WITH TIME ZONE NOT NULL, \"rejection\" character varying(30), \"reason\" character varying(1000) NOT NULL DEFAULT '', \"letter_file_id\" uuid, \"signatory_name\" character varying(200) NOT NULL DEFAULT '', \"signatory_capacity\" character varying(40), \"signatory_function\" character varying(200) NOT NULL DEFAULT '', \"signed_on\" date, CONSTRAINT \"uq_credentials_delegation_id\" UNIQUE (\"delegation_id\"), CONSTRAINT \"credentials_capacity\" CHECK (signatory_capacity IN ('head_of_state', 'head_of_government', 'minister_of_foreign_affairs', 'minister_of_interior', 'minister_of_justice', 'head_of_police', 'head_of_mission', 'head_of_organisation', 'other')), CONSTRAINT \"credentials_letter\" CHECK (status = 'missing' OR letter_file_id IS NOT NULL), CONSTRAINT \"credentials_reason\" CHECK (rejection IS DISTINCT FROM 'other' OR reason <> ''), CONSTRAINT \"credentials_rejection\" CHECK (rejection IN ('not_signed', 'illegible', 'wrong_assembly', 'signatory_not_competent', 'names_differ', 'powers_unclear', 'other')), CONSTRAINT \"credentials_rejected\" CHECK ((status = 'rejected') = (rejection IS NOT NULL)), CONSTRAINT \"credentials_status\" CHECK (status IN ('missing', 'received', 'verified', 'rejected')), CONSTRAINT \"pk_credentials\" PRIMARY KEY (\"id\"))",
    );
    await runner.query(
      'CREATE INDEX "ix_credentials_letter_file_id" ON "credentials"  ("letter_file_id") ',
    );
    await runner.query(
      'CREATE INDEX "ix_credentials_assembly_id_status_status_at_id" ON "credentials"  ("assembly_id", "status", "status_at", "id") ',
    );
    await runner.query(
      'CREATE TABLE "credential_power" ("credentials_id" uuid NOT NULL, "power" character varying(20) NOT NULL, "decision" character varying(10) NOT NULL DEFAULT \'pending\', "decided_at" TIMESTAMP WITH TIME ZONE, "decided_by" uuid, CONSTRAINT "credential_power_decided" CHECK ((decision = \'pending\') = (decided_at IS NULL)), CONSTRAINT "credential_power_decision" CHECK (decision IN (\'pending\', \'granted\', \'refused\')), CONSTRAINT "credential_power_power" CHECK (power IN (\'represent\', \'speak\', \'approve_agenda\', \'vote\', \'nominate\')), CONSTRAINT "pk_credential_power" PRIMARY KEY ("credentials_id", "power"))',
    );
    await runner.query(
      'ALTER TABLE "credentials" ADD CONSTRAINT "fk_credentials_delegation_id" FOREIGN KEY ("delegation_id") REFERENCES "delegation"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "credentials" ADD CONSTRAINT "fk_credentials_letter_file_id" FOREIGN KEY ("letter_file_id") REFERENCES "stored_file"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "credential_power" ADD CONSTRAINT "fk_credential_power_credentials_id" FOREIGN KEY ("credentials_id") REFERENCES "credentials"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE "credential_power" DROP CONSTRAINT "fk_credential_power_credentials_id"',
    );
    await runner.query('ALTER TABLE "credentials" DROP CONSTRAINT "fk_credentials_letter_file_id"');
    await runner.query('ALTER TABLE "credentials" DROP CONSTRAINT "fk_credentials_delegation_id"');
    await runner.query('DROP TABLE "credential_power"');
    await runner.query('DROP INDEX "public"."ix_credentials_assembly_id_status_status_at_id"');
    await runner.query('DROP INDEX "public"."ix_credentials_letter_file_id"');
    await runner.query('DROP TABLE "credentials"');
    await runner.query('DROP INDEX "public"."ix_stored_file_removed"');
    await runner.query('DROP INDEX "public"."ix_stored_file_kind_state_id"');
    await runner.query('DROP INDEX "public"."ix_stored_file_delegation_id"');
    await runner.query('DROP TABLE "stored_file"');
  }
}
