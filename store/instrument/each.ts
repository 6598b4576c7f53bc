import type { Instrument, InstrumentFilter } from '../../domain/contract/instrument.ts';
import type { Reader } from '../database.ts';
import { conditionsOf } from './filter.ts';
import { INSTRUMENT_COLUMNS, INSTRUMENT_JOINS, type InstrumentRow, instrumentOf } from './row.ts';

const BATCH = 1_000;

/** All instruments that match, by number, some at a time. */
export async function* eachInstrument(
  db: Reader,
  enterpriseId: string,
  filter: Partial<InstrumentFilter>,
): AsyncGenerator<Instrument[]> {
  const { where, bindings } = conditionsOf(enterpriseId, filter);
  for (let after: Instrument | null = null; ; ) {
    const beyond: string = after ? 'and (ins.instrument_number, ins.id) > (?, ?::uuid)' : '';
    const from: string[] = after ? [after.instrumentNumber, after.id] : [];
    const { rows }: { rows: InstrumentRow[] } = await db.raw(
      `select ${INSTRUMENT_COLUMNS} from (
         select ins.id from instrument ins where ${where} ${beyond} order by ins.instrument_number, ins.id limit ?) page
       join instrument ins on ins.id = page.id ${INSTRUMENT_JOINS} order by ins.instrument_number, ins.id`,
      [...bindings, ...from, BATCH],
    );
    if (rows.length === 0) return;
    const batch: Instrument[] = rows.map(instrumentOf);
    yield batch;
    after = batch.at(-1) ?? null;
  }
}
