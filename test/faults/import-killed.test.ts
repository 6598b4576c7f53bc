import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { IMPORT_STATES } from '../../domain/ledger-import.ts';
import { pause } from '../../runtime/process.ts';
import { SessionClient } from '../../runtime/session-client.ts';
import { writeLedger } from '../support/ledger-workbook.ts';
import { addEnterprise, withPassword } from '../support/people.ts';
import { openSystem, type TestSystem } from '../support/system.ts';

const ROWS = 20_000;
/** A third time would be given up: the file might have ended the process. */
const KILLS = 2;
const PASSWORD = 'Import-2026';
const path = join(tmpdir(), `hengzhun-import-${process.pid}.xlsx`);
let system: TestSystem;
beforeAll(async () => {
  [system] = await Promise.all([openSystem({ servers: inject('servers') }), writeLedger(path, ROWS)]);
});
afterAll(async () => {
  rmSync(path, { force: true });
  await system.close();
});

it('R:B9 saves every row once although the import process is killed in the middle again and again', async () => {
  const { id: enterpriseId, account } = await addEnterprise(system.db, '导入企业');
  const username = await withPassword(system.db, account.id, PASSWORD);
  const client = await new SessionClient(system.url).signIn('enterprise', username, PASSWORD);
  const begun = await client.call('startImport', { file: new Blob([readFileSync(path)]), fileName: '大台账.xlsx' });
  const params = { importId: begun.id };
  const standing = () => client.call('getImport', { params });
  let kills = 0;
  while (kills < KILLS) {
    await expect.poll(async () => (await standing()).rowsRead, { timeout: 180_000, interval: 20 }).toBeGreaterThan(0);
    if (IMPORT_STATES[(await standing()).state].ended) break;
    await pause(Math.random() * 300);
    const pid = system.imports.pid();
    process.kill(pid, 'SIGKILL');
    kills += 1;
    await expect.poll(() => system.imports.pid(), { timeout: 60_000 }).not.toBe(pid);
    await system.imports.ready();
    // The count of rows starts again with the reading.
    await system.db('ledger_import').where({ id: begun.id, state: 'reading' }).update({ rows_read: 0 });
  }
  await expect.poll(async () => (await standing()).state, { timeout: 120_000 }).toBe('done');
  expect(kills).toBeGreaterThan(0);
  expect(await standing()).toMatchObject({ rowsRead: ROWS, rowsSaved: ROWS, rowsFaulty: 0, rowsLeftOut: 0 });
  const [counted] = await system.db('instrument').where({ enterprise_id: enterpriseId }).count({ n: '*' });
  expect(Number(counted?.n)).toBe(ROWS);
  const events = await system.db('event').where({ stream: `enterprise:${enterpriseId}`, name: 'import_instruments' });
  expect(events).toHaveLength(1);
  expect(await system.db('ledger_import_row').where({ import_id: begun.id })).toEqual([]);
});

it('R:B9 gives up a workbook whose reading ended the process three times, says so, and imports the next one', async () => {
  const { account } = await addEnterprise(system.db, '另一导入企业');
  const username = await withPassword(system.db, account.id, PASSWORD);
  const client = await new SessionClient(system.url).signIn('enterprise', username, PASSWORD);
  const begin = async () => {
    const { id } = await client.call('startImport', { file: new Blob([readFileSync(path)]), fileName: '台账.xlsx' });
    return () => client.call('getImport', { params: { importId: id } });
  };
  const standing = await begin();
  const { id } = await standing();
  for (let kill = 1; kill <= 3; kill += 1) {
    const taken = async () => (await system.db('ledger_import').where({ id }).first('attempts'))?.attempts;
    await expect.poll(taken, { timeout: 180_000, interval: 20 }).toBe(kill);
    const pid = system.imports.pid();
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => system.imports.pid(), { timeout: 60_000 }).not.toBe(pid);
    await system.imports.ready();
  }
  await expect.poll(async () => (await standing()).state, { timeout: 180_000 }).toBe('refused');
  expect((await standing()).reason).toContain('3次意外中断');
  const next = await begin();
  await expect.poll(async () => (await next()).state, { timeout: 120_000 }).toBe('done');
});
