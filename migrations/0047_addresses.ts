import type { Knex } from 'knex';

/**
 * The addresses of an account are rows, one a channel, so that dispatch knows no channel by name; those that staff are
 * given stand by channel in one column, whatever channels there are.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table account add column addresses jsonb not null default '{}' check (jsonb_typeof(addresses) = 'object');
    update account set addresses = jsonb_build_object('mail', email) where email <> '';
    drop view address;
    alter table account drop column email;

    create view address as
      select a.id as account_id, c.channel, c.address, c.sealed, c.digest
      from account a left join person p on p.account_id = a.id left join enterprise e on e.id = a.enterprise_id
      left join institution i on i.id = a.institution_id and a.kind = 'institution'
      cross join lateral (
        select 'sms' as channel, null as address, coalesce(p.mobile_sealed, e.mobile_sealed, i.mobile_sealed) as sealed,
          coalesce(p.mobile_digest, e.mobile_digest, i.mobile_digest) as digest
        union all select 'mail', coalesce(p.email, e.email, i.email), null, null
        union all select key, value, null, null from jsonb_each_text(a.addresses)) c
      where not a.disabled and (c.sealed is not null or c.address <> '');
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop view address;
    alter table account add column email text not null default '';
    update account set email = addresses->>'mail' where addresses->>'mail' is not null;
    alter table account drop column addresses;

    create view address as
      select a.id as account_id, coalesce(p.mobile_sealed, e.mobile_sealed, i.mobile_sealed) as mobile_sealed,
        coalesce(p.mobile_digest, e.mobile_digest, i.mobile_digest) as mobile_digest,
        coalesce(p.email, e.email, i.email, a.email) as email
      from account a left join person p on p.account_id = a.id left join enterprise e on e.id = a.enterprise_id
      left join institution i on i.id = a.institution_id and a.kind = 'institution'
      where not a.disabled;
  `);
}
