/**
 * How departments of this centre assign their work (requirement E1); the assignment itself is written with the
 * transition.
 */
import type { Knex } from 'knex';
import type { z } from 'zod';
import { ASSIGNED_STAGES, ASSIGNMENT_RULES, type AssignmentRule, stagesOfDepartment } from '../../domain/assignment.ts';
import type {
  AssignmentForecast,
  AssignmentRuleInput,
  DepartmentAssignment,
} from '../../domain/contract/assignment.ts';
import type { RecordHistory } from '../../domain/contract/managed-record.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { Duty } from '../../domain/role.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import { changesBetween } from '../event/changes.ts';
import { recordHistory } from '../event/history.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import type { Listed } from '../sql/list.ts';

const streamOf = (departmentId: string) => `assignment:${departmentId}`;

interface Row extends Omit<DepartmentAssignment, 'stages'> {
  readonly duty: Duty | null;
  /** Duties whose queues belong to a department for the whole centre. */
  readonly kept: Duty[];
}

const READ = `
  select d.id, d.name, d.duty, coalesce(r.rule, 'none') as rule, coalesce(r.people, '{}') as people,
    coalesce(r.categories, '[]') as categories,
    (select coalesce(array_agg(o.duty), '{}') from department o
      where o.institution_id = d.institution_id and o.duty is not null) as kept,
    (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.display_name, 'duties', a.duties,
        'absent', not at_work(a.id), 'load', (select count(*) from share_claim k
          join share s on s.id = k.share_id and s.stage_since = k.stage_since where k.account_id = a.id))
        order by a.display_name, a.id), '[]')
      from account a where a.institution_id = d.institution_id and a.kind = 'staff' and not a.disabled
        and (a.department_id is null or a.department_id = d.id)) as staff,
    (select coalesce(array_agg(distinct kind.name order by kind.name), '{}') from (
      select unnest(array[svc.name, svc.category]) as name from service_item svc where d.duty is not null or svc.department_id = d.id
      union select c.name from catalogue_category c) kind) as kinds
  from department d join institution i on i.id = d.institution_id and i.is_this_centre
  left join assignment_rule r on r.department_id = d.id
  where coalesce(d.id = :departmentId::uuid, true) order by d.duty nulls last, d.name`;

async function read(db: Reader, departmentId: string | null): Promise<DepartmentAssignment[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(READ, { departmentId } as Record<string, Knex.Value>);
  return rows.map(({ duty, kept, staff, ...row }) => {
    const stages = stagesOfDepartment(duty, kept);
    const wanted = stages.flatMap((stage) => ASSIGNED_STAGES.get(stage) ?? []);
    return { ...row, stages, staff: staff.filter(({ duties }) => duties.some((one) => wanted.includes(one))) };
  });
}

export async function listAssignmentRules(db: Reader): Promise<Listed<DepartmentAssignment>> {
  const data = await read(db, null);
  return { data, total: data.length };
}

/** @throws DomainProblem not_found */
export async function readAssignmentRule(db: Reader, departmentId: string): Promise<DepartmentAssignment> {
  const [found] = await read(db, departmentId);
  if (!found) throw new DomainProblem('not_found');
  return found;
}

/** @throws DomainProblem not_found; invalid_input naming the people who do not belong to the department */
export async function changeAssignmentRule(
  trx: Transaction,
  departmentId: string,
  input: AssignmentRuleInput,
  actor: Actor,
): Promise<DepartmentAssignment> {
  await trx.raw('select from department where id = ? for update', [departmentId]);
  const before = await readAssignmentRule(trx, departmentId);
  refuseStrangers(before, input);
  const { rule, people, categories } = input;
  await trx('assignment_rule')
    .insert({ department_id: departmentId, rule, people, categories: JSON.stringify(categories) })
    .onConflict('department_id')
    .merge(['rule', 'people', 'categories']);
  const after = await readAssignmentRule(trx, departmentId);
  const [old, now] = [recordOf(before), recordOf(after)];
  if (changesOf(old, now).length > 0) {
    await appendEvent(trx, {
      stream: streamOf(departmentId),
      name: 'change_assignment_rule',
      actor,
      before: old,
      after: now,
    });
  }
  return after;
}

function refuseStrangers({ staff, people: kept, categories }: DepartmentAssignment, input: AssignmentRuleInput): void {
  const known = new Set([...staff.map(({ id }) => id), ...kept, ...categories.flatMap(({ people }) => people)]);
  const faults = [
    { path: 'people', people: input.people },
    ...input.categories.map(({ people }, index) => ({ path: `categories.${index}.people`, people })),
  ].filter(({ people }) => people.some((id) => !known.has(id)));
  if (faults.length === 0) return;
  const fields = faults.map(({ path }) => ({ path, fault: { name: 'assignee_unknown' } as const }));
  throw new DomainProblem('invalid_input', {}, fields);
}

/** The rule in words, for the audit log. */
interface Recorded {
  readonly name: string;
  readonly rule: string;
  readonly people: string;
  readonly categories: string;
}

function recordOf({ name, rule, people, categories, staff }: DepartmentAssignment): Recorded {
  const names = (ids: readonly string[]) => ids.map((id) => staff.find((one) => one.id === id)?.name ?? id).join('、');
  return {
    name,
    rule: ASSIGNMENT_RULES[rule].zh,
    people: names(people),
    categories: categories.map(({ kinds, people: named }) => `${kinds.join('、')}：${names(named)}`).join('；'),
  };
}

const changesOf = (before: Recorded, after: Recorded) =>
  changesBetween<Recorded>(['rule', 'people', 'categories'], before, after);

/** @throws DomainProblem not_found */
export async function assignmentRuleHistory(db: Reader, departmentId: string): Promise<z.output<typeof RecordHistory>> {
  await readAssignmentRule(db, departmentId);
  return recordHistory<Recorded>(db, streamOf(departmentId), changesOf);
}

/** Who would get the next share of each stage under this rule. */
export async function forecastAssignment(
  db: Reader,
  departmentId: string,
  { rule, people, categories }: AssignmentRuleInput,
): Promise<z.output<typeof AssignmentForecast>> {
  const { stages } = await readAssignmentRule(db, departmentId);
  const named = rule === 'category' ? categories.map(({ kinds }) => kinds) : [];
  const wanted = stages.flatMap((stage) => [...named, []].map((kinds) => ({ stage, kinds })));
  const next = await Promise.all(
    wanted.map(async ({ stage, kinds }) => ({
      stage,
      kinds,
      name: await firstOf(db, departmentId, stage, rule, people, categories, kinds),
    })),
  );
  return { next };
}

const FIRST = `
  select a.display_name as name from assignment_candidates(:departmentId, :stage, :duty, :rule, :people::uuid[],
    :categories::jsonb, jsonb_build_array(:kinds::jsonb)) c join account a on a.id = c.account_id
  order by c.place limit 1`;

async function firstOf(
  db: Reader,
  departmentId: string,
  stage: DepartmentAssignment['stages'][number],
  rule: AssignmentRule,
  people: readonly string[],
  categories: AssignmentRuleInput['categories'],
  kinds: readonly string[],
): Promise<string | null> {
  if (rule === 'none') return null;
  const { rows } = await db.raw<{ rows: { name: string }[] }>(FIRST, {
    departmentId,
    stage,
    duty: ASSIGNED_STAGES.get(stage) ?? null,
    rule,
    people: [...people],
    categories: JSON.stringify(categories),
    kinds: JSON.stringify(kinds),
  } as Record<string, Knex.Value>);
  return rows[0]?.name ?? null;
}
