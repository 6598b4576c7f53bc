/** How often the reading of a workbook is tried. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importActivities } from '../../activities/ledger-import/import.ts';
import { filesIn } from './support/files.ts';
import { Importer, sample } from './support/importer.ts';
import { type ApiWorld, openApi } from './support/world.ts';

let world: ApiWorld;
beforeAll(async () => {
  // Nothing is read until the test says so.
  world = await openApi({ imports: () => ({ wake: async () => undefined }) });
});
afterAll(() => world.close());

const activities = (files = filesIn(world.files), stopping = new AbortController().signal) =>
  importActivities({ db: world.db, heartbeat: () => undefined, files, stopping });
const attemptsOf = async (id: string) => (await world.db('ledger_import').where({ id }).first('attempts'))?.attempts;
/** As if the process had ended in so many attempts. */
const lose = (id: string, attempts: number) =>
  world.db('ledger_import').where({ id }).update({ state: 'reading', attempts });

it('R:B9 reads a workbook in the third attempt, and gives it up after three in which the process ended', async () => {
  const importer = await Importer.open(world);
  const third = await importer.load(sample('general-200.xlsx'));
  await lose(third.id, 2);
  expect(await activities().readImport(third.id)).not.toBe('refused');

  const other = await Importer.open(world);
  const lost = await other.load(sample('general-200.xlsx'));
  await lose(lost.id, 3);
  expect(await activities().readImport(lost.id)).toBe('refused');
  expect((await other.standing(lost.id)).reason).toMatch(/^读取该文件时程序3次意外中断，已停止导入。请.+后再导入。$/);
  expect(await other.inLedger()).toBe(0);
});

it('does not count an attempt that failed while the process went on', async () => {
  const importer = await Importer.open(world);
  const { id } = await importer.load(sample('general-200.xlsx'));
  const away = { ...filesIn(world.files), get: () => Promise.reject(new Error('the disk is away')) };
  for (let time = 0; time < 5; time += 1) await expect(activities(away).readImport(id)).rejects.toThrow('away');
  expect(await attemptsOf(id)).toBe(0);
  expect(await activities().readImport(id)).not.toBe('refused');
});

it('does not count an attempt that ended because the process is being stopped', async () => {
  const importer = await Importer.open(world);
  const { id } = await importer.load(sample('general-200.xlsx'));
  const stopped = activities(filesIn(world.files), AbortSignal.abort());
  for (let time = 0; time < 5; time += 1) await expect(stopped.readImport(id)).rejects.toThrow(/abort/);
  expect(await attemptsOf(id)).toBe(0);
  expect(await importer.inLedger()).toBe(0);
  expect(await activities().readImport(id)).not.toBe('refused');
});

it('counts a workbook with faults, which is read twice, once', async () => {
  const importer = await Importer.open(world);
  const { id } = await importer.load(sample('general-200-with-errors.xlsx'));
  expect(await activities().readImport(id)).toBe('checked');
  expect(await attemptsOf(id)).toBe(1);
});

it('does not read a workbook whose import was cancelled', async () => {
  const importer = await Importer.open(world);
  const { id } = await importer.load(sample('general-200.xlsx'));
  await importer.customer.client.call('cancelImport', { params: { importId: id }, body: {} });
  const unread = { ...filesIn(world.files), get: () => Promise.reject(new Error('it was read')) };
  expect(await activities(unread).readImport(id)).toBe('cancelled');
});
