import type { Knex } from 'knex';

/** Booking orders, their shares and items, and the counters their numbers come from. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table order_number_counter (
      day date primary key,
      last integer not null check (last between 0 and 99999)
    );

    create table booking_order (
      id uuid primary key default gen_random_uuid(),
      kind text not null check (kind in ('general', 'mandatory')),
      number text unique,
      enterprise_id uuid not null references enterprise,
      contact_id uuid references contact,
      remarks text not null default '' check (length(remarks) <= 500),
      slip_password bytea,
      sequence integer not null default 0,
      submitted_at timestamptz,
      completed_at timestamptz,
      created_by uuid not null references account,
      created_at timestamptz not null default now(),
      check ((number is null) = (submitted_at is null)),
      check ((number is null) = (slip_password is null)),
      check (number is null or contact_id is not null)
    );
    create index booking_order_of_enterprise on booking_order (enterprise_id, created_at desc);
    create index booking_order_completed on booking_order (completed_at desc, id) where completed_at is not null;
    create index booking_order_contact on booking_order (contact_id);

    create table share (
      id uuid primary key default gen_random_uuid(),
      order_id uuid not null references booking_order,
      institution_id uuid not null references institution,
      department_id uuid references department,
      delivery_mode text not null check (delivery_mode in ('bring_in', 'on_site')),
      stage text not null constraint share_stage_known check (stage in (
        'rejected', 'awaiting_first_review', 'awaiting_second_review', 'awaiting_sample', 'scheduled', 'in_progress',
        'awaiting_check', 'awaiting_issue', 'completed', 'cancelled', 'superseded')),
      stage_since timestamptz not null,
      due_at timestamptz,
      predecessor_id uuid references share,
      moved_by text not null,
      notes text,
      recorded_by uuid references account
    );
    create index share_of_order on share (order_id);
    create index share_queue on share (institution_id, stage, stage_since, id);

    create table order_item (
      id uuid primary key default gen_random_uuid(),
      order_id uuid not null references booking_order on delete cascade,
      share_id uuid references share,
      position integer not null,
      instrument_id uuid not null references instrument,
      delivery_mode text not null check (delivery_mode in ('bring_in', 'on_site')),
      snapshot jsonb,
      state text not null default 'active' check (state in ('active', 'withdrawn', 'cancelled')),
      is_open boolean not null default false,
      unique (order_id, instrument_id)
    );
    create unique index order_item_one_open_booking on order_item (instrument_id) where is_open;
    create index order_item_of_share on order_item (share_id);
    create index order_item_of_instrument on order_item (instrument_id);

    create or replace function order_stage(stages text[]) returns text language sql immutable parallel safe
    return case
        when 'rejected' = any(stages) then 'rejected'
        when 'awaiting_first_review' = any(stages) then 'awaiting_first_review'
        when 'awaiting_second_review' = any(stages) then 'awaiting_second_review'
        when 'awaiting_sample' = any(stages) then 'awaiting_sample'
        when 'scheduled' = any(stages) then 'scheduled'
        when 'in_progress' = any(stages) then 'in_progress'
        when 'awaiting_check' = any(stages) then 'awaiting_check'
        when 'awaiting_issue' = any(stages) then 'awaiting_issue'
        when 'completed' = any(stages) then 'completed'
        when 'cancelled' = any(stages) then 'cancelled'
        else 'draft' end
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    'drop function order_stage(text[]); drop table order_item, share, booking_order, order_number_counter',
  );
}
