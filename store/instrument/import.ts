/** Taking many instruments into the ledger at once. */
import type { InstrumentInput } from '../../domain/contract/instrument.ts';
import type { Reader, Transaction } from '../database.ts';
import { type Actor, appendEvent } from '../event.ts';
import { instrumentColumns } from './row.ts';

export type InstrumentIdentity = Pick<InstrumentInput, 'instrumentNumber' | 'manufacturer' | 'serialNumber'>;

export interface KnownInstrument {
  readonly name: string;
  readonly instrument_number: string;
  readonly manufacturer: string;
  readonly serial_number: string;
}

/** The instruments of the ledger that share a number, or manufacturer and serial number, with one of these. */
export async function findTwins(
  db: Reader,
  enterpriseId: string,
  inputs: readonly InstrumentIdentity[],
): Promise<KnownInstrument[]> {
  const { rows } = await db.raw<{ rows: KnownInstrument[] }>(
    `select name, instrument_number, manufacturer, serial_number from instrument
     where enterprise_id = ? and (instrument_number = any(?::text[])
       or (manufacturer, serial_number) in (select * from unnest(?::text[], ?::text[])))`,
    [
      enterpriseId,
      inputs.map(({ instrumentNumber }) => instrumentNumber),
      inputs.map(({ manufacturer }) => manufacturer),
      inputs.map(({ serialNumber }) => serialNumber),
    ],
  );
  return rows;
}

const BATCH = 1000;

/** Saves all of them or none, with one event that names the file. */
export async function importInstruments(
  trx: Transaction,
  enterpriseId: string,
  inputs: readonly InstrumentInput[],
  file: { readonly name: string; readonly sha256: string },
  actor: Actor,
): Promise<void> {
  for (let from = 0; from < inputs.length; from += BATCH) {
    const rows = inputs.slice(from, from + BATCH).map((input) => ({
      ...instrumentColumns(input),
      enterprise_id: enterpriseId,
    }));
    await trx('instrument').insert(rows);
  }
  await appendEvent(trx, {
    stream: `enterprise:${enterpriseId}`,
    name: 'import_instruments',
    actor,
    after: { count: inputs.length, fileName: file.name, sha256: file.sha256 },
  });
}
