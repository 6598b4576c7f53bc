import type { Knex } from 'knex';

const view = (email: string) => `
  create or replace view address as
    select a.id as account_id, coalesce(p.mobile_sealed, e.mobile_sealed, i.mobile_sealed) as mobile_sealed,
      coalesce(p.mobile_digest, e.mobile_digest, i.mobile_digest) as mobile_digest, coalesce(${email}) as email
    from account a left join person p on p.account_id = a.id left join enterprise e on e.id = a.enterprise_id
    left join institution i on i.id = a.institution_id and a.kind = 'institution'
    where not a.disabled;
`;

/** Staff who have an address get their messages by e-mail too, so that an alert does not wait for a sign-in (E5). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table account add column email text not null default ''`);
  await knex.raw(view('p.email, e.email, i.email, a.email'));
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(view(`p.email, e.email, i.email, ''`));
  await knex.raw('alter table account drop column email');
}
