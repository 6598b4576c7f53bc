import type { Knex } from 'knex';

/**
 * Mandatory bookings across institutions (requirements C1–C8): why an institution got an instrument, what it answered,
 * and where in the record a share began, so that each instrument has its own trail.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table order_item
      add column dispatch jsonb,
      add column notes text check (length(notes) between 1 and 500);
    alter table share
      add column receipt text,
      add column opened_at integer not null default 1;
    drop index booking_order_of_enterprise;
    create index booking_order_of_enterprise on booking_order (enterprise_id, kind, created_at desc);

    create function regions_around(region_code text) returns text[] language sql stable parallel safe as $$
      with recursive around as (
        select code, parent_code, 0 as distance from region where code = region_code
        union all
        select above.code, above.parent_code, around.distance + 1
        from region above join around on above.code = around.parent_code)
      select coalesce(array_agg(code order by distance), '{}') from around
    $$;

    create function booking_state(stages text[]) returns text language sql immutable parallel safe
    return case
      when not (stages && array['awaiting_first_review']) and not (stages && array['rejected'])
        and not (stages && array['awaiting_second_review', 'awaiting_sample', 'scheduled', 'in_progress', 'awaiting_check', 'awaiting_issue'])
        and not (stages && array['completed']) and not (stages && array['cancelled']) then 'draft'
      when stages && array['awaiting_first_review'] and not (stages && array['rejected'])
        and not (stages && array['awaiting_second_review', 'awaiting_sample', 'scheduled', 'in_progress', 'awaiting_check', 'awaiting_issue'])
        and not (stages && array['completed']) then 'submitted'
      when stages && array['awaiting_first_review'] then 'partly_answered'
      when stages && array['rejected'] and not (stages && array['awaiting_first_review'])
        and not (stages && array['awaiting_second_review', 'awaiting_sample', 'scheduled', 'in_progress', 'awaiting_check', 'awaiting_issue'])
        and not (stages && array['completed']) then 'not_accepted'
      when stages && array['rejected'] then 'answered'
      when stages && array['awaiting_second_review', 'awaiting_sample', 'scheduled', 'in_progress', 'awaiting_check', 'awaiting_issue'] then 'accepted'
      when stages && array['completed'] then 'completed'
      when stages && array['cancelled'] then 'cancelled'
    end;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop function booking_state(text[]), regions_around(text);
    drop index booking_order_of_enterprise;
    create index booking_order_of_enterprise on booking_order (enterprise_id, created_at desc);
    alter table share drop column receipt, drop column opened_at;
    alter table order_item drop column dispatch, drop column notes;
  `);
}
