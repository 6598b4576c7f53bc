import type { Knex } from 'knex';

/** Individuals, one-time codes by text message, tickets of forgotten passwords, and more of what enterprises say. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table person (
      account_id uuid primary key references account,
      identity_sealed bytea not null,
      identity_digest bytea not null constraint person_identity_once unique,
      mobile_sealed bytea not null,
      mobile_digest bytea not null,
      sex text not null default '' check (sex in ('', 'male', 'female')),
      province text not null default '',
      city text not null default '',
      district text not null default '',
      address text not null default '',
      email text not null default '',
      ethnic_group text not null default ''
    );

    create table sms_code (
      id uuid primary key default gen_random_uuid(),
      purpose text not null check (purpose in ('verify_mobile', 'password_reset')),
      mobile_digest bytea not null,
      code_digest bytea not null,
      account_id uuid references account,
      tries integer not null default 0,
      expires_at timestamptz not null,
      used_at timestamptz,
      created_at timestamptz not null default now()
    );
    create index sms_code_of_mobile on sms_code (mobile_digest, purpose, created_at desc);

    create table reset_ticket (
      digest bytea primary key,
      account_id uuid not null references account,
      expires_at timestamptz not null
    );

    alter table enterprise
      drop constraint enterprise_credit_code_check,
      add constraint enterprise_code_length check (length(credit_code) in (9, 18)),
      add column enterprise_type text not null default '企业',
      add column legal_identity_sealed bytea;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table enterprise drop column legal_identity_sealed, drop column enterprise_type,
      drop constraint enterprise_code_length,
      add constraint enterprise_credit_code_check check (length(credit_code) = 18);
    drop table reset_ticket, sms_code, person;
  `);
}
