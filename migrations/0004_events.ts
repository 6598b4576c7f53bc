import type { Knex } from 'knex';

/**
 * The append-only record of every write, one chain of hashes a stream. A stream is one order, one enterprise …; within
 * it the sequence has no gaps, so that neither a change nor a removal inside the chain goes unseen.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table event (
      stream text not null,
      sequence integer not null check (sequence >= 1),
      command_id text not null,
      name text not null,
      at timestamptz not null default now(),
      actor_id uuid,
      actor_name text not null,
      share_id uuid,
      to_stage text,
      notes text,
      before jsonb,
      after jsonb,
      result jsonb,
      previous_hash bytea,
      hash bytea not null,
      primary key (stream, sequence),
      constraint event_command_once unique (stream, command_id)
    );

    create function event_hash(e event) returns bytea language sql immutable as $$
      select sha256(convert_to(jsonb_build_array(
        encode(e.previous_hash, 'hex'), e.stream, e.sequence, e.command_id, e.name,
        (extract(epoch from e.at) * 1000000)::bigint, e.actor_id, e.actor_name, e.share_id, e.to_stage, e.notes,
        e.before, e.after, e.result)::text, 'UTF8'))
    $$;

    create function event_chain() returns trigger language plpgsql as $$
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
    create trigger event_chain before insert on event for each row execute function event_chain();

    create function event_refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'the event table is append-only: % refused', tg_op;
    end $$;
    create trigger event_append_only before update or delete on event
      for each row execute function event_refuse_change();
    create trigger event_no_truncate before truncate on event
      for each statement execute function event_refuse_change();

    do $$ begin
      if exists (select from pg_roles where rolname = 'hengzhun_app') then
        revoke update, delete, truncate on event from hengzhun_app;
      end if;
    end $$;

    create view event_fault as
      select e.stream, e.sequence, case
          when e.hash <> event_hash(e) then 'changed'
          when e.previous_hash is distinct from p.hash then 'predecessor missing or changed'
        end as fault
      from event e left join event p on p.stream = e.stream and p.sequence = e.sequence - 1
      where e.hash <> event_hash(e) or e.previous_hash is distinct from p.hash;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop view event_fault; drop table event;
    drop function event_chain(); drop function event_refuse_change();
  `);
}
