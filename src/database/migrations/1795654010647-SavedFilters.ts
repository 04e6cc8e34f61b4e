import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SavedFilters1795654010647 implements MigrationInterface {
  name = 'SavedFilters1795654010647';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "saved_filter" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "user_id" uuid NOT NULL, "assembly_id" uuid NOT NULL, "name" character varying(60) NOT NULL, "choice" jsonb NOT NULL, CONSTRAINT "uq_saved_filter_user_id_assembly_id_name" UNIQUE ("user_id", "assembly_id", "name"), CONSTRAINT "saved_filter_name" CHECK (name <> \'\'), CONSTRAINT "pk_saved_filter" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'ALTER TABLE "saved_filter" ADD CONSTRAINT "fk_saved_filter_user_id" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "saved_filter" ADD CONSTRAINT "fk_saved_filter_assembly_id" FOREIGN KEY ("assembly_id") REFERENCES "assembly"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "saved_filter" DROP CONSTRAINT "fk_saved_filter_assembly_id"');
    await runner.query('ALTER TABLE "saved_filter" DROP CONSTRAINT "fk_saved_filter_user_id"');
    await runner.query('DROP TABLE "saved_filter"');
  }
}
