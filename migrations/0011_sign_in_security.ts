import type { Knex } from 'knex';

/** Counts of failed sign-ins, solved captchas, second factors, and when a session was last seen. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table sign_in_attempt (
      key text primary key,
      attempts integer not null,
      last_at timestamptz not null default now(),
      locked_until timestamptz not null default '-infinity',
      refused boolean not null default false
    );
    create index sign_in_attempt_last on sign_in_attempt (last_at);

    create table captcha_used (
      digest bytea primary key,
      expires_at timestamptz not null
    );
    create index captcha_used_expires on captcha_used (expires_at);

    alter table account
      add column totp_pending_sealed bytea,
      add column totp_sealed bytea,
      add column totp_last_step bigint;

    create table recovery_code (
      account_id uuid not null references account,
      digest bytea not null,
      primary key (account_id, digest)
    );

    alter table session add column last_seen timestamptz not null default now();
    create index session_of_account on session ((sess->>'accountId'));
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index session_of_account;
    alter table session drop column last_seen;
    drop table recovery_code;
    alter table account drop column totp_last_step, drop column totp_sealed, drop column totp_pending_sealed;
    drop table captcha_used, sign_in_attempt;
  `);
}
