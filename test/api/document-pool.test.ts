/** What one task exceeds is its own trouble: the threads go on. */
import { afterEach, expect, it } from 'vitest';
import type { DocumentPool } from '../../runtime/document-pool.ts';
import { openDocumentPool } from '../../runtime/document-pool.ts';

let pool: DocumentPool | null = null;
afterEach(async () => {
  await pool?.close();
  pool = null;
});

const form = (number: string, instruments = 1) => ({
  number,
  lookupUrl: `https://hengzhun.test/lookup?number=${number}`,
  enterpriseName: '某某企业',
  submittedAt: '2026-11-30T01:00:00Z',
  remarks: '',
  parts: [
    {
      institutionName: '某某机构',
      instruments: Array.from({ length: instruments }, (_, index) => ({
        name: `压力表${index}`,
        model: 'Y-100',
        serialNumber: String(index),
        quantity: 1,
      })),
    },
  ],
});
const regions = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ code: String(index), fullName: `内蒙古自治区第${index}个行政区划` }));
const problem = (type: string) => expect.objectContaining({ name: 'DomainProblem', type });
const pdf = expect.objectContaining({ byteLength: expect.any(Number) });

it('makes a document in a thread, and keeps it while its data stay the same', async () => {
  pool = openDocumentPool();
  const first = await pool.run('bookingForm', [form('1')]);
  expect(first.subarray(0, 5).toString()).toBe('%PDF-');
  expect(await pool.run('bookingForm', [form('1')])).toBe(first);
  expect(await pool.run('bookingForm', [form('2')])).not.toBe(first);
});

it('refuses a task that takes too much memory, and carries out the next one', async () => {
  pool = openDocumentPool({ large: { threads: 1, heap: 48 } });
  await expect(pool.run('regionList', [regions(200_000)])).rejects.toEqual(problem('too_much_work'));
  expect(await pool.run('regionList', [regions(10)])).toEqual(pdf);
});

it('refuses a task that takes too long, and carries out the next one', async () => {
  pool = openDocumentPool({ large: { threads: 1, time: 4_000, heap: 2_000 } });
  await expect(pool.run('regionList', [regions(800_000)])).rejects.toEqual(problem('too_much_work'));
  expect(await pool.run('regionList', [regions(10)])).toEqual(pdf);
});

it('lets a few tasks wait and tells the others that it is busy', async () => {
  pool = openDocumentPool({ quick: { threads: 1, queue: 2 } });
  const run = (number: string) =>
    pool?.run('bookingForm', [form(number)]).then(
      () => 'made',
      ({ type }) => type,
    );
  expect(await Promise.all(['1', '2', '3', '4', '5'].map(run))).toEqual(['made', 'made', 'made', 'busy', 'busy']);
  expect(await run('6')).toBe('made');
});

it('tells the problem that a task found, with its words', async () => {
  pool = openDocumentPool();
  await expect(pool.run('uploadedRows', ['regions', Buffer.from('a,b,c')])).rejects.toEqual(
    expect.objectContaining({
      type: 'workbook_unreadable',
      parameters: { reason: expect.stringContaining('这是文本文件') },
    }),
  );
});
