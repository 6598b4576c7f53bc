import type { Knex } from 'knex';

/**
 * The ledger serves mandatory verification too (manual §3.3): status, catalogue kind, region, quantity and use. It is
 * searched by any three characters, also by the initials of a name in pinyin, and sorted and paged by index. The initials are
 * written with each instrument; no release had instruments without them.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create extension if not exists btree_gin;
    create sequence instrument_number_given;

    alter table instrument
      add column service text not null default 'general' check (service in ('general', 'mandatory')),
      add column status text not null default 'new' check (status in ('new', 'in_service', 'suspended', 'scrapped')),
      add column kind_number text references catalogue_kind,
      add column region_code text references region,
      add column origin text not null default '' check (length(origin) <= 100),
      add column quantity integer not null default 1 check (quantity between 1 and 10000),
      add column purpose text check (purpose in (
        '贸易结算', '安全防护', '医疗卫生', '环境监测', '资源管理', '司法鉴定', '行政执法')),
      add column name_initials text not null default '',
      add check (service = 'general' or (kind_number is not null and region_code is not null and purpose is not null)),
      alter column current_condition set default '在用',
      alter column current_state set default '正常使用',
      alter column verification_unit set default '',
      alter column days_ahead set default 30;
    alter table instrument alter column service drop default;

    update instrument ins set status = 'in_service'
    where exists (select from order_item i where i.instrument_id = ins.id and i.share_id is not null);

    alter table instrument add column search text not null generated always as (lower(
      instrument_number || ' ' || name || ' ' || name_initials || ' ' || serial_number || ' ' || model || ' ' ||
      manufacturer || ' ' || place_of_use || ' ' || coalesce(certificate_number, ''))) stored;
    create index instrument_search on instrument using gin (enterprise_id, search gin_trgm_ops);
    drop index instrument_valid_until;
    create index instrument_by_name on instrument (enterprise_id, name, id);
    create index instrument_by_validity on instrument (enterprise_id, valid_until, id);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index instrument_search, instrument_by_name, instrument_by_validity;
    create index instrument_valid_until on instrument (enterprise_id, valid_until);
    alter table instrument drop column search, drop column service, drop column status, drop column kind_number,
      drop column region_code, drop column origin, drop column quantity, drop column purpose, drop column name_initials,
      alter column current_condition drop default, alter column current_state drop default,
      alter column verification_unit drop default, alter column days_ahead drop default;
    drop sequence instrument_number_given;
  `);
}
