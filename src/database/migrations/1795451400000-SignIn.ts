import type { MigrationInterface, QueryRunner } from 'typeorm';
import { RUNTIME_ROLE } from '../runtime-role.js';

/**
 * Tables of better-auth in a schema of their own (as its migration tool writes them, with our names of
 * columns), attempts that are limited, and requests that must not be carried out twice.
 */
export class SignIn1795451400000 implements MigrationInterface {
  name = 'SignIn1795451400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA auth');
    await runner.query(
      'CREATE TABLE auth."user" (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text NOT NULL, email text NOT NULL UNIQUE, email_verified boolean NOT NULL, image text, created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now())',
    );
    await runner.query(
      'CREATE TABLE auth.session (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), expires_at timestamptz NOT NULL, token text NOT NULL UNIQUE, created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL, ip_address text, user_agent text, user_id uuid NOT NULL REFERENCES auth."user" (id) ON DELETE CASCADE)',
    );
    await runner.query(
      'CREATE TABLE auth.account (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), account_id text NOT NULL, provider_id text NOT NULL, user_id uuid NOT NULL REFERENCES auth."user" (id) ON DELETE CASCADE, access_token text, refresh_token text, id_token text, access_token_expires_at timestamptz, refresh_token_expires_at timestamptz, scope text, password text, created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL, UNIQUE (provider_id, account_id))',
    );
    await runner.query(
      'CREATE TABLE auth.verification (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), identifier text NOT NULL, value text NOT NULL, expires_at timestamptz NOT NULL, created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now())',
    );
    await runner.query('CREATE INDEX ON auth.session (user_id)');
    await runner.query('CREATE INDEX ON auth.session (expires_at)');
    await runner.query('CREATE INDEX ON auth.account (user_id)');
    await runner.query('CREATE INDEX ON auth.verification (identifier)');
    await runner.query(`GRANT USAGE ON SCHEMA auth TO ${RUNTIME_ROLE}`);
    await runner.query(
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA auth TO ${RUNTIME_ROLE}`,
    );
    await runner.query(
      'CREATE TABLE "attempt_window" ("key" character varying(80) NOT NULL, "count" integer NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "pk_attempt_window" PRIMARY KEY ("key"))',
    );
    await runner.query('CREATE INDEX "ix_attempt_window_ends_at" ON "attempt_window" ("ends_at")');
    await runner.query(
      'CREATE TABLE "idempotency_key" ("scope" character varying(40) NOT NULL, "route" character varying(300) NOT NULL, "key" character varying(200) NOT NULL, "body_hash" bytea NOT NULL, "status" integer, "response" jsonb, "session_user_id" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "pk_idempotency_key" PRIMARY KEY ("scope", "route", "key"))',
    );
    await runner.query(
      'CREATE INDEX "ix_idempotency_key_created_at" ON "idempotency_key" ("created_at")',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "idempotency_key"');
    await runner.query('DROP TABLE "attempt_window"');
    await runner.query('DROP SCHEMA auth CASCADE');
  }
}
