/** The work of a team: what each member has claimed and done (requirements E1, E5). */
import { COMMAND_NAMES, queuesServed, seesAll } from '../../../domain/command.ts';
import type { Team } from '../../../domain/contract/desk.ts';
import { DUTY_NAMES, type Duty } from '../../../domain/role.ts';
import { mondayOf, startOfDay } from '../../../domain/time.ts';
import { CLAIM_IN_FORCE } from '../../share/claim.ts';
import type { Reader } from '../../sql/database.ts';
import { TERMINAL_STAGES } from '../../sql/terminal-stages.ts';
import { rowsOf } from '../flow.ts';

/** Duties that have a queue. */
const WORKING = DUTY_NAMES.filter((duty) => queuesServed([duty]).length > 0);

const TEAM = `
  with done as (
    select actor_id, count(*) as week, count(*) filter (where at >= :today) as today from event
    where at >= :monday and stream like 'order:%' and name = any(:commands) group by actor_id)
  select a.id, a.display_name as name, a.id = :accountId as "isMe", coalesce(d.today, 0) as today,
    coalesce(d.week, 0) as week, (select count(*) from share_claim k join share s on ${CLAIM_IN_FORCE}
      where k.account_id = a.id and s.stage <> all(:terminal)) as claimed
  from account a left join done d on d.actor_id = a.id
  where a.kind = 'staff' and a.institution_id = :institutionId and not a.disabled and a.duties && :working
    and (:seesAll or a.id = :accountId or (a.department_id is not distinct from :departmentId::uuid
      and (:departmentId::uuid is not null or a.duties && :duties)))
  order by week desc, claimed desc, a.display_name, a.id limit 50`;

export interface Member {
  readonly accountId: string;
  readonly institutionId: string;
  readonly departmentId: string | null;
  readonly duties: readonly Duty[];
  /** Minutes after which a claim expires. */
  readonly idle: number;
}

/** @param today business day (Asia/Shanghai) */
export async function readTeam(db: Reader, member: Member, today: string): Promise<Team> {
  const bindings = {
    ...member,
    seesAll: seesAll(member.duties),
    working: WORKING,
    commands: COMMAND_NAMES,
    terminal: TERMINAL_STAGES,
    today: startOfDay(today),
    monday: startOfDay(mondayOf(today)),
  };
  return { people: await rowsOf<Team['people'][number]>(db, TEAM, bindings) };
}
