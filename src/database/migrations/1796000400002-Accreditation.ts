import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Places by kind of delegation, and how many reviewers a refusal takes. */
export class Accreditation1796000400002 implements MigrationInterface {
  name = 'Accreditation1796000400002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE "assembly" ADD "member_quota" integer NOT NULL DEFAULT \'12\', ADD "organisation_quota" integer NOT NULL DEFAULT \'6\', ADD "sub_bureau_quota" integer NOT NULL DEFAULT \'3\', ADD "two_reviewers_refuse" boolean NOT NULL DEFAULT false',
    );
    await runner.query(
      'ALTER TABLE "assembly" ADD CONSTRAINT "assembly_quotas" CHECK (member_quota BETWEEN 1 AND 200 AND organisation_quota BETWEEN 1 AND 200 AND sub_bureau_quota BETWEEN 0 AND 200)',
    );
    await runner.query('ALTER TABLE "party" ADD "quota" integer');
    await runner.query('UPDATE "party" SET "quota" = 3 WHERE "kind" = \'sub_bureau\'');
    await runner.query(
      'ALTER TABLE "party" ADD CONSTRAINT "party_quota" CHECK ((kind = \'sub_bureau\') = (quota IS NOT NULL))',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "party" DROP CONSTRAINT "party_quota"');
    await runner.query('ALTER TABLE "party" DROP COLUMN "quota"');
    await runner.query('ALTER TABLE "assembly" DROP CONSTRAINT "assembly_quotas"');
    await runner.query(
      'ALTER TABLE "assembly" DROP COLUMN "two_reviewers_refuse", DROP COLUMN "sub_bureau_quota", DROP COLUMN "organisation_quota", DROP COLUMN "member_quota"',
    );
  }
}
