import type { Knex } from 'knex';

/**
 * What customers answer to the date of a visit (requirement C12), and the half days on the way there and back, which take
 * people, vehicles and equipment as the visit does (E4). Visits that were arranged before count as accepted.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create function visit_span(starts timestamptz, ends timestamptz, before int, after int) returns tstzrange
      language sql immutable parallel safe as $$
      select tstzrange(
        case when before = 0 then starts
          else date_bin('12 hours', starts, '2000-01-01 00:00+08') - before * interval '12 hours' end,
        case when after = 0 then ends
          else date_bin('12 hours', ends - interval '1 microsecond', '2000-01-01 00:00+08')
            + (after + 1) * interval '12 hours' end)
    $$;

    alter table visit
      add column travel_before smallint not null default 0 check (travel_before between 0 and 2),
      add column travel_after smallint not null default 0 check (travel_after between 0 and 2),
      add column during tstzrange not null
        generated always as (visit_span(starts_at, ends_at, travel_before, travel_after)) stored,
      add column answer text not null default 'assumed'
        check (answer in ('awaited', 'confirmed', 'assumed', 'another_asked')),
      add column answer_by timestamptz,
      add column remind_at timestamptz,
      add column wish text,
      add column wished_starts timestamptz[] not null default '{}' check (cardinality(wished_starts) <= 3),
      add column planned_by uuid references account,
      add column planned_at timestamptz not null default now(),
      add constraint visit_answer_awaited check ((answer = 'awaited') = (answer_by is not null)),
      add constraint visit_reminder_awaited check (remind_at is null or answer = 'awaited');
    alter table visit alter column answer drop default, alter column planned_at drop default;

    update visit v set answer = 'another_asked', wish = coalesce(last.notes, '')
    from share s, lateral (select e.name, e.notes from event e
      where e.stream = 'order:' || s.order_id and e.share_id = s.id order by e.sequence desc limit 1) last
    where s.id = v.share_id and s.stage = 'scheduled' and last.name = 'request_another_date';
    alter table visit add constraint visit_wish_asked check ((answer = 'another_asked') = (wish is not null));

    alter table region add column travel smallint check (travel between 0 and 2);
    update region set travel = 1 where full_name in (
      '内蒙古自治区鄂尔多斯市杭锦旗', '内蒙古自治区鄂尔多斯市乌审旗');
    update region set travel = 2 where full_name in (
      '内蒙古自治区鄂尔多斯市鄂托克旗', '内蒙古自治区鄂尔多斯市鄂托克前旗');
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table region drop column travel;
    alter table visit
      drop column during, drop column travel_before, drop column travel_after, drop column answer, drop column answer_by,
      drop column remind_at, drop column wish, drop column wished_starts, drop column planned_by,
      drop column planned_at;
    drop function visit_span;
  `);
}
