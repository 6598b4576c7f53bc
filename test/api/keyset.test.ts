/** The list of all work, page by page: no row is skipped or read twice while work comes in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallOptions } from '../../domain/contract/client.ts';
import type { ShareRow } from '../../domain/contract/queue.ts';
import { type Office, openOffice } from './support/office.ts';
import { type ApiWorld, openApi, problem } from './support/world.ts';

const COUNT = 120;
const PER_PAGE = 20;

let world: ApiWorld;
let office: Office;
let institutionId: string;
let serial = 0;

/** Adds submitted work with many equal values and blanks in every column; returns the ids of its shares. */
async function addShares(count: number, since: string): Promise<string[]> {
  const { customer } = office;
  const first = serial;
  serial += count;
  const { rows } = await world.db.raw<{ rows: { id: string }[] }>(
    `with numbered as (
       insert into booking_order (kind, enterprise_id, contact_id, created_by, number, slip_password, submitted_at)
       select 'general', :enterprise, :contact, :account, 'K' || lpad((:first + n)::text, 8, '0'), 'x',
         :since::timestamptz + make_interval(mins => n / 7)
       from generate_series(1, :count) n returning id, submitted_at, number)
     insert into share (order_id, institution_id, delivery_mode, stage, stage_since, due_at, moved_by)
     select id, :institution, case when right(number, 1)::int % 2 = 0 then 'bring_in' else 'on_site' end,
       'awaiting_first_review', submitted_at,
       case when right(number, 1)::int < 6 then submitted_at + interval '2 days' end, '企业'
     from numbered returning id`,
    {
      enterprise: customer.enterpriseId,
      contact: customer.contactId,
      account: customer.id,
      institution: institutionId,
      first,
      count,
      since,
    },
  );
  return rows.map(({ id }) => id);
}

beforeAll(async () => {
  world = await openApi();
  office = await openOffice(world);
  const centre = await world.db('institution').where({ is_this_centre: true }).first<{ id: string }>('id');
  institutionId = centre.id;
});
afterAll(() => world.close());

type Query = NonNullable<CallOptions<'listShares'>['query']>;

/** Every page to the last; `between` happens after each of them. */
async function walk(query: Query, between: (page: number) => Promise<unknown> = async () => undefined) {
  const seen: ShareRow[] = [];
  let after: string | undefined;
  for (let page = 1; ; page += 1) {
    const { data, next } = await office.reviewer.client.call('listShares', { query: { ...query, after } });
    seen.push(...data);
    if (next === null) return seen;
    after = next;
    await between(page);
  }
}

describe('the list of all work', () => {
  it('R:E1 is read page by page in every order while work comes in, without a row skipped or read twice', async () => {
    const there = new Set(await addShares(COUNT, '2026-03-02T09:00:00+08:00'));
    const sorts: Record<string, (row: ShareRow) => string | number | null> = {
      submittedAt: (row: ShareRow) => row.submittedAt,
      dueAt: (row: ShareRow) => row.dueAt,
      enterpriseName: (row: ShareRow) => row.enterpriseName,
      instrumentCount: (row: ShareRow) => row.instrumentCount,
    };
    for (const [name, read] of Object.entries(sorts)) {
      for (const sort of [name, `-${name}`]) {
        const seen = await walk({ sort, perPage: PER_PAGE }, (page) =>
          page % 3 === 0
            ? Promise.all([
                addShares(3, '2026-03-02T08:00:00+08:00'),
                addShares(3, '2026-03-02T09:10:00+08:00'),
                addShares(3, '2026-03-03T09:00:00+08:00'),
              ])
            : Promise.resolve(),
        );
        const ids = seen.map(({ id }) => id);
        expect(new Set(ids).size, sort).toBe(ids.length);
        expect(
          ids.filter((id) => there.has(id)),
          sort,
        ).toHaveLength(COUNT);
        const values = seen.map(read);
        const blanks = values.filter((value) => value === null).length;
        expect(values.slice(values.length - blanks), sort).toEqual(Array.from({ length: blanks }, () => null));
        const given = values.slice(0, values.length - blanks) as (string | number)[];
        const direction = sort.startsWith('-') ? -1 : 1;
        const sorted = [...given].sort((a, b) => (a < b ? -direction : a > b ? direction : 0));
        expect(given, sort).toEqual(sorted);
      }
    }
  });

  it('R:E1 costs the same on a far page as on the second: the same statement, without an offset', async () => {
    const { client } = office.reviewer;
    await addShares(12_000, '2026-04-01T09:00:00+08:00');
    await world.owner.raw('analyze');
    const statements: { sql: string; bindings: string[] }[] = [];
    const note = (query: { sql: string; bindings: string[] }) => {
      if (query.sql.includes('keyset_value')) statements.push(query);
    };
    world.db.on('query', note);
    const read = (query: Query) => client.call('listShares', { query: { sort: '-submittedAt', ...query } });
    let after = (await read({ perPage: 50 })).next;
    await read({ perPage: 50, after: after ?? undefined });
    for (let page = 0; page < 12; page += 1) after = (await read({ perPage: 500, after: after ?? undefined })).next;
    await read({ perPage: 50, after: after ?? undefined });
    world.db.off('query', note);
    expect(statements.filter(({ sql }) => /\boffset\b/i.test(sql))).toEqual([]);
    const [, second] = statements;
    const far = statements.at(-1);
    if (!second || !far) throw new Error('the list was not read');
    expect(far.sql).toBe(second.sql);
    // How many rows the database reads.
    const looksAt = async ({ sql, bindings }: typeof far) => {
      const { rows } = await world.owner.raw(`explain (analyze, format json) ${sql.replace(/\$\d+/g, '?')}`, bindings);
      type Plan = { 'Actual Rows': number; 'Actual Loops': number; Plans?: Plan[] };
      const sum = (plan: Plan): number =>
        (plan.Plans ?? []).reduce((rest, one) => rest + sum(one), plan['Actual Rows'] * plan['Actual Loops']);
      return sum(rows[0]['QUERY PLAN'][0].Plan);
    };
    const [near, distant] = [await looksAt(second), await looksAt(far)];
    expect(distant).toBeLessThan(near * 2);
    expect(distant).toBeLessThan(6_000);
  });

  it('R:E1 counts matches up to a limit, and refuses to continue from a place where no page ended', async () => {
    const { client } = office.reviewer;
    const { total, next } = await client.call('listShares', { query: { deliveryMode: 'bring_in', perPage: 1 } });
    const [{ count }] = (await world.db('share').where({ delivery_mode: 'bring_in' }).count({ count: '*' })) as [
      { count: number },
    ];
    expect(total).toBe(count);
    const refused = problem('invalid_input', { fields: [expect.objectContaining({ path: 'after' })] });
    const cursor = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const id = '00000000-0000-4000-8000-000000000000';
    for (const [after, sort] of [
      ['7', 'stageSince'],
      [next ?? '', '-stageSince'],
      [cursor(['stageSince', 'yesterday', id]), 'stageSince'],
      [cursor(['stageSince', null]), 'stageSince'],
      [cursor(['contactName', 'a\u0000', id]), 'contactName'],
    ] as const)
      await expect(client.call('listShares', { query: { after, sort } })).rejects.toEqual(refused);
  });
});
