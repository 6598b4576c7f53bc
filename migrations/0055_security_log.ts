import type { Knex } from 'knex';

/**
 * What happens around sign-in and rights and changes nothing, so that it is no event: sign-ins, failures, refusals,
 * exports. The application may add to it and read it; old entries go by a function that never touches the last 180 days.
 * `security_entry` is all of it in one list, with those events that concern how people sign in and what they may do.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table security_log (
      id bigint generated always as identity primary key,
      at timestamptz not null default now(),
      name text not null,
      account_id uuid,
      -- As it was typed, where it is no account's
      username text not null default '',
      address text not null default '',
      agent text not null default '',
      endpoint text not null default ''
    );
    create index security_log_by_time on security_log (at, id);
    create index security_log_of_account on security_log (account_id, at);

    create function delete_security_log(days integer) returns integer
      language sql security definer set search_path = public, pg_temp as $$
      with gone as (
        delete from security_log where at < now() - make_interval(days => greatest(days, 180)) returning 1)
      select count(*)::integer from gone
    $$;
    revoke all on function delete_security_log(integer) from public;

    create view security_entry as
      select 'log:' || id as id, at, name, account_id, null::uuid as subject_id, username, address, agent, endpoint
      from security_log
      union all
      select stream || ':' || sequence, at, name, actor_id,
        case when stream like 'user:%' then substr(stream, 6)::uuid end, '', '', '', ''
      from event where name in (
        'change_password', 'reset_password', 'switch_on_totp', 'switch_off_totp', 'create_first_administrator',
        'create_user', 'change_user', 'change_user_and_password', 'end_session', 'end_other_sessions', 'close_account',
        'disable_expert', 'enable_expert', 'reveal_contact', 'reveal_mobile', 'reveal_identity');
    create index event_of_security on event (at) where name in (
      'change_password', 'reset_password', 'switch_on_totp', 'switch_off_totp', 'create_first_administrator',
      'create_user', 'change_user', 'change_user_and_password', 'end_session', 'end_other_sessions', 'close_account',
      'disable_expert', 'enable_expert', 'reveal_contact', 'reveal_mobile', 'reveal_identity');

    do $$ begin
      if exists (select from pg_roles where rolname = 'hengzhun_app') then
        revoke update, delete, truncate on security_log from hengzhun_app;
        grant execute on function delete_security_log(integer) to hengzhun_app;
      end if;
    end $$;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index event_of_security; drop view security_entry; drop function delete_security_log(integer);
    drop table security_log;
  `);
}
