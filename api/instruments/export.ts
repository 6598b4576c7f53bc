/** The ledger, or the part that the query selects, as a workbook, row by row (requirement B8). */
import { PassThrough, type Readable } from 'node:stream';
import type { Knex } from 'knex';
import { type LedgerLine, LedgerWriter } from '../../documents/ledger/write.ts';
import type { Instrument, InstrumentFilter } from '../../domain/contract/instrument.ts';
import { INSTRUMENT_STATUSES, VERIFICATION_STATES } from '../../domain/instrument.ts';
import { SHOWN_ONLY } from '../../domain/ledger-column.ts';
import { eachInstrument } from '../../store/instrument/each.ts';

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

/** Writes as fast as the client reads, so that a slow connection does not fill the memory. */
export function exportInstruments(db: Knex, enterpriseId: string, filter: InstrumentFilter): Readable {
  const stream = new PassThrough();
  const writer = new LedgerWriter(stream, SHOWN_ONLY);
  const write = async () => {
    for await (const batch of eachInstrument(db, enterpriseId, filter)) {
      for (const instrument of batch) writer.add(ledgerLineOf(instrument));
      if (stream.destroyed) return;
      if (stream.writableNeedDrain)
        await new Promise((resolve) => stream.once('drain', resolve).once('close', resolve));
    }
    await writer.end(filter.service);
  };
  write().catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))));
  return stream;
}
