import type { Knex } from 'knex';

/** Institutions, departments, enterprises, accounts, sessions and contacts. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table institution (
      id uuid primary key default gen_random_uuid(),
      name text not null unique check (length(name) between 1 and 100),
      is_this_centre boolean not null default false,
      created_at timestamptz not null default now()
    );
    create unique index institution_this_centre on institution (is_this_centre) where is_this_centre;

    create table department (
      id uuid primary key default gen_random_uuid(),
      institution_id uuid not null references institution,
      name text not null,
      unique (institution_id, name)
    );

    create table enterprise (
      id uuid primary key default gen_random_uuid(),
      name text not null check (length(name) between 1 and 100),
      credit_code text not null unique check (length(credit_code) = 18),
      province text not null,
      city text not null,
      district text not null,
      address text not null default '',
      legal_representative text not null,
      mobile text not null,
      email text not null default '',
      status text not null default 'pending' check (status in ('pending', 'approved', 'rejected')),
      review_notes text,
      reviewed_by text,
      reviewed_at timestamptz,
      created_at timestamptz not null default now(),
      check ((status = 'pending') = (reviewed_at is null)),
      check (status <> 'rejected' or length(review_notes) > 0)
    );
    create index enterprise_by_status on enterprise (status, created_at);

    create table account (
      id uuid primary key default gen_random_uuid(),
      kind text not null check (kind in ('individual', 'enterprise', 'institution', 'expert', 'staff')),
      username text not null,
      password_hash text not null,
      display_name text not null,
      duties text[] not null default '{}',
      enterprise_id uuid references enterprise,
      institution_id uuid references institution,
      department_id uuid references department,
      must_change_password boolean not null default false,
      disabled boolean not null default false,
      created_at timestamptz not null default now(),
      check ((kind = 'enterprise') = (enterprise_id is not null)),
      check (kind <> 'staff' or institution_id is not null)
    );
    create unique index account_username on account (lower(username));
    create index account_enterprise on account (enterprise_id);

    create table session (
      sid varchar not null primary key,
      sess json not null,
      expire timestamptz not null
    );
    create index session_expire on session (expire);

    create table contact (
      id uuid primary key default gen_random_uuid(),
      enterprise_id uuid not null references enterprise,
      name text not null check (length(name) between 1 and 50),
      mobile text not null,
      post text not null default '',
      deleted_at timestamptz,
      created_at timestamptz not null default now()
    );
    create index contact_enterprise on contact (enterprise_id) where deleted_at is null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table contact, session, account, enterprise, department, institution');
}
