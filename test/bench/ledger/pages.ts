/** Pages of a ledger of a million instruments, beside the bare query that an index answers. */
import type { Knex } from 'knex';
import { InstrumentQuery } from '../../../domain/contract/instrument.ts';
import { listInstruments } from '../../../store/instrument/list.ts';
import { addEnterprise } from '../../support/people.ts';
import { type Row, row } from '../measure.ts';

async function fill(db: Knex, enterpriseId: string, count: number): Promise<void> {
  await db.raw("set statement_timeout = '20min'");
  await db.raw(
    `insert into instrument (enterprise_id, service, instrument_number, name, name_initials, model, measuring_range,
       accuracy_class, serial_number, manufacturer, current_condition, current_state, verification_unit, place_of_use,
       days_ahead, delivery_mode, valid_until)
     select ?, 'general', 'BM-' || lpad(n::text, 7, '0'), (array['数字压力计','数字万用表','电子天平','恒温恒湿箱'])[1 + n % 4],
       (array['szylj','szwyb','dztp','hwhsx'])[1 + n % 4], 'M' || n % 97, '(0～10)MPa', '0.05级', 'SN' || n,
       '厂家' || n % 211, '在用', '正常使用', '鄂尔多斯市检验检测中心', '车间' || n % 40, 15, 'bring_in',
       date '2026-01-01' + (n % 900)
     from generate_series(1, ?::int) n`,
    [enterpriseId, count],
  );
  await db.raw('vacuum analyze instrument');
}

interface Page {
  readonly name: string;
  readonly query: object;
  /** The bare query's condition and order. */
  readonly where: string;
  readonly order: string;
}

const SOON = `valid_until between (now() at time zone 'Asia/Shanghai')::date
  and (now() at time zone 'Asia/Shanghai')::date + 30`;

const pages = (count: number): Page[] => [
  { name: 'first page by number', query: {}, where: 'true', order: 'instrument_number, id' },
  {
    name: 'page in the middle, by number',
    query: { page: Math.floor(count / 50) },
    where: 'true',
    order: 'instrument_number, id',
  },
  {
    name: 'expiring soon, by validity',
    query: { verificationState: 'expiring', sort: 'validUntil' },
    where: SOON,
    order: 'valid_until, id',
  },
  {
    name: 'latest validity first',
    query: { sort: '-validUntil', deliveryMode: 'bring_in' },
    where: `delivery_mode = 'bring_in'`,
    order: 'valid_until desc nulls first, id desc',
  },
  {
    name: 'search of a part of a number',
    query: { q: `${count / 2}`.slice(0, 5) },
    where: `search ilike '%${`${count / 2}`.slice(0, 5)}%'`,
    order: 'instrument_number, id',
  },
  {
    name: 'search by initials, by validity',
    query: { q: 'szylj', sort: 'validUntil' },
    where: `search ilike '%szylj%'`,
    order: 'valid_until, id',
  },
];

export async function benchPages(db: Knex, count: number): Promise<Row[]> {
  const { id } = await addEnterprise(db, '百万台账');
  await fill(db, id, count);
  const rows: Row[] = [];
  for (const { name, query, where, order } of pages(count)) {
    const parsed = InstrumentQuery.parse({ ...query, count: 'false' });
    const bare = () =>
      db.raw(`select * from instrument where enterprise_id = ? and ${where} order by ${order} limit 25 offset ?`, [
        id,
        (parsed.page - 1) * 25,
      ]);
    const ours = () => listInstruments(db, id, parsed);
    // A statement is planned once a connection, after some uses.
    for (let turn = 0; turn < 10; turn += 1) await Promise.all([bare(), ours()]);
    const [floor, taken] = [await median(bare), await median(ours)];
    rows.push(row(`ledger of ${count}: ${name}`, taken, floor, 'ms', 'lower', 3));
  }
  return rows;
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 15; turn += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  return times[7] ?? 0;
}
