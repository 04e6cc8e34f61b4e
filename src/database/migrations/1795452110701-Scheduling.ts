import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Scheduling1795452110701 implements MigrationInterface {
  name = 'Scheduling1795452110701';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "duty" ADD "previous_room_id" uuid');
    await runner.query('ALTER TABLE "optimizer_run" ADD "iterations" integer');
    await runner.query(
      'ALTER TABLE "optimizer_run" ADD "keep_published" boolean NOT NULL DEFAULT true',
    );
    await runner.query('ALTER TABLE "optimizer_run" ADD "error_code" character varying(40)');
    await runner.query(
      'ALTER TABLE "optimizer_run" ADD CONSTRAINT "optimizer_run_failed" CHECK ((status = \'failed\') = (error_code IS NOT NULL))',
    );
    await runner.query(
      'ALTER TABLE "optimizer_run" ADD CONSTRAINT "optimizer_run_seconds" CHECK (seconds BETWEEN 1 AND 120)',
    );
    await runner.query(
      'ALTER TABLE "duty" ADD CONSTRAINT "fk_duty_previous_room_id" FOREIGN KEY ("previous_room_id") REFERENCES "room"("id") ON DELETE SET NULL ON UPDATE NO ACTION',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "duty" DROP CONSTRAINT "fk_duty_previous_room_id"');
    await runner.query('ALTER TABLE "optimizer_run" DROP CONSTRAINT "optimizer_run_seconds"');
    await runner.query('ALTER TABLE "optimizer_run" DROP CONSTRAINT "optimizer_run_failed"');
    await runner.query('ALTER TABLE "optimizer_run" DROP COLUMN "error_code"');
    await runner.query('ALTER TABLE "optimizer_run" DROP COLUMN "keep_published"');
    await runner.query('ALTER TABLE "optimizer_run" DROP COLUMN "iterations"');
    await runner.query('ALTER TABLE "duty" DROP COLUMN "previous_room_id"');
  }
}
