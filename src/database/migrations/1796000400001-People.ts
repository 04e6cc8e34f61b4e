import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The whole card of a person, and where its accreditation stands. */
export class People1796000400001 implements MigrationInterface {
  name = 'People1796000400001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE "delegate" ADD "honorific" character varying(16) NOT NULL DEFAULT \'none\'',
    );
    await runner.query(
      'ALTER TABLE "delegate" ADD "title" character varying(80) NOT NULL DEFAULT \'\'',
    );
    await runner.query(
      'ALTER TABLE "delegate" ADD "native_name" character varying(200) NOT NULL DEFAULT \'\'',
    );
    await runner.query('ALTER TABLE "delegate" ADD "nationality" character(2)');
    await runner.query('ALTER TABLE "delegate" ADD "date_of_birth" date');
    await runner.query('ALTER TABLE "delegate" ADD "document_type" character varying(20)');
    await runner.query('ALTER TABLE "delegate" ADD "document_sealed" bytea');
    await runner.query('ALTER TABLE "delegate" ADD "document_key_id" character varying(20)');
    await runner.query('ALTER TABLE "delegate" ADD "document_hash" bytea');
    await runner.query('ALTER TABLE "delegate" ADD "document_tail" character varying(3)');
    await runner.query(
      'ALTER TABLE "delegate" ADD "document_version" integer NOT NULL DEFAULT \'0\'',
    );
    await runner.query('ALTER TABLE "delegate" ADD "document_country" character(2)');
    await runner.query('ALTER TABLE "delegate" ADD "document_expires_on" date');
    await runner.query('ALTER TABLE "delegate" ADD "phone" character varying(16)');
    await runner.query(
      'ALTER TABLE "delegate" ADD "diet" character varying(12) NOT NULL DEFAULT \'none\'',
    );
    await runner.query(
      'ALTER TABLE "delegate" ADD "diet_note" character varying(300) NOT NULL DEFAULT \'\'',
    );
    await runner.query(
      'ALTER TABLE "delegate" ADD "access_needs" character varying(500) NOT NULL DEFAULT \'\'',
    );
    await runner.query(
      'ALTER TABLE "delegate" ADD "emergency_name" character varying(120) NOT NULL DEFAULT \'\'',
    );
    await runner.query('ALTER TABLE "delegate" ADD "emergency_phone" character varying(16)');
    await runner.query('ALTER TABLE "delegate" ADD "attends_from" date');
    await runner.query('ALTER TABLE "delegate" ADD "attends_to" date');
    await runner.query('ALTER TABLE "delegate" ADD "photo_file_id" uuid');
    await runner.query('ALTER TABLE "delegate" ADD "walk_in" boolean NOT NULL DEFAULT false');
    await runner.query(
      'ALTER TABLE "delegate" ADD "entered_on_behalf" boolean NOT NULL DEFAULT false',
    );
    await runner.query(
      'ALTER TABLE "delegate" ADD "name_key" character varying(260) NOT NULL DEFAULT \'\'',
    );
    await runner.query('ALTER TABLE "delegate" ADD "field_saves" jsonb NOT NULL DEFAULT \'{}\'');
    await runner.query('ALTER TABLE "delegate" ADD "sub_bureau_iso2" character(2)');
    await runner.query(
      'ALTER TABLE "delegate" ADD "accreditation" character varying(12) NOT NULL DEFAULT \'draft\'',
    );
    await runner.query(
      'ALTER TABLE "delegate" ADD "accreditation_reason" character varying(1000) NOT NULL DEFAULT \'\'',
    );
    await runner.query(
      'ALTER TABLE "delegate" ADD "accreditation_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now()',
    );
    await runner.query('ALTER TABLE "delegate" ADD "decided_by" uuid');
    await runner.query('ALTER TABLE "delegate" ADD "refusal_proposed_at" TIMESTAMP WITH TIME ZONE');
    await runner.query('ALTER TABLE "delegate" ADD "refusal_proposed_by" uuid');
    await runner.query(
      'ALTER TABLE "delegate" ADD "refusal_reason" character varying(1000) NOT NULL DEFAULT \'\'',
    );
    await runner.query('ALTER TABLE "delegate" ADD "replaced_by_id" uuid');
    await runner.query(
      'CREATE INDEX "ix_delegate_replaced_by_id" ON "delegate" ("replaced_by_id")',
    );
    await runner.query(
      'CREATE INDEX "ix_delegate_birth_name" ON "delegate" ("date_of_birth", "name_key") WHERE date_of_birth IS NOT NULL',
    );
    await runner.query(
      'CREATE INDEX "ix_delegate_document_hash" ON "delegate" ("document_hash") WHERE document_hash IS NOT NULL',
    );
    await runner.query(
      "ALTER TABLE \"delegate\" ADD CONSTRAINT \"delegate_refusal_proposed\" CHECK (refusal_proposed_at IS NULL OR (accreditation IN ('pending', 'on_hold') AND refusal_reason <> ''))",
    );
    await runner.query(
      'ALTER TABLE "delegate" ADD CONSTRAINT "delegate_replaced" CHECK ((accreditation = \'replaced\') = (replaced_by_id IS NOT NULL))',
    );
    await runner.query(
      "ALTER TABLE \"delegate\" ADD CONSTRAINT \"delegate_accreditation_reason\" CHECK (accreditation NOT IN ('on_hold', 'refused', 'revoked') OR accreditation_reason <> '')",
    );
    await runner.query(
      "ALTER TABLE \"delegate\" ADD CONSTRAINT \"delegate_accreditation\" CHECK (accreditation IN ('draft', 'pending', 'on_hold', 'cleared', 'refused', 'badge_issued', 'checked_in', 'checked_out', 'replaced', 'revoked'))",
    );
    await runner.query(
      'ALTER TABLE "delegate" ADD CONSTRAINT "delegate_emergency_phone" CHECK (emergency_phone ~ \'^\\+[1-9][0-9]{6,14}$\')',
    );
    await runner.query(
      'ALTER TABLE "delegate" ADD CONSTRAINT "delegate_phone" CHECK (phone ~ \'^\\+[1-9][0-9]{6,14}$\')',
    );
    await runner.query(
      'ALTER TABLE "delegate" ADD CONSTRAINT "delegate_attends" CHECK (attends_to >= attends_from)',
    );
    await runner.query(
      'ALTER TABLE "delegate" ADD CONSTRAINT "delegate_date_of_birth" CHECK (date_of_birth >= DATE \'1900-01-01\')',
    );
    await runner.query(
      'ALTER TABLE "delegate" ADD CONSTRAINT "delegate_document_number" CHECK (num_nulls(document_sealed, document_key_id, document_hash, document_tail) IN (0, 4))',
    );
    await runner.query(
      'ALTER TABLE "delegate" ADD CONSTRAINT "delegate_document_country" CHECK (document_country ~ \'^[A-Z]{2}$\')',
    );
    await runner.query(
      'ALTER TABLE "delegate" ADD CONSTRAINT "delegate_nationality" CHECK (nationality ~ \'^[A-Z]{2}$\')',
    );
    await runner.query(
      "ALTER TABLE \"delegate\" ADD CONSTRAINT \"delegate_diet\" CHECK (diet IN ('none', 'vegetarian', 'vegan', 'halal', 'kosher', 'other'))",
    );
    await runner.query(
      "ALTER TABLE \"delegate\" ADD CONSTRAINT \"delegate_document_type\" CHECK (document_type IN ('passport', 'service_passport', 'diplomatic_passport', 'laissez_passer', 'national_id'))",
    );
    await runner.query(
      "ALTER TABLE \"delegate\" ADD CONSTRAINT \"delegate_honorific\" CHECK (honorific IN ('none', 'mx', 'dr', 'professor', 'excellency', 'honourable', 'ambassador', 'minister', 'commissioner', 'general', 'colonel'))",
    );
    await runner.query(
      'ALTER TABLE "delegate" ADD CONSTRAINT "fk_delegate_sub_bureau_iso2" FOREIGN KEY ("sub_bureau_iso2") REFERENCES "sub_bureau"("iso2") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "delegate" ADD CONSTRAINT "fk_delegate_replaced_by_id" FOREIGN KEY ("replaced_by_id") REFERENCES "delegate"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    // Whoever left the delegation frees the seat of the head or alternate.
    for (const role of ['head', 'alternate']) {
      await runner.query(`DROP INDEX "uq_delegate_${role}"`);
      await runner.query(
        `CREATE UNIQUE INDEX "uq_delegate_${role}" ON "delegate" ("delegation_id")
         WHERE role = '${role}' AND accreditation NOT IN ('replaced', 'refused', 'revoked')`,
      );
    }
    // Reviewers have seen the people of delegations that were submitted.
    await runner.query(
      `UPDATE "delegate" SET "accreditation" = 'pending' FROM "delegation"
       WHERE "delegation"."id" = "delegation_id" AND "delegation"."status" IN ('submitted', 'approved', 'confirmed')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const role of ['head', 'alternate']) {
      await runner.query(`DROP INDEX "uq_delegate_${role}"`);
      await runner.query(
        `CREATE UNIQUE INDEX "uq_delegate_${role}" ON "delegate" ("delegation_id") WHERE role = '${role}'`,
      );
    }
    await runner.query('ALTER TABLE "delegate" DROP CONSTRAINT "fk_delegate_replaced_by_id"');
    await runner.query('ALTER TABLE "delegate" DROP CONSTRAINT "fk_delegate_sub_bureau_iso2"');
    await runner.query('ALTER TABLE "delegate" DROP CONSTRAINT "delegate_honorific"');
    await runner.query('ALTER TABLE "delegate" DROP CONSTRAINT "delegate_document_type"');
    await runner.query('ALTER TABLE "delegate" DROP CONSTRAINT "delegate_diet"');
    await runner.query('ALTER TABLE "delegate" DROP CONSTRAINT "delegate_nationality"');
    await runner.query('ALTER TABLE "delegate" DROP CONSTRAINT "delegate_document_country"');
    await runner.query('ALTER TABLE "delegate" DROP CONSTRAINT "delegate_document_number"');
    await runner.query('ALTER TABLE "delegate" DROP CONSTRAINT "delegate_date_of_birth"');
    await runner.query('ALTER TABLE "delegate" DROP CONSTRAINT "delegate_attends"');
    await runner.query('ALTER TABLE "delegate" DROP CONSTRAINT "delegate_phone"');
    await runner.query('ALTER TABLE "delegate" DROP CONSTRAINT "delegate_emergency_phone"');
    await runner.query('ALTER TABLE "delegate" DROP CONSTRAINT "delegate_accreditation"');
    await runner.query('ALTER TABLE "delegate" DROP CONSTRAINT "delegate_accreditation_reason"');
    await runner.query('ALTER TABLE "delegate" DROP CONSTRAINT "delegate_replaced"');
    await runner.query('ALTER TABLE "delegate" DROP CONSTRAINT "delegate_refusal_proposed"');
    await runner.query('DROP INDEX "public"."ix_delegate_document_hash"');
    await runner.query('DROP INDEX "public"."ix_delegate_birth_name"');
    await runner.query('DROP INDEX "public"."ix_delegate_replaced_by_id"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "replaced_by_id"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "refusal_reason"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "refusal_proposed_by"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "refusal_proposed_at"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "decided_by"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "accreditation_at"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "accreditation_reason"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "accreditation"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "sub_bureau_iso2"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "field_saves"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "name_key"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "entered_on_behalf"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "walk_in"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "photo_file_id"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "attends_to"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "attends_from"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "emergency_phone"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "emergency_name"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "access_needs"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "diet_note"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "diet"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "phone"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "document_expires_on"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "document_country"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "document_version"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "document_tail"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "document_hash"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "document_key_id"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "document_sealed"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "document_type"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "date_of_birth"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "nationality"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "native_name"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "title"');
    await runner.query('ALTER TABLE "delegate" DROP COLUMN "honorific"');
  }
}
