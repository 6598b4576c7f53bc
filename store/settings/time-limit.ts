/** Time limits of stages: the configured ones, unless administrators have set others (requirement E6). */
import type { z } from 'zod';
import type { TimeLimit, TimeLimitChange } from '../../domain/contract/settings.ts';
import { LEDGER_SERVICE_NAMES, type LedgerService } from '../../domain/ledger-service.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { Stage } from '../../domain/stage.ts';
import type { TimeLimits } from '../../domain/working-time.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import { SETTINGS_STREAM } from './settings.ts';

interface Row {
  readonly kind: LedgerService;
  readonly stage: Stage;
  readonly working_days: number;
}

const rows = (db: Reader) => db('time_limit').select<Row[]>('kind', 'stage', 'working_days');

/** The time limits for an order of this kind that is submitted now. */
export async function limitsFor(db: Reader, orderId: string, standard: TimeLimits): Promise<TimeLimits> {
  const set = await rows(db).whereIn('kind', db('booking_order').where({ id: orderId }).select('kind'));
  return { ...standard, ...Object.fromEntries(set.map(({ stage, working_days: days }) => [stage, days])) };
}

export async function listTimeLimits(db: Reader, standard: TimeLimits): Promise<{ data: TimeLimit[]; total: number }> {
  const set = new Map((await rows(db)).map(({ kind, stage, working_days: days }) => [`${kind} ${stage}`, days]));
  const data = LEDGER_SERVICE_NAMES.flatMap((kind) =>
    (Object.entries(standard) as [Stage, number][]).map(([stage, days]) => ({
      kind,
      stage,
      workingDays: set.get(`${kind} ${stage}`) ?? days,
      standard: days,
    })),
  );
  return { data, total: data.length };
}

/** @throws DomainProblem stage_without_limit */
export async function changeTimeLimits(
  trx: Transaction,
  { limits }: z.output<typeof TimeLimitChange>,
  standard: TimeLimits,
  actor: Actor,
): Promise<{ data: TimeLimit[]; total: number }> {
  const strange = limits.findIndex(({ stage }) => standard[stage] === undefined);
  if (strange >= 0) {
    throw new DomainProblem('stage_without_limit', {}, [{ path: `limits.${strange}.stage` }]);
  }
  await trx.raw('lock table time_limit in exclusive mode');
  const before = await listTimeLimits(trx, standard);
  for (const { kind, stage, workingDays } of limits) {
    if (workingDays === null || workingDays === standard[stage]) await trx('time_limit').where({ kind, stage }).del();
    else
      await trx('time_limit').insert({ kind, stage, working_days: workingDays }).onConflict(['kind', 'stage']).merge();
  }
  const after = await listTimeLimits(trx, standard);
  const [old, now] = [recordOf(before.data), recordOf(after.data)];
  if (JSON.stringify(old) !== JSON.stringify(now)) {
    await appendEvent(trx, { stream: SETTINGS_STREAM, name: 'change_time_limits', actor, before: old, after: now });
  }
  return after;
}

const recordOf = (limits: readonly TimeLimit[]) =>
  Object.fromEntries(limits.map(({ kind, stage, workingDays }) => [`${kind} ${stage}`, workingDays]));
