/**
 * The rows that were not imported, as a workbook: faulty cells are marked, the reasons are in the last column
 * (requirement B9).
 */
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Knex } from 'knex';
import { LedgerWriter } from '../../documents/ledger/write.ts';
import { REASON_HEADING } from '../../domain/ledger-column.ts';
import type { ImportRow } from '../../store/ledger-import/read.ts';
import { leftRows } from '../../store/ledger-import/work.ts';

export async function rejectedRowsWorkbook(db: Knex, row: ImportRow, alive: () => void): Promise<Buffer> {
  const stream = new PassThrough();
  const bytes = buffer(stream);
  const writer = new LedgerWriter(stream, [REASON_HEADING]);
  const withKnown = row.decision?.known !== 'update';
  for (let after = 0; ; ) {
    const rows = await leftRows(db, row.id, after, withKnown);
    for (const { service, texts, faults, known } of rows) {
      const reasons = [
        ...faults.map(({ path, message }) => `${path.split(' ').at(-1)}：${message}`),
        ...(known && withKnown ? [known] : []),
      ];
      writer.add({
        service,
        values: texts,
        further: [reasons.join('；')],
        marked: new Set([...faults.map(({ field }) => field), ...(known && withKnown ? ['instrumentNumber'] : [])]),
      });
    }
    const last = rows.at(-1);
    if (!last) break;
    after = last.line;
    alive();
  }
  await writer.end();
  return bytes;
}
