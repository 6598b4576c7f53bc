import type { Knex } from 'knex';

/**
 * What is stuck, why and since when (requirement E5): written by the watch alone, which also ends what is over. Of one
 * subject a cause is open once.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table incident (
      id uuid primary key default gen_random_uuid(),
      cause text not null constraint incident_cause_known
        check (cause in (
        'temporal_unreachable', 'no_worker', 'backlog', 'workflow_task_failing', 'activity_failing', 'workflow_missing',
        'workflow_disagrees', 'standing_still', 'staff_late', 'customer_late')),
      -- What it is about, e.g. share:<id>, order:<id>, activity:<workflow>/<activity>, queue:<name>
      subject text not null,
      order_id uuid references booking_order,
      share_id uuid references share,
      workflow_id text,
      evidence jsonb not null default '{}',
      since timestamptz not null,
      found_at timestamptz not null default now(),
      announced_at timestamptz,
      ended_at timestamptz,
      cure text,
      cured_by text,
      cured_at timestamptz
    );
    create unique index incident_open on incident (cause, subject) where ended_at is null;
    create index incident_ended on incident (ended_at desc) where ended_at is not null;
    create index incident_of_order on incident (order_id) where ended_at is null;
    -- What the watch asks for every few seconds: little of it, among much that is over.
    create index share_open on share (order_id, stage) where stage not in ('completed', 'cancelled', 'superseded');
    create index share_due on share (due_at) where stage not in ('completed', 'cancelled', 'superseded');
    create index certificate_unrendered on certificate (share_id) where rendered_at is null;
    create index delivery_underway on delivery (created_at) where state = 'pending';

    -- Who watches, until when at least, when it last looked and what it could not see then.
    create table watch (
      only_one boolean primary key default true check (only_one),
      watcher uuid,
      until timestamptz not null default now(),
      looked_at timestamptz,
      fault text
    );
    insert into watch default values;

    -- Our processes, each with its last sign of life.
    create unlogged table process (
      id uuid primary key,
      name text not null,
      seen_at timestamptz not null default now()
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    'drop table process, watch, incident; drop index share_open, share_due, certificate_unrendered, delivery_underway',
  );
}
