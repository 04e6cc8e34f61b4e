import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A link knows when its mail did not arrive. */
export class UndeliveredLinks1796000700002 implements MigrationInterface {
  name = 'UndeliveredLinks1796000700002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "invitation" ADD "undelivered_at" TIMESTAMP WITH TIME ZONE');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "invitation" DROP COLUMN "undelivered_at"');
  }
}
