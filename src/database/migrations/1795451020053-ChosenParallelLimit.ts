import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ChosenParallelLimit1795451020053 implements MigrationInterface {
  name = 'ChosenParallelLimit1795451020053';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "party" ADD "chosen_parallel_limit" integer');
    await runner.query(
      'ALTER TABLE "party" ADD CONSTRAINT "party_chosen_parallel_limit" CHECK (chosen_parallel_limit BETWEEN 1 AND 50)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "party" DROP CONSTRAINT "party_chosen_parallel_limit"');
    await runner.query('ALTER TABLE "party" DROP COLUMN "chosen_parallel_limit"');
  }
}
