/** The ledger beside the bare library and the bare query: import, export, memory, a page of a million instruments. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Knex } from 'knex';
import { IMPORTS_HEAP } from '../../../runtime/imports-heap.ts';
import type { System } from '../../../runtime/system.ts';
import { openDatabase } from '../../../store/sql/database.ts';
import { writeLedger } from '../../support/ledger-workbook.ts';
import { addEnterprise } from '../../support/people.ts';
import { type Row, row } from '../measure.ts';
import { benchPages } from './pages.ts';

const run = promisify(execFile);
/** Floor and product take turns. */
const TURNS = 7;

interface Outcome {
  readonly seconds: number;
  readonly overIdle: number;
  readonly answer: unknown;
}

export async function benchLedger(
  system: System,
  counts: { rows: number; many: number; million: number },
): Promise<Row[]> {
  const db = openDatabase(system.ownerUrl);
  const folder = mkdtempSync(join(tmpdir(), 'hengzhun-ledger-'));
  const child = async (...args: string[]): Promise<Outcome> => {
    const { stdout } = await run(
      process.execPath,
      [`--max-old-space-size=${IMPORTS_HEAP}`, '--import', 'tsx', join(import.meta.dirname, 'child.ts'), ...args],
      { env: { ...process.env, DATABASE_URL: system.ownerUrl } },
    );
    return JSON.parse(stdout) as Outcome;
  };
  try {
    const rows: Row[] = [];
    const path = join(folder, 'ledger.xlsx');
    await writeLedger(path, counts.rows);
    const reads: Outcome[] = [];
    const imports: Outcome[] = [];
    let enterpriseId = '';
    for (let turn = 0; turn < TURNS; turn += 1) {
      reads.push(await child('bare-read', path));
      enterpriseId = (await addEnterprise(db, `台账${turn}`)).id;
      imports.push(await imported(db, enterpriseId, (id) => child('import', id, path)));
    }
    rows.push(row(`import of ${counts.rows} rows`, median(imports), median(reads), 's', 'lower', 2.5));
    const manyPath = join(folder, 'many.xlsx');
    await writeLedger(manyPath, counts.many);
    const many = await imported(db, (await addEnterprise(db, '大台账')).id, (id) => child('import', id, manyPath));
    const few = Math.max(...imports.map(({ overIdle }) => overIdle));
    rows.push(row(`import: memory over idle, ${counts.rows} rows; limit 150`, few, 150, 'MB', 'lower', 1));
    rows.push(row(`import: memory over idle, ${counts.many} rows; limit 150`, many.overIdle, 150, 'MB', 'lower', 1));
    const writes: Outcome[] = [];
    const exports: Outcome[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      writes.push(await child('bare-write', String(counts.rows), join(folder, 'bare.xlsx')));
      exports.push(await child('export', enterpriseId, join(folder, 'export.xlsx')));
    }
    rows.push(row(`export of ${counts.rows} rows`, median(exports), median(writes), 's', 'lower', 2));
    rows.push(...(await benchPages(db, counts.million)));
    return rows;
  } finally {
    await db.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** On a machine that others use too, the best of a few says most about who was lucky. */
function median(outcomes: readonly Outcome[]): number {
  const sorted = outcomes.map(({ seconds }) => seconds).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

async function imported(db: Knex, enterpriseId: string, work: (id: string) => Promise<Outcome>): Promise<Outcome> {
  const [begun] = await db('ledger_import')
    .insert({
      enterprise_id: enterpriseId,
      actor_name: '企业',
      file_name: 'x.xlsx',
      file_key: 'x',
      sha256: 'x',
      told: 1,
    })
    .returning<{ id: string }[]>('id');
  const outcome = await work(begun?.id ?? '');
  if (outcome.answer !== 'done') throw new Error(`the import is ${String(outcome.answer)}`);
  return outcome;
}
