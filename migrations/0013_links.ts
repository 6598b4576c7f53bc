import type { Knex } from 'knex';

/** Individuals act for one enterprise or institution once it has approved them (requirement A10). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table link (
      id uuid primary key default gen_random_uuid(),
      account_id uuid not null references account,
      enterprise_id uuid references enterprise,
      institution_id uuid references institution,
      state text not null default 'requested' check (state in ('requested', 'approved', 'refused', 'ended')),
      notes text,
      requested_at timestamptz not null default now(),
      decided_at timestamptz,
      decided_by uuid references account,
      ended_at timestamptz,
      ended_by uuid references account,
      check (num_nonnulls(enterprise_id, institution_id) = 1),
      check (state not in ('approved', 'refused') or decided_at is not null),
      check ((state = 'ended') = (ended_at is not null))
    );
    create unique index link_one_of_account on link (account_id) where state in ('requested', 'approved');
    create index link_of_enterprise on link (enterprise_id, requested_at desc);
    create index link_of_institution on link (institution_id, requested_at desc);

    create view enterprise_member as
      select a.enterprise_id, a.id as account_id from account a where a.enterprise_id is not null and not a.disabled
      union all
      select l.enterprise_id, l.account_id from link l join account a on a.id = l.account_id
      where l.state = 'approved' and l.enterprise_id is not null and not a.disabled;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop view enterprise_member; drop table link');
}
