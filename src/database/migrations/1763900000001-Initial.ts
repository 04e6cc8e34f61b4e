import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Initial1763900000001 implements MigrationInterface {
  name = 'Initial1763900000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "assembly" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "code" character varying(20) NOT NULL, "name" character varying(200) NOT NULL, "city" character varying(120) NOT NULL, "host_iso2" character(2) NOT NULL, "timezone" character varying(64) NOT NULL, "starts_on" date NOT NULL, "ends_on" date NOT NULL, "day_start" TIME NOT NULL DEFAULT \'08:00\', "day_end" TIME NOT NULL DEFAULT \'20:00\', "slot_minutes" integer NOT NULL DEFAULT \'30\', CONSTRAINT "uq_assembly_code" UNIQUE ("code"), CONSTRAINT "assembly_slot" CHECK (slot_minutes IN (10, 15, 20, 30, 60)), CONSTRAINT "assembly_day" CHECK (day_end > day_start), CONSTRAINT "assembly_dates" CHECK (ends_on >= starts_on AND ends_on - starts_on <= 30), CONSTRAINT "pk_assembly" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE TABLE "deadline" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "assembly_id" uuid NOT NULL, "step" character varying(20) NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "uq_deadline_assembly_id_step" UNIQUE ("assembly_id", "step"), CONSTRAINT "deadline_step" CHECK (step IN (\'registration\', \'confirmation\', \'requests\', \'answers\')), CONSTRAINT "pk_deadline" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE TABLE "installation" ("id" integer NOT NULL, "demonstration" boolean NOT NULL DEFAULT false, "demonstration_loaded_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "installation_single" CHECK (id = 1), CONSTRAINT "pk_installation" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE TABLE "audit_entry" ("id" uuid NOT NULL, "sequence" BIGSERIAL NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "actor_user_id" uuid, "actor_system" text, "request_id" text NOT NULL, "on_behalf_of" uuid, "assembly_id" uuid, "action" text NOT NULL, "subject_type" text NOT NULL, "subject_id" text NOT NULL, "changes" jsonb NOT NULL, CONSTRAINT "uq_audit_entry_sequence" UNIQUE ("sequence"), CONSTRAINT "pk_audit_entry" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "ix_audit_entry_assembly_id_at" ON "audit_entry"  ("assembly_id", "at") ',
    );
    await runner.query(
      'CREATE INDEX "ix_audit_entry_subject_type_subject_id" ON "audit_entry"  ("subject_type", "subject_id") ',
    );
    await runner.query(
      'CREATE TABLE "audit_seal" ("position" bigint NOT NULL, "entry_id" uuid NOT NULL, "hash" bytea NOT NULL, "sealed_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "REL_e53244b1d41dc206fd870edac7" UNIQUE ("entry_id"), CONSTRAINT "pk_audit_seal" PRIMARY KEY ("position"))',
    );
    await runner.query(
      'CREATE TABLE "invitation" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "purpose" character varying(16) NOT NULL, "token_hash" bytea NOT NULL, "email" character varying(254) NOT NULL DEFAULT \'\', "name" character varying(200) NOT NULL DEFAULT \'\', "language" character varying(2) NOT NULL DEFAULT \'en\', "role" character varying(12), "assembly_id" uuid, "delegation_id" uuid, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, "used_at" TIMESTAMP WITH TIME ZONE, "revoked_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "uq_invitation_token_hash" UNIQUE ("token_hash"), CONSTRAINT "invitation_email" CHECK (email = lower(email)), CONSTRAINT "invitation_purpose" CHECK (purpose IN (\'setup\', \'invitation\', \'password_reset\')), CONSTRAINT "pk_invitation" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "ix_invitation_delegation_id" ON "invitation"  ("delegation_id") ',
    );
    await runner.query('CREATE INDEX "ix_invitation_email" ON "invitation"  ("email") ');
    await runner.query(
      'CREATE TABLE "user_account" ("id" uuid NOT NULL, "email" character varying(254) NOT NULL, "name" character varying(200) NOT NULL, "language" character varying(2) NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "disabled_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "uq_user_account_email" UNIQUE ("email"), CONSTRAINT "user_account_email" CHECK (email = lower(email)), CONSTRAINT "pk_user_account" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE TABLE "role_grant" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "user_id" uuid NOT NULL, "role" character varying(12) NOT NULL, "assembly_id" uuid, "delegation_id" uuid, CONSTRAINT "role_grant_delegation" CHECK ((role IN (\'focal_point\', \'delegate\')) = (delegation_id IS NOT NULL)), CONSTRAINT "role_grant_scope" CHECK ((role = \'admin\') = (assembly_id IS NULL)), CONSTRAINT "role_grant_role" CHECK (role IN (\'admin\', \'organizer\', \'reviewer\', \'protocol\', \'staff\', \'focal_point\', \'delegate\')), CONSTRAINT "pk_role_grant" PRIMARY KEY ("id"))',
    );
    await runner.query('CREATE INDEX "ix_role_grant_user_id" ON "role_grant"  ("user_id") ');
    await runner.query(
      'CREATE INDEX "ix_role_grant_delegation_id" ON "role_grant"  ("delegation_id") ',
    );
    await runner.query(
      'CREATE INDEX "ix_role_grant_assembly_id_role" ON "role_grant"  ("assembly_id", "role") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "uq_role_grant_delegation" ON "role_grant"  ("user_id", "role", "delegation_id") WHERE delegation_id IS NOT NULL',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "uq_role_grant_assembly" ON "role_grant"  ("user_id", "role", "assembly_id") WHERE assembly_id IS NOT NULL AND delegation_id IS NULL',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "uq_role_grant_admin" ON "role_grant"  ("user_id") WHERE assembly_id IS NULL',
    );
    await runner.query(
      'CREATE TABLE "member_state" ("iso2" character(2) NOT NULL, "iso3" character(3) NOT NULL, "region" character varying(20) NOT NULL, "official_name_en" character varying(120) NOT NULL, "names" jsonb NOT NULL, "capital" character varying(120) NOT NULL, "preferred_language" character(2) NOT NULL, "timezone" character varying(64) NOT NULL, "joined_year" integer, CONSTRAINT "uq_member_state_iso3" UNIQUE ("iso3"), CONSTRAINT "member_state_names" CHECK (names ?& ARRAY[\'en\', \'fr\', \'es\', \'ar\']), CONSTRAINT "member_state_language" CHECK (preferred_language IN (\'en\', \'fr\', \'es\', \'ar\')), CONSTRAINT "member_state_region" CHECK (region IN (\'africa\', \'americas\', \'asia_pacific\', \'europe\')), CONSTRAINT "member_state_iso3" CHECK (iso3 ~ \'^[A-Z]{3}$\'), CONSTRAINT "member_state_iso2" CHECK (iso2 ~ \'^[A-Z]{2}$\'), CONSTRAINT "pk_member_state" PRIMARY KEY ("iso2"))',
    );
    await runner.query(
      'CREATE TABLE "organisation" ("code" character varying(20) NOT NULL, "kind" character varying(20) NOT NULL, "names" jsonb NOT NULL, "headquarters_country" character(2) NOT NULL, CONSTRAINT "organisation_names" CHECK (names ?& ARRAY[\'en\', \'fr\', \'es\', \'ar\']), CONSTRAINT "organisation_headquarters" CHECK (headquarters_country ~ \'^[A-Z]{2}$\'), CONSTRAINT "organisation_kind" CHECK (kind IN (\'intergovernmental\', \'regional_police\', \'academia\', \'think_tank\', \'private_sector\')), CONSTRAINT "organisation_code" CHECK (code ~ \'^[A-Z][A-Z0-9-]{1,19}$\'), CONSTRAINT "pk_organisation" PRIMARY KEY ("code"))',
    );
    await runner.query(
      'CREATE TABLE "contact" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "assembly_id" uuid NOT NULL, "member_iso2" character(2), "organisation_code" character varying(20), "name" character varying(200) NOT NULL, "email" character varying(254) NOT NULL, "language" character varying(2) NOT NULL, CONSTRAINT "uq_contact_assembly_id_organisation_code_email" UNIQUE ("assembly_id", "organisation_code", "email"), CONSTRAINT "uq_contact_assembly_id_member_iso2_email" UNIQUE ("assembly_id", "member_iso2", "email"), CONSTRAINT "contact_email" CHECK (email = lower(email)), CONSTRAINT "contact_sender" CHECK (num_nonnulls(member_iso2, organisation_code) = 1), CONSTRAINT "pk_contact" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE TABLE "delegation" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "assembly_id" uuid NOT NULL, "member_iso2" character(2), "organisation_code" character varying(20), "status" character varying(12) NOT NULL, "reason" character varying(1000) NOT NULL DEFAULT \'\', "status_at" TIMESTAMP WITH TIME ZONE NOT NULL, "quota" integer NOT NULL DEFAULT \'12\', CONSTRAINT "uq_delegation_assembly_id_organisation_code" UNIQUE ("assembly_id", "organisation_code"), CONSTRAINT "uq_delegation_assembly_id_member_iso2" UNIQUE ("assembly_id", "member_iso2"), CONSTRAINT "delegation_reason" CHECK (status NOT IN (\'returned\', \'declined\') OR reason <> \'\'), CONSTRAINT "delegation_status" CHECK (status IN (\'invited\', \'preparing\', \'submitted\', \'returned\', \'approved\', \'confirmed\', \'declined\', \'withdrawn\')), CONSTRAINT "delegation_sender" CHECK (num_nonnulls(member_iso2, organisation_code) = 1), CONSTRAINT "pk_delegation" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "ix_delegation_assembly_id" ON "delegation"  ("assembly_id") ',
    );
    await runner.query(
      'CREATE TABLE "delegate" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "delegation_id" uuid NOT NULL, "role" character varying(12) NOT NULL, "given_names" character varying(120) NOT NULL, "family_name" character varying(120) NOT NULL, "position" character varying(200) NOT NULL DEFAULT \'\', "email" character varying(254), "languages" text array NOT NULL DEFAULT \'{}\', CONSTRAINT "delegate_role" CHECK (role IN (\'head\', \'alternate\', \'delegate\', \'adviser\', \'interpreter\', \'security\', \'support\')), CONSTRAINT "pk_delegate" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "ix_delegate_delegation_id" ON "delegate"  ("delegation_id") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "uq_delegate_alternate" ON "delegate"  ("delegation_id") WHERE role = \'alternate\'',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "uq_delegate_head" ON "delegate"  ("delegation_id") WHERE role = \'head\'',
    );
    await runner.query(
      'CREATE TABLE "party" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "assembly_id" uuid NOT NULL, "kind" character varying(12) NOT NULL, "code" character varying(20) NOT NULL, "names" jsonb NOT NULL, "delegation_id" uuid, "principal_id" uuid, "office_holder" character varying(240), "parallel_limit" integer NOT NULL DEFAULT \'1\', "max_principal_per_day" integer, "active" boolean NOT NULL DEFAULT false, CONSTRAINT "uq_party_assembly_id_kind_code" UNIQUE ("assembly_id", "kind", "code"), CONSTRAINT "party_parallel_limit" CHECK (parallel_limit BETWEEN 1 AND 50), CONSTRAINT "party_delegation" CHECK ((kind = \'office\') = (delegation_id IS NULL)), CONSTRAINT "party_kind" CHECK (kind IN (\'delegation\', \'sub_bureau\', \'office\')), CONSTRAINT "pk_party" PRIMARY KEY ("id"))',
    );
    await runner.query('CREATE INDEX "ix_party_delegation_id" ON "party"  ("delegation_id") ');
    await runner.query(
      'CREATE TABLE "request_party" ("request_id" uuid NOT NULL, "party_id" uuid NOT NULL, "position" integer NOT NULL, "principal" boolean NOT NULL, "answer" character varying(10) NOT NULL, "answered_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "request_party_answer" CHECK (answer IN (\'pending\', \'accepted\', \'declined\')), CONSTRAINT "pk_request_party" PRIMARY KEY ("request_id", "party_id"))',
    );
    await runner.query(
      'CREATE INDEX "ix_request_party_party_id" ON "request_party"  ("party_id") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "ix_request_party_request_id_position" ON "request_party"  ("request_id", "position") ',
    );
    await runner.query(
      'CREATE TABLE "meeting_request" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "assembly_id" uuid NOT NULL, "requester_id" uuid NOT NULL, "parties_key" text NOT NULL, "subject" character varying(200) NOT NULL, "level" character varying(10) NOT NULL, "priority" integer NOT NULL DEFAULT \'3\', "duration_minutes" integer NOT NULL DEFAULT \'30\', "size" integer NOT NULL DEFAULT \'6\', "language_pair" character varying(5), "features" text array NOT NULL DEFAULT \'{}\', "preferred_starts" TIMESTAMP WITH TIME ZONE array NOT NULL DEFAULT \'{}\', "status" character varying(20) NOT NULL, "reason" character varying(1000) NOT NULL DEFAULT \'\', CONSTRAINT "meeting_request_status" CHECK (status IN (\'requested\', \'accepted\', \'declined\', \'countered\', \'expired\', \'withdrawn\', \'scheduled\', \'unplaced\', \'change_requested\', \'cancelled\', \'in_progress\', \'held\', \'no_show\')), CONSTRAINT "meeting_request_size" CHECK (size BETWEEN 2 AND 500), CONSTRAINT "meeting_request_duration" CHECK (duration_minutes BETWEEN 10 AND 240), CONSTRAINT "meeting_request_priority" CHECK (priority BETWEEN 1 AND 5), CONSTRAINT "meeting_request_level" CHECK (level IN (\'principal\', \'technical\')), CONSTRAINT "pk_meeting_request" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "ix_meeting_request_requester_id" ON "meeting_request"  ("requester_id") ',
    );
    await runner.query(
      'CREATE INDEX "ix_meeting_request_assembly_id_status" ON "meeting_request"  ("assembly_id", "status") ',
    );
    await runner.query(
      "CREATE UNIQUE INDEX \"uq_meeting_request_open\" ON \"meeting_request\"  (\"assembly_id\", \"parties_key\", \"level\") WHERE status IN ('requested', 'countered', 'accepted', 'scheduled', 'unplaced', 'change_requested')",
    );
    await runner.query(
      'CREATE TABLE "room" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "assembly_id" uuid NOT NULL, "name" character varying(80) NOT NULL, "capacity" integer NOT NULL, "features" text array NOT NULL DEFAULT \'{}\', "zone" character varying(20), "opens" TIME, "closes" TIME, "illustrative" boolean NOT NULL DEFAULT false, CONSTRAINT "uq_room_assembly_id_name" UNIQUE ("assembly_id", "name"), CONSTRAINT "room_hours" CHECK (closes > opens), CONSTRAINT "room_capacity" CHECK (capacity BETWEEN 2 AND 5000), CONSTRAINT "pk_room" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE TABLE "duty" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "assembly_id" uuid NOT NULL, "kind" character varying(20) NOT NULL, "request_id" uuid NOT NULL, "room_id" uuid NOT NULL, "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, "previous_starts_at" TIMESTAMP WITH TIME ZONE, "assignee_id" uuid, "status" character varying(14) NOT NULL, "reason" character varying(1000) NOT NULL DEFAULT \'\', "acknowledged_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "duty_status" CHECK (status IN (\'new\', \'acknowledged\', \'started\', \'done\', \'changed\', \'cannot\', \'cancelled\')), CONSTRAINT "duty_kind" CHECK (kind IN (\'prepare_room\')), CONSTRAINT "duty_times" CHECK (ends_at > starts_at), CONSTRAINT "duty_assignee_free" EXCLUDE USING gist (assignee_id WITH =, tstzrange(starts_at, ends_at, \'[)\') WITH &&) WHERE (status NOT IN (\'cancelled\', \'cannot\', \'done\')) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "pk_duty" PRIMARY KEY ("id"))',
    );
    await runner.query('CREATE INDEX "ix_duty_assembly_id" ON "duty"  ("assembly_id") ');
    await runner.query(
      'CREATE INDEX "ix_duty_assignee_id_starts_at" ON "duty"  ("assignee_id", "starts_at") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "uq_duty_request" ON "duty"  ("request_id", "kind") WHERE status <> \'cancelled\'',
    );
    await runner.query(
      'CREATE TABLE "mailbox_message" ("id" uuid NOT NULL, "recipient" character varying(254) NOT NULL, "language" character varying(2) NOT NULL, "subject" text NOT NULL, "html" text NOT NULL, "text" text NOT NULL, "sent_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "pk_mailbox_message" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "ix_mailbox_message_sent_at" ON "mailbox_message"  ("sent_at") ',
    );
    await runner.query(
      'CREATE TABLE "unavailability" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "party_id" uuid NOT NULL, "scope" character varying(10) NOT NULL, "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, "note" character varying(200) NOT NULL DEFAULT \'\', CONSTRAINT "unavailability_scope" CHECK (scope IN (\'everyone\', \'principal\')), CONSTRAINT "unavailability_times" CHECK (ends_at > starts_at), CONSTRAINT "pk_unavailability" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "ix_unavailability_party_id" ON "unavailability"  ("party_id") ',
    );
    await runner.query(
      'CREATE TABLE "interpreter" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "assembly_id" uuid NOT NULL, "name" character varying(120) NOT NULL, "pairs" text array NOT NULL, "user_id" uuid, CONSTRAINT "uq_interpreter_assembly_id_name" UNIQUE ("assembly_id", "name"), CONSTRAINT "pk_interpreter" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE TABLE "booking" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "assembly_id" uuid NOT NULL, "request_id" uuid NOT NULL, "room_id" uuid NOT NULL, "interpreter_id" uuid, "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, "plan_number" integer NOT NULL, CONSTRAINT "REL_aa4e0da4a49be8782cd00bf5a9" UNIQUE ("request_id"), CONSTRAINT "booking_times" CHECK (ends_at > starts_at), CONSTRAINT "booking_interpreter_free" EXCLUDE USING gist (interpreter_id WITH =, tstzrange(starts_at, ends_at, \'[)\') WITH &&) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "booking_room_free" EXCLUDE USING gist (room_id WITH =, tstzrange(starts_at, ends_at, \'[)\') WITH &&) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "pk_booking" PRIMARY KEY ("id"))',
    );
    await runner.query('CREATE INDEX "ix_booking_assembly_id" ON "booking"  ("assembly_id") ');
    await runner.query(
      'CREATE TABLE "booking_principal" ("booking_id" uuid NOT NULL, "person_id" uuid NOT NULL, "party_id" uuid NOT NULL, "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "booking_principal_free" EXCLUDE USING gist (person_id WITH =, tstzrange(starts_at, ends_at, \'[)\') WITH &&) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "pk_booking_principal" PRIMARY KEY ("booking_id", "person_id"))',
    );
    await runner.query(
      'CREATE TABLE "delivery" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "event_id" uuid NOT NULL, "recipient_key" character varying(80) NOT NULL, "recipient_id" uuid, "assembly_id" uuid, "channel" character varying(10) NOT NULL, "type" character varying(60) NOT NULL, "language" character varying(2) NOT NULL, "params" jsonb NOT NULL, "aggregate_id" uuid NOT NULL, "aggregate_version" integer NOT NULL, "status" character varying(12) NOT NULL, "reason" character varying(60) NOT NULL DEFAULT \'\', "attempts" integer NOT NULL DEFAULT \'0\', "lease_until" TIMESTAMP WITH TIME ZONE, "sent_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "uq_delivery_event_id_recipient_key_channel" UNIQUE ("event_id", "recipient_key", "channel"), CONSTRAINT "delivery_lease" CHECK ((status = \'sending\') = (lease_until IS NOT NULL)), CONSTRAINT "delivery_status" CHECK (status IN (\'pending\', \'sending\', \'sent\', \'bounced\', \'failed\', \'suppressed\', \'cancelled\')), CONSTRAINT "delivery_channel" CHECK (channel IN (\'in_app\', \'email\')), CONSTRAINT "pk_delivery" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "ix_delivery_assembly_id_created_at" ON "delivery"  ("assembly_id", "created_at") ',
    );
    await runner.query(
      'CREATE INDEX "ix_delivery_status_lease_until" ON "delivery"  ("status", "lease_until") ',
    );
    await runner.query(
      'CREATE TABLE "notification" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "event_id" uuid NOT NULL, "recipient_id" uuid NOT NULL, "position" integer NOT NULL, "assembly_id" uuid, "type" character varying(60) NOT NULL, "params" jsonb NOT NULL, "link" character varying(300) NOT NULL, "read_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "uq_notification_recipient_id_position" UNIQUE ("recipient_id", "position"), CONSTRAINT "uq_notification_event_id_recipient_id" UNIQUE ("event_id", "recipient_id"), CONSTRAINT "pk_notification" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "ix_notification_recipient_id_read_at" ON "notification"  ("recipient_id", "read_at") ',
    );
    await runner.query(
      'CREATE TABLE "outbox_event" ("id" uuid NOT NULL, "sequence" BIGSERIAL NOT NULL, "type" text NOT NULL, "aggregate_type" text NOT NULL, "aggregate_id" uuid NOT NULL, "version" integer NOT NULL, "assembly_id" uuid, "payload" jsonb NOT NULL, "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL, "relayed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "pk_outbox_event" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "ix_outbox_event_aggregate_type_aggregate_id" ON "outbox_event"  ("aggregate_type", "aggregate_id") ',
    );
    await runner.query(
      'CREATE INDEX "ix_outbox_event_relayed_at_sequence" ON "outbox_event"  ("relayed_at", "sequence") WHERE relayed_at IS NULL',
    );
    await runner.query(
      'CREATE TABLE "programme_item" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "assembly_id" uuid NOT NULL, "code" character varying(40) NOT NULL, "titles" jsonb NOT NULL, "kind" character varying(40) NOT NULL, "hold" character varying(12) NOT NULL, "audience" character varying(20) NOT NULL DEFAULT \'all\', "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, "illustrative" boolean NOT NULL DEFAULT false, CONSTRAINT "uq_programme_item_assembly_id_code" UNIQUE ("assembly_id", "code"), CONSTRAINT "programme_item_audience" CHECK (audience IN (\'all\', \'africa\', \'americas\', \'asia_pacific\', \'europe\')), CONSTRAINT "programme_item_hold" CHECK (hold IN (\'everyone\', \'principal\', \'seat\')), CONSTRAINT "programme_item_times" CHECK (ends_at > starts_at), CONSTRAINT "pk_programme_item" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE TABLE "sub_bureau" ("iso2" character(2) NOT NULL, "parent_iso2" character(2) NOT NULL, "names" jsonb NOT NULL, CONSTRAINT "sub_bureau_names" CHECK (names ?& ARRAY[\'en\', \'fr\', \'es\', \'ar\']), CONSTRAINT "sub_bureau_parent" CHECK (iso2 <> parent_iso2), CONSTRAINT "sub_bureau_iso2" CHECK (iso2 ~ \'^[A-Z]{2}$\'), CONSTRAINT "pk_sub_bureau" PRIMARY KEY ("iso2"))',
    );
    await runner.query(
      'CREATE INDEX "ix_sub_bureau_parent_iso2" ON "sub_bureau"  ("parent_iso2") ',
    );
    await runner.query(
      'CREATE TABLE "plan" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "assembly_id" uuid NOT NULL, "number" integer NOT NULL, "status" character varying(12) NOT NULL, "based_on" integer, "totals" jsonb NOT NULL, "created_by" uuid, "published_at" TIMESTAMP WITH TIME ZONE, "published_by" uuid, CONSTRAINT "uq_plan_assembly_id_number" UNIQUE ("assembly_id", "number"), CONSTRAINT "plan_published" CHECK ((status IN (\'published\', \'superseded\')) = (published_at IS NOT NULL)), CONSTRAINT "plan_status" CHECK (status IN (\'draft\', \'published\', \'superseded\', \'discarded\')), CONSTRAINT "pk_plan" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "uq_plan_published" ON "plan"  ("assembly_id") WHERE status = \'published\'',
    );
    await runner.query(
      'CREATE TABLE "plan_meeting" ("plan_id" uuid NOT NULL, "request_id" uuid NOT NULL, "room_id" uuid NOT NULL, "interpreter_id" uuid, "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, "pinned" boolean NOT NULL DEFAULT false, CONSTRAINT "pk_plan_meeting" PRIMARY KEY ("plan_id", "request_id"))',
    );
    await runner.query(
      'CREATE TABLE "plan_unplaced" ("plan_id" uuid NOT NULL, "request_id" uuid NOT NULL, "reason" character varying(40) NOT NULL, "blockers" jsonb NOT NULL, CONSTRAINT "pk_plan_unplaced" PRIMARY KEY ("plan_id", "request_id"))',
    );
    await runner.query(
      'CREATE TABLE "optimizer_run" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "assembly_id" uuid NOT NULL, "status" character varying(12) NOT NULL, "seed" integer NOT NULL, "seconds" integer NOT NULL, "requests" integer NOT NULL DEFAULT \'0\', "progress" jsonb NOT NULL DEFAULT \'[]\', "cancel_requested" boolean NOT NULL DEFAULT false, "plan_id" uuid, "started_at" TIMESTAMP WITH TIME ZONE, "finished_at" TIMESTAMP WITH TIME ZONE, "created_by" uuid, CONSTRAINT "optimizer_run_status" CHECK (status IN (\'queued\', \'running\', \'done\', \'cancelled\', \'failed\')), CONSTRAINT "pk_optimizer_run" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "uq_optimizer_run_open" ON "optimizer_run"  ("assembly_id") WHERE status IN (\'queued\', \'running\')',
    );
    await runner.query(
      'CREATE TABLE "interpreter_absence" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "interpreter_id" uuid NOT NULL, "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "interpreter_absence_times" CHECK (ends_at > starts_at), CONSTRAINT "pk_interpreter_absence" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "ix_interpreter_absence_interpreter_id" ON "interpreter_absence"  ("interpreter_id") ',
    );
    await runner.query(
      'CREATE TABLE "room_closure" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version" integer NOT NULL, "room_id" uuid NOT NULL, "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, "reason" character varying(200) NOT NULL DEFAULT \'\', CONSTRAINT "room_closure_times" CHECK (ends_at > starts_at), CONSTRAINT "pk_room_closure" PRIMARY KEY ("id"))',
    );
    await runner.query('CREATE INDEX "ix_room_closure_room_id" ON "room_closure"  ("room_id") ');
    await runner.query(
      'CREATE TABLE "walking_time" ("assembly_id" uuid NOT NULL, "zone_a" character varying(20) NOT NULL, "zone_b" character varying(20) NOT NULL, "minutes" integer NOT NULL, CONSTRAINT "walking_time_minutes" CHECK (minutes BETWEEN 0 AND 240), CONSTRAINT "walking_time_pair" CHECK (zone_a < zone_b), CONSTRAINT "pk_walking_time" PRIMARY KEY ("assembly_id", "zone_a", "zone_b"))',
    );
    await runner.query(
      'ALTER TABLE "deadline" ADD CONSTRAINT "fk_deadline_assembly_id" FOREIGN KEY ("assembly_id") REFERENCES "assembly"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "audit_seal" ADD CONSTRAINT "fk_audit_seal_entry_id" FOREIGN KEY ("entry_id") REFERENCES "audit_entry"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "role_grant" ADD CONSTRAINT "fk_role_grant_user_id" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "contact" ADD CONSTRAINT "fk_contact_assembly_id" FOREIGN KEY ("assembly_id") REFERENCES "assembly"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "contact" ADD CONSTRAINT "fk_contact_member_iso2" FOREIGN KEY ("member_iso2") REFERENCES "member_state"("iso2") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "contact" ADD CONSTRAINT "fk_contact_organisation_code" FOREIGN KEY ("organisation_code") REFERENCES "organisation"("code") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "delegation" ADD CONSTRAINT "fk_delegation_assembly_id" FOREIGN KEY ("assembly_id") REFERENCES "assembly"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "delegation" ADD CONSTRAINT "fk_delegation_member_iso2" FOREIGN KEY ("member_iso2") REFERENCES "member_state"("iso2") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "delegation" ADD CONSTRAINT "fk_delegation_organisation_code" FOREIGN KEY ("organisation_code") REFERENCES "organisation"("code") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "delegate" ADD CONSTRAINT "fk_delegate_delegation_id" FOREIGN KEY ("delegation_id") REFERENCES "delegation"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "party" ADD CONSTRAINT "fk_party_assembly_id" FOREIGN KEY ("assembly_id") REFERENCES "assembly"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "party" ADD CONSTRAINT "fk_party_delegation_id" FOREIGN KEY ("delegation_id") REFERENCES "delegation"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "party" ADD CONSTRAINT "fk_party_principal_id" FOREIGN KEY ("principal_id") REFERENCES "delegate"("id") ON DELETE SET NULL ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "request_party" ADD CONSTRAINT "fk_request_party_request_id" FOREIGN KEY ("request_id") REFERENCES "meeting_request"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "request_party" ADD CONSTRAINT "fk_request_party_party_id" FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "meeting_request" ADD CONSTRAINT "fk_meeting_request_assembly_id" FOREIGN KEY ("assembly_id") REFERENCES "assembly"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "meeting_request" ADD CONSTRAINT "fk_meeting_request_requester_id" FOREIGN KEY ("requester_id") REFERENCES "party"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "room" ADD CONSTRAINT "fk_room_assembly_id" FOREIGN KEY ("assembly_id") REFERENCES "assembly"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "duty" ADD CONSTRAINT "fk_duty_assembly_id" FOREIGN KEY ("assembly_id") REFERENCES "assembly"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "duty" ADD CONSTRAINT "fk_duty_request_id" FOREIGN KEY ("request_id") REFERENCES "meeting_request"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "duty" ADD CONSTRAINT "fk_duty_room_id" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "unavailability" ADD CONSTRAINT "fk_unavailability_party_id" FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "interpreter" ADD CONSTRAINT "fk_interpreter_assembly_id" FOREIGN KEY ("assembly_id") REFERENCES "assembly"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "booking" ADD CONSTRAINT "fk_booking_request_id" FOREIGN KEY ("request_id") REFERENCES "meeting_request"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "booking" ADD CONSTRAINT "fk_booking_room_id" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "booking" ADD CONSTRAINT "fk_booking_interpreter_id" FOREIGN KEY ("interpreter_id") REFERENCES "interpreter"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "booking_principal" ADD CONSTRAINT "fk_booking_principal_booking_id" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "programme_item" ADD CONSTRAINT "fk_programme_item_assembly_id" FOREIGN KEY ("assembly_id") REFERENCES "assembly"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "sub_bureau" ADD CONSTRAINT "fk_sub_bureau_parent_iso2" FOREIGN KEY ("parent_iso2") REFERENCES "member_state"("iso2") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "plan" ADD CONSTRAINT "fk_plan_assembly_id" FOREIGN KEY ("assembly_id") REFERENCES "assembly"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "plan_meeting" ADD CONSTRAINT "fk_plan_meeting_plan_id" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "plan_meeting" ADD CONSTRAINT "fk_plan_meeting_request_id" FOREIGN KEY ("request_id") REFERENCES "meeting_request"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "plan_meeting" ADD CONSTRAINT "fk_plan_meeting_room_id" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "plan_meeting" ADD CONSTRAINT "fk_plan_meeting_interpreter_id" FOREIGN KEY ("interpreter_id") REFERENCES "interpreter"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "plan_unplaced" ADD CONSTRAINT "fk_plan_unplaced_plan_id" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "plan_unplaced" ADD CONSTRAINT "fk_plan_unplaced_request_id" FOREIGN KEY ("request_id") REFERENCES "meeting_request"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "optimizer_run" ADD CONSTRAINT "fk_optimizer_run_assembly_id" FOREIGN KEY ("assembly_id") REFERENCES "assembly"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "optimizer_run" ADD CONSTRAINT "fk_optimizer_run_plan_id" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE SET NULL ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "interpreter_absence" ADD CONSTRAINT "fk_interpreter_absence_interpreter_id" FOREIGN KEY ("interpreter_id") REFERENCES "interpreter"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "room_closure" ADD CONSTRAINT "fk_room_closure_room_id" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "walking_time" ADD CONSTRAINT "fk_walking_time_assembly_id" FOREIGN KEY ("assembly_id") REFERENCES "assembly"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "walking_time" DROP CONSTRAINT "fk_walking_time_assembly_id"');
    await runner.query('ALTER TABLE "room_closure" DROP CONSTRAINT "fk_room_closure_room_id"');
    await runner.query(
      'ALTER TABLE "interpreter_absence" DROP CONSTRAINT "fk_interpreter_absence_interpreter_id"',
    );
    await runner.query('ALTER TABLE "optimizer_run" DROP CONSTRAINT "fk_optimizer_run_plan_id"');
    await runner.query(
      'ALTER TABLE "optimizer_run" DROP CONSTRAINT "fk_optimizer_run_assembly_id"',
    );
    await runner.query('ALTER TABLE "plan_unplaced" DROP CONSTRAINT "fk_plan_unplaced_request_id"');
    await runner.query('ALTER TABLE "plan_unplaced" DROP CONSTRAINT "fk_plan_unplaced_plan_id"');
    await runner.query(
      'ALTER TABLE "plan_meeting" DROP CONSTRAINT "fk_plan_meeting_interpreter_id"',
    );
    await runner.query('ALTER TABLE "plan_meeting" DROP CONSTRAINT "fk_plan_meeting_room_id"');
    await runner.query('ALTER TABLE "plan_meeting" DROP CONSTRAINT "fk_plan_meeting_request_id"');
    await runner.query('ALTER TABLE "plan_meeting" DROP CONSTRAINT "fk_plan_meeting_plan_id"');
    await runner.query('ALTER TABLE "plan" DROP CONSTRAINT "fk_plan_assembly_id"');
    await runner.query('ALTER TABLE "sub_bureau" DROP CONSTRAINT "fk_sub_bureau_parent_iso2"');
    await runner.query(
      'ALTER TABLE "programme_item" DROP CONSTRAINT "fk_programme_item_assembly_id"',
    );
    await runner.query(
      'ALTER TABLE "booking_principal" DROP CONSTRAINT "fk_booking_principal_booking_id"',
    );
    await runner.query('ALTER TABLE "booking" DROP CONSTRAINT "fk_booking_interpreter_id"');
    await runner.query('ALTER TABLE "booking" DROP CONSTRAINT "fk_booking_room_id"');
    await runner.query('ALTER TABLE "booking" DROP CONSTRAINT "fk_booking_request_id"');
    await runner.query('ALTER TABLE "interpreter" DROP CONSTRAINT "fk_interpreter_assembly_id"');
    await runner.query('ALTER TABLE "unavailability" DROP CONSTRAINT "fk_unavailability_party_id"');
    await runner.query('ALTER TABLE "duty" DROP CONSTRAINT "fk_duty_room_id"');
    await runner.query('ALTER TABLE "duty" DROP CONSTRAINT "fk_duty_request_id"');
    await runner.query('ALTER TABLE "duty" DROP CONSTRAINT "fk_duty_assembly_id"');
    await runner.query('ALTER TABLE "room" DROP CONSTRAINT "fk_room_assembly_id"');
    await runner.query(
      'ALTER TABLE "meeting_request" DROP CONSTRAINT "fk_meeting_request_requester_id"',
    );
    await runner.query(
      'ALTER TABLE "meeting_request" DROP CONSTRAINT "fk_meeting_request_assembly_id"',
    );
    await runner.query('ALTER TABLE "request_party" DROP CONSTRAINT "fk_request_party_party_id"');
    await runner.query('ALTER TABLE "request_party" DROP CONSTRAINT "fk_request_party_request_id"');
    await runner.query('ALTER TABLE "party" DROP CONSTRAINT "fk_party_principal_id"');
    await runner.query('ALTER TABLE "party" DROP CONSTRAINT "fk_party_delegation_id"');
    await runner.query('ALTER TABLE "party" DROP CONSTRAINT "fk_party_assembly_id"');
    await runner.query('ALTER TABLE "delegate" DROP CONSTRAINT "fk_delegate_delegation_id"');
    await runner.query(
      'ALTER TABLE "delegation" DROP CONSTRAINT "fk_delegation_organisation_code"',
    );
    await runner.query('ALTER TABLE "delegation" DROP CONSTRAINT "fk_delegation_member_iso2"');
    await runner.query('ALTER TABLE "delegation" DROP CONSTRAINT "fk_delegation_assembly_id"');
    await runner.query('ALTER TABLE "contact" DROP CONSTRAINT "fk_contact_organisation_code"');
    await runner.query('ALTER TABLE "contact" DROP CONSTRAINT "fk_contact_member_iso2"');
    await runner.query('ALTER TABLE "contact" DROP CONSTRAINT "fk_contact_assembly_id"');
    await runner.query('ALTER TABLE "role_grant" DROP CONSTRAINT "fk_role_grant_user_id"');
    await runner.query('ALTER TABLE "audit_seal" DROP CONSTRAINT "fk_audit_seal_entry_id"');
    await runner.query('ALTER TABLE "deadline" DROP CONSTRAINT "fk_deadline_assembly_id"');
    await runner.query('DROP TABLE "walking_time"');
    await runner.query('DROP INDEX "public"."ix_room_closure_room_id"');
    await runner.query('DROP TABLE "room_closure"');
    await runner.query('DROP INDEX "public"."ix_interpreter_absence_interpreter_id"');
    await runner.query('DROP TABLE "interpreter_absence"');
    await runner.query('DROP INDEX "public"."uq_optimizer_run_open"');
    await runner.query('DROP TABLE "optimizer_run"');
    await runner.query('DROP TABLE "plan_unplaced"');
    await runner.query('DROP TABLE "plan_meeting"');
    await runner.query('DROP INDEX "public"."uq_plan_published"');
    await runner.query('DROP TABLE "plan"');
    await runner.query('DROP INDEX "public"."ix_sub_bureau_parent_iso2"');
    await runner.query('DROP TABLE "sub_bureau"');
    await runner.query('DROP TABLE "programme_item"');
    await runner.query('DROP INDEX "public"."ix_outbox_event_relayed_at_sequence"');
    await runner.query('DROP INDEX "public"."ix_outbox_event_aggregate_type_aggregate_id"');
    await runner.query('DROP TABLE "outbox_event"');
    await runner.query('DROP INDEX "public"."ix_notification_recipient_id_read_at"');
    await runner.query('DROP TABLE "notification"');
    await runner.query('DROP INDEX "public"."ix_delivery_status_lease_until"');
    await runner.query('DROP INDEX "public"."ix_delivery_assembly_id_created_at"');
    await runner.query('DROP TABLE "delivery"');
    await runner.query('DROP TABLE "booking_principal"');
    await runner.query('DROP INDEX "public"."ix_booking_assembly_id"');
    await runner.query('DROP TABLE "booking"');
    await runner.query('DROP TABLE "interpreter"');
    await runner.query('DROP INDEX "public"."ix_unavailability_party_id"');
    await runner.query('DROP TABLE "unavailability"');
    await runner.query('DROP INDEX "public"."ix_mailbox_message_sent_at"');
    await runner.query('DROP TABLE "mailbox_message"');
    await runner.query('DROP INDEX "public"."uq_duty_request"');
    await runner.query('DROP INDEX "public"."ix_duty_assignee_id_starts_at"');
    await runner.query('DROP INDEX "public"."ix_duty_assembly_id"');
    await runner.query('DROP TABLE "duty"');
    await runner.query('DROP TABLE "room"');
    await runner.query('DROP INDEX "public"."uq_meeting_request_open"');
    await runner.query('DROP INDEX "public"."ix_meeting_request_assembly_id_status"');
    await runner.query('DROP INDEX "public"."ix_meeting_request_requester_id"');
    await runner.query('DROP TABLE "meeting_request"');
    await runner.query('DROP INDEX "public"."ix_request_party_request_id_position"');
    await runner.query('DROP INDEX "public"."ix_request_party_party_id"');
    await runner.query('DROP TABLE "request_party"');
    await runner.query('DROP INDEX "public"."ix_party_delegation_id"');
    await runner.query('DROP TABLE "party"');
    await runner.query('DROP INDEX "public"."uq_delegate_head"');
    await runner.query('DROP INDEX "public"."uq_delegate_alternate"');
    await runner.query('DROP INDEX "public"."ix_delegate_delegation_id"');
    await runner.query('DROP TABLE "delegate"');
    await runner.query('DROP INDEX "public"."ix_delegation_assembly_id"');
    await runner.query('DROP TABLE "delegation"');
    await runner.query('DROP TABLE "contact"');
    await runner.query('DROP TABLE "organisation"');
    await runner.query('DROP TABLE "member_state"');
    await runner.query('DROP INDEX "public"."uq_role_grant_admin"');
    await runner.query('DROP INDEX "public"."uq_role_grant_assembly"');
    await runner.query('DROP INDEX "public"."uq_role_grant_delegation"');
    await runner.query('DROP INDEX "public"."ix_role_grant_assembly_id_role"');
    await runner.query('DROP INDEX "public"."ix_role_grant_delegation_id"');
    await runner.query('DROP INDEX "public"."ix_role_grant_user_id"');
    await runner.query('DROP TABLE "role_grant"');
    await runner.query('DROP TABLE "user_account"');
    await runner.query('DROP INDEX "public"."ix_invitation_email"');
    await runner.query('DROP INDEX "public"."ix_invitation_delegation_id"');
    await runner.query('DROP TABLE "invitation"');
    await runner.query('DROP TABLE "audit_seal"');
    await runner.query('DROP INDEX "public"."ix_audit_entry_subject_type_subject_id"');
    await runner.query('DROP INDEX "public"."ix_audit_entry_assembly_id_at"');
    await runner.query('DROP TABLE "audit_entry"');
    await runner.query('DROP TABLE "installation"');
    await runner.query('DROP TABLE "deadline"');
    await runner.query('DROP TABLE "assembly"');
  }
}
