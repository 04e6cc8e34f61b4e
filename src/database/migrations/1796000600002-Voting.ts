import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Voting1796000600002 implements MigrationInterface {
  name = 'Voting1796000600002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "roll_call_mark" ("delegation_id" uuid NOT NULL, "assembly_id" uuid NOT NULL, "present" boolean NOT NULL, "marked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "marked_by" uuid, CONSTRAINT "pk_roll_call_mark" PRIMARY KEY ("delegation_id"))',
    );
    await runner.query(
      'CREATE INDEX "ix_roll_call_mark_assembly_id" ON "roll_call_mark"  ("assembly_id") ',
    );
    await runner.query(
      'CREATE TABLE "voting_rules" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "assembly_id" uuid NOT NULL, "quorum_numerator" integer NOT NULL, "quorum_denominator" integer NOT NULL, "quorum_base" character varying(10) NOT NULL, "majority" character varying(30) NOT NULL, CONSTRAINT "uq_voting_rules_assembly_id" UNIQUE ("assembly_id"), CONSTRAINT "voting_rules_denominator" CHECK (quorum_denominator BETWEEN 1 AND 100), CONSTRAINT "voting_rules_quorum" CHECK (quorum_numerator BETWEEN 0 AND quorum_denominator), CONSTRAINT "voting_rules_quorum_base" CHECK (quorum_base IN (\'members\', \'entitled\')), CONSTRAINT "voting_rules_majority" CHECK (majority IN (\'simple\', \'two_thirds\', \'two_thirds_of_members\')), CONSTRAINT "pk_voting_rules" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE TABLE "voting_suspension" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "assembly_id" uuid NOT NULL, "member_iso2" character(2) NOT NULL, "reason" character varying(500) NOT NULL, CONSTRAINT "uq_voting_suspension_assembly_id_member_iso2" UNIQUE ("assembly_id", "member_iso2"), CONSTRAINT "voting_suspension_reason" CHECK (reason <> \'\'), CONSTRAINT "pk_voting_suspension" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'ALTER TABLE "roll_call_mark" ADD CONSTRAINT "fk_roll_call_mark_delegation_id" FOREIGN KEY ("delegation_id") REFERENCES "delegation"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "voting_rules" ADD CONSTRAINT "fk_voting_rules_assembly_id" FOREIGN KEY ("assembly_id") REFERENCES "assembly"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "voting_suspension" ADD CONSTRAINT "fk_voting_suspension_assembly_id" FOREIGN KEY ("assembly_id") REFERENCES "assembly"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "voting_suspension" ADD CONSTRAINT "fk_voting_suspension_member_iso2" FOREIGN KEY ("member_iso2") REFERENCES "member_state"("iso2") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE "voting_suspension" DROP CONSTRAINT "fk_voting_suspension_member_iso2"',
    );
    await runner.query(
      'ALTER TABLE "voting_suspension" DROP CONSTRAINT "fk_voting_suspension_assembly_id"',
    );
    await runner.query('ALTER TABLE "voting_rules" DROP CONSTRAINT "fk_voting_rules_assembly_id"');
    await runner.query(
      'ALTER TABLE "roll_call_mark" DROP CONSTRAINT "fk_roll_call_mark_delegation_id"',
    );
    await runner.query('DROP TABLE "voting_suspension"');
    await runner.query('DROP TABLE "voting_rules"');
    await runner.query('DROP INDEX "public"."ix_roll_call_mark_assembly_id"');
    await runner.query('DROP TABLE "roll_call_mark"');
  }
}
