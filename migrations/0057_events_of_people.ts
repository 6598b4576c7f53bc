import type { Knex } from 'knex';

/**
 * Who writes an event cannot choose when it happened, nor invent its author: the database sets the time, and the author is
 * an account or the system. Authors of earlier events are left as they are.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Tests with a clock of their own replace this function, which only the owner of the tables can do.
    create function event_at(given timestamptz) returns timestamptz language sql volatile as $$
      select clock_timestamp()
    $$;
    create or replace function event_chain() returns trigger language plpgsql as $$
    begin
      new.at := event_at(new.at);
      new.previous_hash := null;
      if new.sequence > 1 then
        select hash into new.previous_hash from event where stream = new.stream and sequence = new.sequence - 1;
        if not found then
          raise exception 'event % of % has no predecessor', new.sequence, new.stream;
        end if;
      end if;
      new.hash := event_hash(new);
      return new;
    end $$;
    alter table event add constraint event_actor foreign key (actor_id) references account not valid;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table event drop constraint event_actor;
    create or replace function event_chain() returns trigger language plpgsql as $$
    begin
      new.previous_hash := null;
      if new.sequence > 1 then
        select hash into new.previous_hash from event where stream = new.stream and sequence = new.sequence - 1;
        if not found then
          raise exception 'event % of % has no predecessor', new.sequence, new.stream;
        end if;
      end if;
      new.hash := event_hash(new);
      return new;
    end $$;
    drop function event_at(timestamptz);
  `);
}
