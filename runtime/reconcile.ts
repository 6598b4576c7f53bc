/** Compares what SQL says of every submitted order with what its workflow says: the workflow is the authority. */
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { Knex } from 'knex';
import type { BookingSnapshot } from '../domain/transition.ts';
import { stateQuery } from '../workflows/definitions.ts';
import { pause } from './process.ts';

/** `missing`: there is no workflow. `behind`: one knows of more steps than the other. `disagrees`: about a share. */
export interface Disagreement {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly fault: 'missing' | 'behind' | 'disagrees';
  readonly shareId: string | null;
  readonly sql: string;
  readonly workflow: string;
}

interface Row {
  readonly id: string;
  readonly number: string;
  readonly sequence: number;
  readonly shares: { readonly id: string; readonly stage: string; readonly institutionId: string }[];
}

const AT_ONCE = 10;
/** What is underway when it is looked at settles in this time. */
const SETTLES = 2_000;

const ORDERS = `
  select o.id, o.number, o.sequence, (
    select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'stage', s.stage, 'institutionId', s.institution_id)), '[]')
    from share s where s.order_id = o.id) as shares
  from booking_order o where o.number is not null`;

/** Every disagreement that is still there a little later. */
export async function reconcile({ db, temporal }: { db: Knex; temporal: Client }): Promise<Disagreement[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(ORDERS);
  const suspected = await compareAll(temporal, rows);
  if (suspected.length === 0) return [];
  await pause(SETTLES);
  const again = await db.raw<{ rows: Row[] }>(`${ORDERS} and o.id = any(?::uuid[])`, [
    [...new Set(suspected.map(({ orderId }) => orderId))],
  ]);
  return compareAll(temporal, again.rows);
}

async function compareAll(temporal: Client, rows: readonly Row[]): Promise<Disagreement[]> {
  const found: Disagreement[] = [];
  let next = 0;
  const compareOn = async () => {
    for (let row = rows[next++]; row; row = rows[next++]) found.push(...(await compare(temporal, row)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, compareOn));
  return found;
}

async function compare(temporal: Client, row: Row): Promise<Disagreement[]> {
  const of = { orderId: row.id, orderNumber: row.number };
  let snapshot: BookingSnapshot;
  try {
    snapshot = await temporal.workflow.getHandle(row.id).query(stateQuery);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    return [{ ...of, fault: 'missing', shareId: null, sql: `step ${row.sequence}`, workflow: 'none' }];
  }
  if (snapshot.sequence !== row.sequence) {
    const [sql, workflow] = [`step ${row.sequence}`, `step ${snapshot.sequence}`];
    return [{ ...of, fault: 'behind', shareId: null, sql, workflow }];
  }
  const sayings = (shares: readonly { id: string; stage: string; institutionId: string }[]) =>
    new Map(shares.map(({ id, stage, institutionId }) => [id, `${stage} at ${institutionId}`]));
  const [inSql, inWorkflow] = [sayings(row.shares), sayings(snapshot.shares)];
  return [...new Set([...inSql.keys(), ...inWorkflow.keys()])].flatMap((shareId): Disagreement[] => {
    const [sql, workflow] = [inSql.get(shareId) ?? 'none', inWorkflow.get(shareId) ?? 'none'];
    return sql === workflow ? [] : [{ ...of, fault: 'disagrees', shareId, sql, workflow }];
  });
}
