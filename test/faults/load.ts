/** A load of orders that people push through all stages, each command tried with the same key until it is answered. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { expect } from 'vitest';
import { ApiProblem } from '../../domain/contract/client.ts';
import { type Ask, type Give, type Office, STRAIGHT_WAY, throughAllStages } from '../support/office.ts';

const PATIENCE = 120_000;

/** What a clerk's browser does: where the system cannot answer now, the same request again a little later. */
export const untilAnswered: Ask = async (call) => {
  for (const until = Date.now() + PATIENCE; ; ) {
    try {
      return await call();
    } catch (error) {
      const again = error instanceof ApiProblem && (error.status === 0 || error.status === 503);
      if (!again || Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.min((error.retryAfter ?? 1) * 1000, 2000)));
    }
  }
};

export const withOneKey: Give = (call) => {
  const key = randomUUID();
  return untilAnswered(() => call(key));
};

export interface Load {
  readonly done: Promise<void>;
  readonly completed: () => number;
}

/** Starts the load: `inFlight` orders at a time. */
export function startLoad(people: Office, orders: readonly string[], inFlight: number): Load {
  let next = 0;
  let completed = 0;
  const done = Promise.all(
    Array.from({ length: inFlight }, async () => {
      for (let index = next++; index < orders.length; index = next++) {
        await throughAllStages(people, orders[index] ?? '', withOneKey, untilAnswered);
        completed += 1;
      }
    }),
  ).then(() => undefined);
  return { done, completed: () => completed };
}

/** Nothing is lost and nothing was done twice. */
export async function expectAllDoneOnce(db: Knex, orders: readonly string[]): Promise<void> {
  const completed = await db('booking_order').whereIn('id', orders).whereNotNull('completed_at').pluck<string[]>('id');
  expect(completed).toHaveLength(orders.length);
  const given = await db('booking_order').whereNotNull('number').pluck<string[]>('number');
  for (const day of new Set(given.map((number) => number.slice(0, 8)))) {
    const ofDay = given.filter((number) => number.startsWith(day)).sort();
    expect(ofDay).toEqual(ofDay.map((_, index) => `${day}${String(index + 1).padStart(5, '0')}`));
  }

  const events = await db('event')
    .whereIn(
      'stream',
      orders.map((id) => `order:${id}`),
    )
    .orderBy(['stream', 'sequence'])
    .select<{ stream: string; name: string }[]>('stream', 'name');
  const byOrder = new Map<string, typeof events>();
  for (const event of events) byOrder.set(event.stream, [...(byOrder.get(event.stream) ?? []), event]);
  expect(byOrder.size).toBe(orders.length);
  for (const [stream, rows] of byOrder) expect([stream, rows.map(({ name }) => name)]).toEqual([stream, STRAIGHT_WAY]);

  const certificates = await db('certificate as c')
    .join('order_item as i', 'i.id', 'c.item_id')
    .whereIn('i.order_id', orders)
    .pluck<string[]>('c.number');
  expect(certificates).toHaveLength(orders.length);
  const sequences = certificates.map((number) => Number(number.slice(-6))).sort((a, b) => a - b);
  expect(sequences).toEqual(Array.from({ length: orders.length }, (_, index) => (sequences[0] ?? 0) + index));
}
