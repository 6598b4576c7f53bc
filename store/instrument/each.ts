import type { Instrument, InstrumentFilter } from '../../domain/contract/instrument.ts';
import type { Reader } from '../sql/database.ts';
import { conditionsOf } from './filter.ts';
import { readInstruments } from './list.ts';

const BATCH = 1_000;

interface Place {
  readonly id: string;
  readonly instrument_number: string;
}

/** All instruments that match, by number, in batches. */
export async function* eachInstrument(
  db: Reader,
  enterpriseId: string,
  filter: Partial<InstrumentFilter>,
): AsyncGenerator<Instrument[]> {
  const { where, bindings } = conditionsOf(enterpriseId, filter);
  for (let last: Place | undefined; ; ) {
    const beyond: string = last ? 'and (ins.instrument_number, ins.id) > (?, ?::uuid)' : '';
    const from: string[] = last ? [last.instrument_number, last.id] : [];
    const { rows }: { rows: Place[] } = await db.raw(
      `select ins.id, ins.instrument_number from instrument ins where ${where} ${beyond}
       order by ins.instrument_number, ins.id limit ?`,
      [...bindings, ...from, BATCH],
    );
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) yield await readInstruments(db, enterpriseId, ids);
    if (ids.length < BATCH) return;
    last = rows.at(-1);
  }
}
