import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReviewClaims1795656784432 implements MigrationInterface {
  name = 'ReviewClaims1795656784432';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "review_claim" ("kind" character varying(12) NOT NULL, "subject_id" uuid NOT NULL, "assembly_id" uuid NOT NULL, "claimed_by" uuid NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "review_claim_kind" CHECK (kind IN (\'delegation\', \'person\', \'credentials\')), CONSTRAINT "pk_review_claim" PRIMARY KEY ("kind", "subject_id"))',
    );
    await runner.query(
      'CREATE INDEX "ix_review_claim_assembly_id" ON "review_claim"  ("assembly_id") ',
    );
    await runner.query(
      'ALTER TABLE "review_claim" ADD CONSTRAINT "fk_review_claim_assembly_id" FOREIGN KEY ("assembly_id") REFERENCES "assembly"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "review_claim" ADD CONSTRAINT "fk_review_claim_claimed_by" FOREIGN KEY ("claimed_by") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "review_claim" DROP CONSTRAINT "fk_review_claim_claimed_by"');
    await runner.query('ALTER TABLE "review_claim" DROP CONSTRAINT "fk_review_claim_assembly_id"');
    await runner.query('DROP INDEX "public"."ix_review_claim_assembly_id"');
    await runner.query('DROP TABLE "review_claim"');
  }
}
