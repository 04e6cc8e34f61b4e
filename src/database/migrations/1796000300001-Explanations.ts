import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Explanations1796000300001 implements MigrationInterface {
  name = 'Explanations1796000300001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "plan_unplaced" ADD "suggestions" jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(
      'ALTER TABLE "optimizer_run" ADD "fewest_changes" boolean NOT NULL DEFAULT false',
    );
    await runner.query('ALTER TABLE "optimizer_run" ADD "fairness" boolean NOT NULL DEFAULT false');
    await runner.query('ALTER TABLE "optimizer_run" ADD "wish_worth" integer NOT NULL DEFAULT 0');
    await runner.query(
      'ALTER TABLE "optimizer_run" ADD "stop_requested" boolean NOT NULL DEFAULT false',
    );
    await runner.query(
      'ALTER TABLE "optimizer_run" ADD CONSTRAINT "optimizer_run_wish_worth" CHECK (wish_worth BETWEEN 0 AND 10)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "optimizer_run" DROP CONSTRAINT "optimizer_run_wish_worth"');
    await runner.query('ALTER TABLE "optimizer_run" DROP COLUMN "stop_requested"');
    await runner.query('ALTER TABLE "optimizer_run" DROP COLUMN "wish_worth"');
    await runner.query('ALTER TABLE "optimizer_run" DROP COLUMN "fairness"');
    await runner.query('ALTER TABLE "optimizer_run" DROP COLUMN "fewest_changes"');
    await runner.query('ALTER TABLE "plan_unplaced" DROP COLUMN "suggestions"');
  }
}
