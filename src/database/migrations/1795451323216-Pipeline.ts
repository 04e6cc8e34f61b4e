import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Dispatches of events, gapless inbox positions, rounds of deliveries, and the relay's wake-up. */
export class Pipeline1795451323216 implements MigrationInterface {
  name = 'Pipeline1795451323216';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "notification_counter" ("recipient_id" uuid NOT NULL, "last" integer NOT NULL DEFAULT \'0\', CONSTRAINT "pk_notification_counter" PRIMARY KEY ("recipient_id"))',
    );
    await runner.query(
      'CREATE TABLE "outbox_dispatch" ("id" uuid NOT NULL, "event_id" uuid NOT NULL, "queue" character varying(40) NOT NULL, "job" character varying(40) NOT NULL, "round" integer NOT NULL DEFAULT \'1\', "queued_at" TIMESTAMP WITH TIME ZONE NOT NULL, "handled_at" TIMESTAMP WITH TIME ZONE, "failed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "pk_outbox_dispatch" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "ix_outbox_dispatch_event_id" ON "outbox_dispatch"  ("event_id") ',
    );
    await runner.query(
      'CREATE INDEX "ix_outbox_dispatch_queued_at" ON "outbox_dispatch"  ("queued_at") WHERE handled_at IS NULL AND failed_at IS NULL',
    );
    await runner.query('ALTER TABLE "delivery" ADD "round" integer NOT NULL DEFAULT \'1\'');
    await runner.query(
      'ALTER TABLE "delivery" ADD "queued_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now()',
    );
    await runner.query('ALTER TABLE "delivery" ALTER COLUMN "queued_at" DROP DEFAULT');
    await runner.query(
      'CREATE INDEX "ix_delivery_queued_at" ON "delivery"  ("queued_at") WHERE status = \'pending\'',
    );
    await runner.query(
      `CREATE FUNCTION outbox_event_wake() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         PERFORM pg_notify('outbox_event', '');
         RETURN NULL;
       END $$`,
    );
    await runner.query(
      `CREATE TRIGGER outbox_event_wake AFTER INSERT ON outbox_event
       FOR EACH STATEMENT EXECUTE FUNCTION outbox_event_wake()`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER outbox_event_wake ON outbox_event');
    await runner.query('DROP FUNCTION outbox_event_wake()');
    await runner.query('DROP INDEX "public"."ix_delivery_queued_at"');
    await runner.query('ALTER TABLE "delivery" DROP COLUMN "queued_at"');
    await runner.query('ALTER TABLE "delivery" DROP COLUMN "round"');
    await runner.query('DROP INDEX "public"."ix_outbox_dispatch_queued_at"');
    await runner.query('DROP INDEX "public"."ix_outbox_dispatch_event_id"');
    await runner.query('DROP TABLE "outbox_dispatch"');
    await runner.query('DROP TABLE "notification_counter"');
  }
}
