/** How the house answers while it is sent what is made to stop it: beside the same calls when nothing else is sent. */
import { existsSync, readFileSync } from 'node:fs';
import { pause } from '../../runtime/process.ts';
import type { System } from '../../runtime/system.ts';
import { openDatabase } from '../../store/sql/database.ts';
import { HOSTILE, type HostileWorld } from '../support/hostile.ts';
import { openOffice, prepareDrafts } from '../support/office.ts';
import { type Row, row } from './measure.ts';

/** Milliseconds between two looks at /healthz. */
const EVERY = 20;
const GOAL = 10;

export async function benchHostile(system: System, approvals: number): Promise<Row[]> {
  const db = openDatabase(system.ownerUrl);
  try {
    const people = await openOffice(db, system.url);
    const drafts = await prepareDrafts(db, people.enterprise, 2 * approvals + 1);
    const waiting: { orderId: string; shareId: string }[] = [];
    for (const orderId of drafts) {
      const { shares } = await people.customer.call('submitOrder', { params: { orderId }, body: {} });
      waiting.push({ orderId, shareId: shares[0]?.id ?? '' });
    }
    const own = waiting.pop();
    const world: HostileWorld = {
      url: system.url,
      ...people,
      orderId: own?.orderId ?? '',
      shareId: own?.shareId ?? '',
    };
    const approve = async () => {
      const params = { shareId: waiting.pop()?.shareId ?? '' };
      await people.office.call('approve_first_review', { params, body: { notes: '' } });
    };
    const healthy = async () => void (await fetch(`${system.url}/healthz`)).status;
    const inputs = async () => {
      for (const { send } of HOSTILE) await send(world);
    };

    const idle = await during(pause(5_000), healthy, approve, approvals);
    const sending = inputs();
    const loaded = await during(sending, healthy, approve, approvals);
    printMemory(system);
    return [
      row('/healthz p99 while hostile inputs are sent, beside idle', loaded.health, idle.health, 'ms', 'lower', GOAL),
      row(
        'an approval p99 while hostile inputs are sent, beside idle',
        loaded.approval,
        idle.approval,
        'ms',
        'lower',
        GOAL,
      ),
    ];
  } finally {
    await db.destroy();
  }
}

async function during(
  work: Promise<unknown>,
  healthy: () => Promise<void>,
  approve: () => Promise<void>,
  most: number,
) {
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  const timed = async (times: number[], call: () => Promise<void>, gap: number, count = Number.POSITIVE_INFINITY) => {
    while (!isOver && times.length < count) {
      const began = performance.now();
      await call();
      times.push(performance.now() - began);
      await pause(gap);
    }
  };
  const [health, approval]: [number[], number[]] = [[], []];
  await Promise.all([over, timed(health, healthy, EVERY), timed(approval, approve, EVERY, most)]);
  return { health: p99(health), approval: p99(approval) };
}

function p99(times: number[]): number {
  times.sort((a, b) => a - b);
  return times[Math.min(times.length - 1, Math.floor(times.length * 0.99))] ?? 0;
}

/** The most memory that each process has had (Linux only). */
function printMemory(system: System): void {
  const processes = { API: system.api, worker: system.worker, documents: system.documents, imports: system.imports };
  const most = Object.entries(processes).map(([name, child]) => {
    const file = `/proc/${child.pid()}/status`;
    const [, kilobytes] = (existsSync(file) && /VmHWM:\s+(\d+)/.exec(readFileSync(file, 'utf8'))) || [];
    return [name, { 'most memory, MB': Math.round(Number(kilobytes) / 1024), restarts: child.restarts() }];
  });
  console.table(Object.fromEntries(most));
}
