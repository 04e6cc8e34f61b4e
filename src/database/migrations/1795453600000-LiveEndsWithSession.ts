import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Ends a reader's live connections, in every API process, when a session of theirs ends, their roles
 * change or their account is disabled. Whoever still has a session connects again with present rights.
 */
export class LiveEndsWithSession1795453600000 implements MigrationInterface {
  name = 'LiveEndsWithSession1795453600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE FUNCTION live_access_changed() RETURNS trigger LANGUAGE plpgsql AS $$
       DECLARE
         changed jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
       BEGIN
         PERFORM pg_notify('live', json_build_object(
           'topic', 'user:' || (changed ->> TG_ARGV[0]), 'type', TG_ARGV[1])::text);
         RETURN NULL;
       END $$`,
    );
    await runner.query(
      `CREATE TRIGGER live_session_ended AFTER DELETE ON auth.session
       FOR EACH ROW EXECUTE FUNCTION live_access_changed('user_id', 'session.ended')`,
    );
    await runner.query(
      `CREATE TRIGGER live_access_changed AFTER INSERT OR UPDATE OR DELETE ON role_grant
       FOR EACH ROW EXECUTE FUNCTION live_access_changed('user_id', 'access.changed')`,
    );
    await runner.query(
      `CREATE TRIGGER live_access_changed AFTER UPDATE OF disabled_at, language ON user_account
       FOR EACH ROW EXECUTE FUNCTION live_access_changed('id', 'access.changed')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER live_access_changed ON user_account');
    await runner.query('DROP TRIGGER live_access_changed ON role_grant');
    await runner.query('DROP TRIGGER live_session_ended ON auth.session');
    await runner.query('DROP FUNCTION live_access_changed()');
  }
}
