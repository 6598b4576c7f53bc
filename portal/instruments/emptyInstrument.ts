import { type Instrument, THIS_CENTRE } from '../../domain/contract/instrument.ts';
import type { LedgerService } from '../../domain/ledger-service.ts';

const EMPTY = {
  instrumentNumber: '',
  name: '',
  kindNumber: '',
  model: '',
  measuringRange: '',
  accuracyClass: '',
  serialNumber: '',
  manufacturer: '',
  origin: '',
  currentCondition: '在用',
  currentState: '正常使用',
  verificationUnit: THIS_CENTRE,
  placeOfUse: '',
  regionCode: '',
  quantity: 1,
  purpose: '',
  daysAhead: 15,
  deliveryMode: 'bring_in',
  validUntil: null,
  remarks: '',
};

/** The form's initial values; a copy needs its own instrument number and serial number. */
export function emptyInstrument(
  service: LedgerService,
  instrument: Instrument | null,
  isCopy: boolean,
): Record<string, unknown> {
  const known = instrument
    ? {
        ...instrument,
        purpose: instrument.purpose ?? '',
        kindNumber: instrument.kindNumber ?? '',
        regionCode: instrument.regionCode ?? '',
      }
    : {};
  return {
    ...EMPTY,
    ...known,
    service,
    ...(isCopy ? { instrumentNumber: '', serialNumber: '', validUntil: null } : {}),
  };
}
