import type { Knex } from 'knex';

/**
 * How an order that comes to a queue of a department finds its person, and when people are absent (requirement E1). Whoever takes a
 * turn locks the rule: a function sees what was committed while it waited, which one statement by itself would not.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table department add column duty text;
    create unique index department_duty on department (institution_id, duty) where duty is not null;
    update department set duty = case name when '业务科' then 'business_office' else 'sample_desk' end
    where name in ('业务科', '样品室');

    create table assignment_rule (
      department_id uuid primary key references department,
      rule text not null check (rule in ('none', 'round_robin', 'load', 'category')),
      people uuid[] not null default '{}',
      categories jsonb not null default '[]',
      turns bigint not null default 0
    );
    create table assignment_turn (
      department_id uuid not null references assignment_rule,
      stage text not null constraint assignment_turn_stage_known check (stage in (
        'rejected', 'awaiting_first_review', 'awaiting_second_review', 'awaiting_sample', 'scheduled', 'in_progress',
        'awaiting_check', 'awaiting_issue', 'completed', 'cancelled', 'superseded')),
      account_id uuid not null references account on delete cascade,
      turn bigint not null,
      primary key (department_id, stage, account_id)
    );
    create table absence (
      id uuid primary key default gen_random_uuid(),
      account_id uuid not null references account,
      first_day date not null,
      last_day date not null,
      constraint absence_span check (last_day >= first_day)
    );
    create index absence_of on absence (account_id, last_day);

    alter table share_claim add column rule text check (rule in ('none', 'round_robin', 'load', 'category')),
      add constraint share_claim_given_once check (rule is null or assigned_by is null);
    create table share_returned (
      share_id uuid not null references share on delete cascade,
      account_id uuid not null references account,
      primary key (share_id, account_id)
    );

    create function at_work(account uuid) returns boolean language sql stable as $$
      select not a.disabled and not exists (select from absence b where b.account_id = a.id
        and (now() at time zone 'Asia/Shanghai')::date between b.first_day and b.last_day)
      from account a where a.id = account
    $$;

    create function kinds_in(share uuid) returns jsonb language sql stable as $$
      select coalesce(jsonb_agg(jsonb_build_array(i.snapshot->>'name', i.snapshot->>'kindName', i.snapshot->>'categoryName',
        svc.category)), '[]')
      from order_item i left join service_item svc on svc.name = i.snapshot->>'name'
      where i.share_id = share and i.state = 'active'
    $$;

    create function assignment_candidates(department uuid, wanted_stage text, wanted_duty text, wanted_rule text,
      people uuid[], categories jsonb, kinds jsonb)
    returns table (account_id uuid, load bigint, place bigint) language sql stable as $$
      select a.id, work.load, row_number() over (order by
        case when wanted_rule = 'category' then named.items end desc,
        case when wanted_rule in ('load', 'category') then work.load end,
        t.turn nulls first, a.display_name, a.id)
      from department d join account a on a.institution_id = d.institution_id
      left join assignment_turn t on t.department_id = d.id and t.stage = wanted_stage and t.account_id = a.id
      cross join lateral (
        select count(*) as load from share_claim k join share s on s.id = k.share_id and s.stage_since = k.stage_since
        where k.account_id = a.id) work
      cross join lateral (
        select count(*) as items from jsonb_array_elements(kinds) item where exists (
          select from jsonb_array_elements(categories) c
          where c->'people' \\? a.id::text and exists (
            select from jsonb_array_elements_text(c->'kinds') meant where item \\? meant))) named
      where d.id = department and a.kind = 'staff' and wanted_duty = any(a.duties) and at_work(a.id)
        and (a.department_id is null or a.department_id = d.id) and (people = '{}' or a.id = any(people))
    $$;

    create function next_person(share uuid, wanted_stage text, wanted_duty text)
    returns table (account_id uuid, rule text) language plpgsql as $$
    #variable_conflict use_column
    declare
      r assignment_rule;
      chosen uuid;
    begin
      select ar.* into r from share s join assignment_rule ar on ar.department_id = coalesce(
          (select d.id from department d where d.institution_id = s.institution_id and d.duty = wanted_duty),
          s.department_id)
      where s.id = share and ar.rule <> 'none' for update of ar;
      if not found then return; end if;
      select c.account_id into chosen
      from assignment_candidates(r.department_id, wanted_stage, wanted_duty, r.rule, r.people, r.categories, kinds_in(share)) c
      left join lateral (
        select true as recorded from result x join order_item i on i.id = x.item_id
        where i.share_id = share and x.recorded_by = c.account_id limit 1) own on true
      left join lateral (
        select true as visits from visit v join visit_technician vt on vt.visit_id = v.id
        where v.share_id = share and vt.technician_id = c.account_id limit 1) there on true
      where not exists (select from share_returned b where b.share_id = share and b.account_id = c.account_id)
        and not (wanted_stage in ('awaiting_check', 'awaiting_issue') and own.recorded is not null)
      order by own.recorded nulls last, there.visits nulls last, c.place limit 1;
      if chosen is null then return; end if;
      update assignment_rule ar set turns = ar.turns + 1 where ar.department_id = r.department_id returning ar.* into r;
      insert into assignment_turn (department_id, stage, account_id, turn)
      values (r.department_id, wanted_stage, chosen, r.turns)
      on conflict on constraint assignment_turn_pkey do update set turn = excluded.turn;
      return query select chosen, r.rule;
    end $$;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop function next_person(uuid, text, text);
    drop function assignment_candidates(uuid, text, text, text, uuid[], jsonb, jsonb);
    drop function kinds_in(uuid); drop function at_work(uuid);
    drop table share_returned;
    alter table share_claim drop column rule;
    drop table absence, assignment_turn, assignment_rule;
    drop index department_duty; alter table department drop column duty;
  `);
}
