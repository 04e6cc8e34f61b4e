import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ClockOffset1795452081890 implements MigrationInterface {
  name = 'ClockOffset1795452081890';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE "installation" ADD "clock_offset" bigint NOT NULL DEFAULT \'0\'',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "installation" DROP COLUMN "clock_offset"');
  }
}
