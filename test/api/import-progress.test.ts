/** Live progress of an import for its owner, until its end; uploads while Temporal or the disk is away. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerImport } from '../../domain/contract/ledger-import.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { Importer, sample } from './support/importer.ts';
import { type ApiWorld, openApi, problem } from './support/world.ts';

let world: ApiWorld;
let wakes = 0;
let wakeFails = false;
let diskFails = false;
beforeAll(async () => {
  world = await openApi({
    imports: () => ({
      async wake() {
        wakes += 1;
        if (wakeFails) throw new Error('Temporal is away');
      },
    }),
    files: (kept) => ({
      async put(key, bytes) {
        if (diskFails) throw new DomainProblem('busy');
        kept.set(key, bytes);
      },
      async remove(key) {
        kept.delete(key);
      },
      get: async (key) => kept.get(key) ?? Buffer.alloc(0),
    }),
  });
});
afterAll(() => world.close());

async function follow(importer: Importer, importId: string) {
  const controller = new AbortController();
  const response = await fetch(`${world.url}/api/instruments/imports/${importId}/progress`, {
    headers: { cookie: importer.customer.client.cookie },
    signal: controller.signal,
  });
  const heard: LedgerImport[] = [];
  let ended = false;
  const reading = (async () => {
    for await (const chunk of response.body ?? []) {
      for (const line of Buffer.from(chunk).toString().split('\n')) {
        if (line.startsWith('data: ')) heard.push(JSON.parse(line.slice(6)) as LedgerImport);
      }
    }
    ended = true;
  })().catch(() => undefined);
  return { response, heard, hasEnded: () => ended, reading, leave: () => controller.abort() };
}

describe('the progress of an import', () => {
  it('R:B9 is sent at once and whenever rows were read, and ends with the import', async () => {
    const importer = await Importer.open(world);
    const { id } = await importer.load(sample('general-200.xlsx'));
    const progress = await follow(importer, id);
    expect(progress.response.headers.get('content-type')).toContain('text/event-stream');
    await expect.poll(() => progress.heard.map(({ state, rowsRead }) => [state, rowsRead])).toEqual([['waiting', 0]]);
    const now = (change: object) => world.db('ledger_import').where({ id }).update(change);
    await now({ state: 'reading', rows_read: 120 });
    await expect.poll(() => progress.heard.at(-1)).toMatchObject({ state: 'reading', rowsRead: 120 });
    expect(progress.hasEnded()).toBe(false);
    await now({ state: 'done', rows_read: 200, finished_at: new Date() });
    await expect.poll(progress.hasEnded).toBe(true);
    expect(progress.heard.at(-1)).toMatchObject({ state: 'done', rowsRead: 200 });
  });

  it('R:B9 continues until the workbook of the rows that were left out is ready', async () => {
    const importer = await Importer.open(world);
    const { id } = await importer.load(sample('general-200.xlsx'));
    const progress = await follow(importer, id);
    const now = (change: object) => world.db('ledger_import').where({ id }).update(change);
    await now({ state: 'done', rows_read: 200, rows_left_out: 4, finished_at: new Date() });
    await expect.poll(() => progress.heard.at(-1)).toMatchObject({ state: 'done', hasRest: false });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(progress.hasEnded()).toBe(false);
    await now({ rest_key: 'imports/rest.xlsx' });
    await expect.poll(progress.hasEnded).toBe(true);
    expect(progress.heard.at(-1)).toMatchObject({ state: 'done', hasRest: true });
  });

  it('R:B9 R:A10 is sent to nobody else, and ends with the session', async () => {
    const importer = await Importer.open(world);
    const { id } = await importer.load(sample('general-200.xlsx'));
    const stranger = await Importer.open(world);
    expect((await follow(stranger, id)).response.status).toBe(404);
    const progress = await follow(importer, id);
    await importer.customer.client.call('signOut');
    await expect.poll(progress.hasEnded, { timeout: 5_000 }).toBe(true);
  });
});

describe('an upload of a workbook', () => {
  it('R:B9 joins the import if the same file is being imported already', async () => {
    const importer = await Importer.open(world);
    const start = () =>
      importer.customer.client.call('startImport', { file: sample('general-200.xlsx'), fileName: 'x.xlsx' });
    const begun = await Promise.all([start(), start(), start()]);
    expect(new Set(begun.map(({ id }) => id)).size).toBe(1);
    const other = await importer.load(sample('mandatory-120.xlsx'));
    expect(other.id).not.toBe(begun[0]?.id);
    const { data } = await importer.customer.client.call('listImports');
    expect(data.map(({ id }) => id)).toEqual([other.id, begun[0]?.id]);
    expect([...world.files.keys()].filter((key) => key.startsWith('imports/')).length).toBeLessThanOrEqual(6);
  });

  it('R:B9 is accepted while Temporal is away; the outbox delivers it later', async () => {
    const importer = await Importer.open(world);
    wakeFails = true;
    const before = wakes;
    const { id, state } = await importer.load(sample('general-200.xlsx'));
    wakeFails = false;
    expect([state, wakes - before]).toEqual(['waiting', 1]);
    expect(await world.db('ledger_import').where({ id }).first('changes', 'told')).toEqual({ changes: 1, told: 0 });
  });

  it('R:B9 is refused without a trace if the disk does not take it', async () => {
    const importer = await Importer.open(world);
    diskFails = true;
    await expect(importer.load(sample('general-200.xlsx'))).rejects.toEqual(problem('busy'));
    diskFails = false;
    expect((await importer.customer.client.call('listImports')).total).toBe(0);
  });
});
