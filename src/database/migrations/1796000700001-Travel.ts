import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Travel, hotels, visa letters and exported manifests; a deadline for travel. */
export class Travel1796000700001 implements MigrationInterface {
  name = 'Travel1796000700001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "deadline" DROP CONSTRAINT "deadline_step"');
    await runner.query(
      "ALTER TABLE \"deadline\" ADD CONSTRAINT \"deadline_step\" CHECK (step IN ('registration', 'confirmation', 'travel', 'requests', 'answers'))",
    );
    await runner.query(
      'CREATE TABLE "hotel" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "assembly_id" uuid NOT NULL, "name" character varying(120) NOT NULL, "address" character varying(200) NOT NULL DEFAULT \'\', "phone" character varying(40) NOT NULL DEFAULT \'\', CONSTRAINT "uq_hotel_assembly_id_name" UNIQUE ("assembly_id", "name"), CONSTRAINT "pk_hotel" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE TABLE "visa_letter" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "delegation_id" uuid NOT NULL, "delegate_id" uuid, "sequence" integer NOT NULL, "edition" integer NOT NULL DEFAULT \'1\', "fingerprint" character varying(64) NOT NULL, "ready_at" TIMESTAMP WITH TIME ZONE NOT NULL, "collected_at" TIMESTAMP WITH TIME ZONE, "collected_by_id" uuid, CONSTRAINT "uq_visa_letter_delegation_id_sequence" UNIQUE ("delegation_id", "sequence"), CONSTRAINT "visa_letter_whole" CHECK ((sequence = 0) = (delegate_id IS NULL)), CONSTRAINT "pk_visa_letter" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "uq_visa_letter_person" ON "visa_letter" ("delegate_id") WHERE delegate_id IS NOT NULL',
    );
    await runner.query(
      'CREATE TABLE "manifest_export" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "assembly_id" uuid NOT NULL, "taken_at" TIMESTAMP WITH TIME ZONE NOT NULL, "taken_by_id" uuid, "row_count" integer NOT NULL, "added" integer NOT NULL, "changed" integer NOT NULL, "removed" integer NOT NULL, CONSTRAINT "pk_manifest_export" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "ix_manifest_export_assembly_id_taken_at" ON "manifest_export" ("assembly_id", "taken_at")',
    );
    await runner.query(
      'CREATE TABLE "manifest_row" ("export_id" uuid NOT NULL, "delegate_id" uuid NOT NULL, "direction" character varying(10) NOT NULL, "delegation_id" uuid NOT NULL, "code" character varying(20) NOT NULL, "person" character varying(260) NOT NULL, "mode" character varying(10) NOT NULL, "number" character varying(12) NOT NULL, "port" character varying(80) NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "far_port" character varying(3) NOT NULL, "hotel" character varying(200) NOT NULL, "transfer" boolean NOT NULL, "accessible_vehicle" boolean NOT NULL, "security_car" boolean NOT NULL, CONSTRAINT "pk_manifest_row" PRIMARY KEY ("export_id", "delegate_id", "direction"))',
    );
    await runner.query(
      'CREATE TABLE "travel_leg" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "assembly_id" uuid NOT NULL, "delegation_id" uuid NOT NULL, "delegate_id" uuid NOT NULL, "direction" character varying(10) NOT NULL, "mode" character varying(10), "number" character varying(12) NOT NULL DEFAULT \'\', "port" character varying(3), "place" character varying(80) NOT NULL DEFAULT \'\', "date" date, "time" character varying(5), "at" TIMESTAMP WITH TIME ZONE, "zone" character varying(64), "far_port" character varying(3) NOT NULL DEFAULT \'\', "far_date" date, "far_time" character varying(5), "far_at" TIMESTAMP WITH TIME ZONE, "far_zone" character varying(64), CONSTRAINT "uq_travel_leg_delegate_id_direction" UNIQUE ("delegate_id", "direction"), CONSTRAINT "travel_leg_order" CHECK (mode IS DISTINCT FROM \'flight\' OR at IS NULL OR far_at IS NULL OR (direction = \'arrival\' AND far_at < at) OR (direction = \'departure\' AND at < far_at)), CONSTRAINT "travel_leg_at" CHECK (at IS NULL OR num_nulls(mode, date, "time", zone) = 0), CONSTRAINT "travel_leg_far_port" CHECK (far_port = \'\' OR far_port ~ \'^[A-Z]{3}$\'), CONSTRAINT "travel_leg_port" CHECK (port ~ \'^[A-Z]{3}$\'), CONSTRAINT "travel_leg_mode" CHECK (mode IN (\'flight\', \'train\', \'car\')), CONSTRAINT "travel_leg_direction" CHECK (direction IN (\'arrival\', \'departure\')), CONSTRAINT "pk_travel_leg" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "ix_travel_leg_delegation_id" ON "travel_leg" ("delegation_id")',
    );
    await runner.query(
      'CREATE INDEX "ix_travel_leg_manifest" ON "travel_leg" ("assembly_id", "direction", "at", "id") WHERE at IS NOT NULL',
    );
    await runner.query(
      'CREATE TABLE "travel_stay" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "delegate_id" uuid NOT NULL, "hotel_id" uuid, "hotel_other" character varying(200) NOT NULL DEFAULT \'\', "room" character varying(10), "room_needs" character varying(300) NOT NULL DEFAULT \'\', "transfer" boolean NOT NULL DEFAULT false, "accessible_vehicle" boolean NOT NULL DEFAULT false, "security_car" boolean NOT NULL DEFAULT false, "transport_note" character varying(300) NOT NULL DEFAULT \'\', "entered_on_behalf" boolean NOT NULL DEFAULT false, "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "changed_by_id" uuid, CONSTRAINT "uq_travel_stay_delegate_id" UNIQUE ("delegate_id"), CONSTRAINT "travel_stay_room" CHECK (room IN (\'single\', \'double\', \'twin\', \'suite\')), CONSTRAINT "pk_travel_stay" PRIMARY KEY ("id"))',
    );
    await runner.query('CREATE INDEX "ix_travel_stay_hotel_id" ON "travel_stay" ("hotel_id")');
    await runner.query(
      'ALTER TABLE "hotel" ADD CONSTRAINT "fk_hotel_assembly_id" FOREIGN KEY ("assembly_id") REFERENCES "assembly"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "visa_letter" ADD CONSTRAINT "fk_visa_letter_delegation_id" FOREIGN KEY ("delegation_id") REFERENCES "delegation"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "visa_letter" ADD CONSTRAINT "fk_visa_letter_delegate_id" FOREIGN KEY ("delegate_id") REFERENCES "delegate"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "manifest_export" ADD CONSTRAINT "fk_manifest_export_assembly_id" FOREIGN KEY ("assembly_id") REFERENCES "assembly"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "manifest_row" ADD CONSTRAINT "fk_manifest_row_export_id" FOREIGN KEY ("export_id") REFERENCES "manifest_export"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "travel_leg" ADD CONSTRAINT "fk_travel_leg_assembly_id" FOREIGN KEY ("assembly_id") REFERENCES "assembly"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "travel_leg" ADD CONSTRAINT "fk_travel_leg_delegation_id" FOREIGN KEY ("delegation_id") REFERENCES "delegation"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "travel_leg" ADD CONSTRAINT "fk_travel_leg_delegate_id" FOREIGN KEY ("delegate_id") REFERENCES "delegate"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "travel_stay" ADD CONSTRAINT "fk_travel_stay_delegate_id" FOREIGN KEY ("delegate_id") REFERENCES "delegate"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "travel_stay" ADD CONSTRAINT "fk_travel_stay_hotel_id" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE SET NULL ON UPDATE NO ACTION',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "travel_stay"');
    await runner.query('DROP TABLE "travel_leg"');
    await runner.query('DROP TABLE "manifest_row"');
    await runner.query('DROP TABLE "manifest_export"');
    await runner.query('DROP TABLE "visa_letter"');
    await runner.query('DROP TABLE "hotel"');
    await runner.query('DELETE FROM "deadline" WHERE step = \'travel\'');
    await runner.query('ALTER TABLE "deadline" DROP CONSTRAINT "deadline_step"');
    await runner.query(
      "ALTER TABLE \"deadline\" ADD CONSTRAINT \"deadline_step\" CHECK (step IN ('registration', 'confirmation', 'requests', 'answers'))",
    );
  }
}
