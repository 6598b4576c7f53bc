import type { Knex } from 'knex';

/** Institutions register themselves and are reviewed like enterprises (requirements A2, A5); this centre needs none. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table institution
      add column credit_code text unique check (length(credit_code) in (9, 18)),
      add column province text not null default '',
      add column city text not null default '',
      add column district text not null default '',
      add column address text not null default '',
      add column head text not null default '',
      add column mobile_sealed bytea,
      add column mobile_digest bytea,
      add column email text not null default '',
      add column status text not null default 'approved' check (status in ('pending', 'approved', 'rejected')),
      add column review_notes text,
      add column reviewed_by text,
      add column reviewed_at timestamptz,
      add check (status <> 'rejected' or length(review_notes) > 0),
      add check (is_this_centre or mobile_sealed is not null or status = 'approved');
    create index institution_by_status on institution (status, created_at);

    create or replace view address as
      select a.id as account_id, coalesce(p.mobile_sealed, e.mobile_sealed, i.mobile_sealed) as mobile_sealed,
        coalesce(p.mobile_digest, e.mobile_digest, i.mobile_digest) as mobile_digest,
        coalesce(p.email, e.email, i.email, '') as email
      from account a left join person p on p.account_id = a.id left join enterprise e on e.id = a.enterprise_id
      left join institution i on i.id = a.institution_id and a.kind = 'institution'
      where not a.disabled;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    create or replace view address as
      select a.id as account_id, coalesce(p.mobile_sealed, e.mobile_sealed) as mobile_sealed,
        coalesce(p.mobile_digest, e.mobile_digest) as mobile_digest, coalesce(p.email, e.email, '') as email
      from account a left join person p on p.account_id = a.id left join enterprise e on e.id = a.enterprise_id
      where not a.disabled;
    alter table institution drop column credit_code, drop column province, drop column city, drop column district,
      drop column address, drop column head, drop column mobile_sealed, drop column mobile_digest, drop column email,
      drop column status, drop column review_notes, drop column reviewed_by, drop column reviewed_at;
  `);
}
