import type { MigrationInterface, QueryRunner } from 'typeorm';

export class VenueAndTitles1795451883178 implements MigrationInterface {
  name = 'VenueAndTitles1795451883178';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE "programme_item" ADD "untranslated" text array NOT NULL DEFAULT \'{}\'',
    );
    // Servers sort texts by their own locale; the service sorts the two zones by code point.
    await runner.query('ALTER TABLE "walking_time" DROP CONSTRAINT "walking_time_pair"');
    await runner.query(
      'ALTER TABLE "walking_time" ADD CONSTRAINT "walking_time_pair" CHECK (zone_a COLLATE "C" < zone_b)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "walking_time" DROP CONSTRAINT "walking_time_pair"');
    await runner.query(
      'ALTER TABLE "walking_time" ADD CONSTRAINT "walking_time_pair" CHECK (zone_a < zone_b)',
    );
    await runner.query('ALTER TABLE "programme_item" DROP COLUMN "untranslated"');
  }
}
