import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What delegations ask for: permits of people, and more places. */
export class Requests1796000400004 implements MigrationInterface {
  name = 'Requests1796000400004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "permit_request" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "delegate_id" uuid NOT NULL, "delegation_id" uuid NOT NULL, "assembly_id" uuid NOT NULL, "kind" character varying(20) NOT NULL, "status" character varying(12) NOT NULL DEFAULT \'requested\', "detail" character varying(500) NOT NULL, "reason" character varying(1000) NOT NULL DEFAULT \'\', "requested_by" uuid, "decided_by" uuid, "decided_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "permit_request_reason" CHECK (status <> \'refused\' OR reason <> \'\'), CONSTRAINT "permit_request_status" CHECK (status IN (\'requested\', \'approved\', \'refused\', \'withdrawn\')), CONSTRAINT "permit_request_kind" CHECK (kind IN (\'close_protection\', \'weapon\')), CONSTRAINT "pk_permit_request" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "ix_permit_request_delegation_id" ON "permit_request" ("delegation_id")',
    );
    await runner.query(
      'CREATE INDEX "ix_permit_request_list" ON "permit_request" ("assembly_id", "status", "created_at", "id")',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "uq_permit_request_open" ON "permit_request" ("delegate_id", "kind") WHERE status IN (\'requested\', \'approved\')',
    );
    await runner.query(
      'ALTER TABLE "permit_request" ADD CONSTRAINT "fk_permit_request_delegate_id" FOREIGN KEY ("delegate_id") REFERENCES "delegate"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'CREATE TABLE "place_request" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "delegation_id" uuid NOT NULL, "assembly_id" uuid NOT NULL, "sub_bureau_iso2" character(2), "places" integer NOT NULL, "reason" character varying(1000) NOT NULL, "status" character varying(12) NOT NULL DEFAULT \'open\', "granted" integer, "answer" character varying(1000) NOT NULL DEFAULT \'\', "requested_by" uuid, "decided_by" uuid, "decided_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "place_request_reason" CHECK (reason <> \'\' AND (status <> \'refused\' OR answer <> \'\')), CONSTRAINT "place_request_granted" CHECK ((status = \'granted\') = (granted IS NOT NULL) AND granted >= 1), CONSTRAINT "place_request_places" CHECK (places BETWEEN 1 AND 50), CONSTRAINT "place_request_status" CHECK (status IN (\'open\', \'granted\', \'refused\')), CONSTRAINT "pk_place_request" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "ix_place_request_delegation_id" ON "place_request" ("delegation_id")',
    );
    await runner.query(
      'CREATE INDEX "ix_place_request_list" ON "place_request" ("assembly_id", "status", "created_at", "id")',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "uq_place_request_open" ON "place_request" ("delegation_id") WHERE status = \'open\'',
    );
    await runner.query(
      'ALTER TABLE "place_request" ADD CONSTRAINT "fk_place_request_delegation_id" FOREIGN KEY ("delegation_id") REFERENCES "delegation"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "place_request"');
    await runner.query('DROP TABLE "permit_request"');
  }
}
