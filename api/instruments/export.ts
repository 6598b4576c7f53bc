/** The ledger, or the part that the query selects, as a workbook (requirement B8). */
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { MessageChannel } from 'node:worker_threads';
import type { LedgerLine } from '../../documents/ledger/write.ts';
import type { Instrument, InstrumentFilter } from '../../domain/contract/instrument.ts';
import { INSTRUMENT_STATUSES, VERIFICATION_STATES } from '../../domain/instrument.ts';
import { SHOWN_ONLY } from '../../domain/ledger-column.ts';
import { eachInstrument } from '../../store/instrument/each.ts';
import type { ApiDependencies } from '../dependencies.ts';

const DELIVERY = { bring_in: '送检', on_site: { general: '现场检测', mandatory: '现场检定' } };

/** A row of the export; importing it again changes nothing. */
export function ledgerLineOf(instrument: Instrument): LedgerLine {
  const { service, deliveryMode } = instrument;
  return {
    service,
    values: {
      instrumentNumber: instrument.instrumentNumber,
      name: instrument.name,
      categoryName: instrument.categoryName ?? '',
      kindNumber: instrument.kindName ?? '',
      model: instrument.model,
      measuringRange: instrument.measuringRange,
      accuracyClass: instrument.accuracyClass,
      serialNumber: instrument.serialNumber,
      manufacturer: instrument.manufacturer,
      origin: instrument.origin,
      currentCondition: instrument.currentCondition,
      currentState: instrument.currentState,
      verificationUnit: instrument.verificationUnit,
      placeOfUse: instrument.placeOfUse,
      regionCode: instrument.regionName ?? '',
      quantity: instrument.quantity,
      purpose: instrument.purpose ?? '',
      daysAhead: instrument.daysAhead,
      deliveryMode: deliveryMode === 'on_site' ? DELIVERY.on_site[service] : DELIVERY.bring_in,
      validUntil: instrument.validUntil ?? '',
      remarks: instrument.remarks,
    },
    further: [
      instrument.certificateNumber ?? '',
      INSTRUMENT_STATUSES[instrument.status].zh,
      VERIFICATION_STATES[instrument.verificationState].zh,
    ],
  };
}

/**
 * The workbook is written by a thread into a file of its own, which is sent when it is complete and leaves nothing
 * behind: neither a large ledger nor a slow connection fills the memory, or keeps the thread.
 * @throws DomainProblem busy, too_much_work
 */
export async function exportInstruments(
  { db, documents }: Pick<ApiDependencies, 'db' | 'documents'>,
  enterpriseId: string,
  filter: InstrumentFilter,
): Promise<Readable> {
  const folder = await mkdtemp(join(tmpdir(), 'hengzhun-export-'));
  try {
    const path = join(folder, 'ledger.xlsx');
    const { port1: lines, port2 } = new MessageChannel();
    const written = documents.run('ledger', [path, SHOWN_ONLY, filter.service, port2], [port2]);
    try {
      for await (const batch of eachInstrument(db, enterpriseId, filter)) {
        lines.postMessage(batch.map(ledgerLineOf));
        await Promise.race([once(lines, 'message'), written]);
      }
      lines.postMessage(null);
      await written;
    } finally {
      lines.close();
    }
    const stream = createReadStream(path);
    await once(stream, 'open');
    return stream;
  } finally {
    // A file that is open is read to its end.
    await rm(folder, { recursive: true });
  }
}
