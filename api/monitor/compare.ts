/** Compares the orders in SQL with their workflows, which are the authority on stages. */
import type { Client } from '@temporalio/client';
import type { Knex } from 'knex';
import { isTerminal } from '../../domain/stage.ts';
import type { BookingSnapshot } from '../../domain/transition.ts';
import { type OrderSnapshot, ordersAfter, ordersOf } from '../../store/incident/order-snapshot.ts';
import { isNotFound } from './engine.ts';
import { readRun } from './snapshot.ts';

/**
 * `missing`: there is no workflow, or it ended before its order. `behind`: one of them knows more events than the
 * other. `disagrees`: a share differs. `sql` and `workflow` are a stage, `#` and a sequence number, `@` and an
 * institution, or how the workflow ended.
 */
export interface Disagreement {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly fault: 'missing' | 'behind' | 'disagrees';
  readonly shareId: string | null;
  readonly sql: string;
  readonly workflow: string;
}

const CONCURRENT_READS = 10;
const BATCH_SIZE = 500;
/** Commands in progress during the first comparison are finished after this time. */
const SETTLE_MS = 2_000;

interface Sources {
  readonly db: Knex;
  readonly temporal: Client;
}

/** Every disagreement of every submitted order that still exists after `SETTLE_MS`. */
export async function compareAll({ db, temporal }: Sources): Promise<Disagreement[]> {
  const found: Disagreement[] = [];
  let after: string | null = null;
  for (;;) {
    const orders: OrderSnapshot[] = await ordersAfter(db, after, BATCH_SIZE);
    found.push(...(await compareOrders({ db, temporal }, orders)));
    after = orders.at(-1)?.id ?? null;
    if (orders.length < BATCH_SIZE) return found;
  }
}

/** The disagreements of these orders that still exist after `SETTLE_MS`. */
export async function compareOrders(
  { db, temporal }: Sources,
  orders: readonly OrderSnapshot[],
): Promise<Disagreement[]> {
  const suspected = await compareOnce(temporal, orders);
  if (suspected.length === 0) return [];
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  return compareOnce(temporal, await ordersOf(db, [...new Set(suspected.map(({ orderId }) => orderId))]));
}

async function compareOnce(temporal: Client, orders: readonly OrderSnapshot[]): Promise<Disagreement[]> {
  const found: Disagreement[] = [];
  let next = 0;
  const work = async () => {
    for (let order = orders[next++]; order; order = orders[next++]) {
      found.push(...(await compareOrder(temporal, order)));
    }
  };
  await Promise.all(Array.from({ length: CONCURRENT_READS }, work));
  return found;
}

async function compareOrder(temporal: Client, order: OrderSnapshot): Promise<Disagreement[]> {
  const of = { orderId: order.id, orderNumber: order.number };
  const run = await readRun(temporal, order.id).catch(nullWhereNotFound);
  // Temporal deletes ended workflows after its retention time.
  if (run === null && !order.open) return [];
  if (run === null || (order.open && run.status !== 'running' && run.status !== 'completed')) {
    const sql = order.shares.find(({ stage }) => !isTerminal(stage))?.stage ?? 'completed';
    return [{ ...of, fault: 'missing', shareId: null, sql, workflow: run?.status ?? 'none' }];
  }
  const { snapshot } = run;
  if (snapshot.sequence !== order.sequence) {
    const [sql, workflow] = [`#${order.sequence}`, `#${snapshot.sequence}`];
    return [{ ...of, fault: 'behind', shareId: null, sql, workflow }];
  }
  return differences(order, snapshot).map((difference) => ({ ...of, fault: 'disagrees' as const, ...difference }));
}

function nullWhereNotFound(error: unknown): null {
  if (isNotFound(error)) return null;
  throw error;
}

function differences(order: OrderSnapshot, snapshot: BookingSnapshot) {
  const inSql = new Map(order.shares.map((share) => [share.id, share]));
  const inWorkflow = new Map(snapshot.shares.map((share) => [share.id, share]));
  return [...new Set([...inSql.keys(), ...inWorkflow.keys()])].flatMap((shareId) => {
    const [sql, workflow] = [inSql.get(shareId), inWorkflow.get(shareId)];
    if (sql?.stage !== workflow?.stage)
      return [{ shareId, sql: sql?.stage ?? 'none', workflow: workflow?.stage ?? 'none' }];
    if (sql?.institutionId !== workflow?.institutionId)
      return [{ shareId, sql: `@${sql?.institutionId}`, workflow: `@${workflow?.institutionId}` }];
    return [];
  });
}
