import type {
  CURRENT_CONDITIONS,
  CURRENT_STATES,
  Instrument,
  InstrumentInput,
} from '../../domain/contract/instrument.ts';
import type { DeliveryMode } from '../../domain/stage.ts';
import { instant } from '../list.ts';

export interface InstrumentRow {
  readonly id: string;
  readonly enterprise_id: string;
  readonly instrument_number: string;
  readonly name: string;
  readonly model: string;
  readonly measuring_range: string;
  readonly accuracy_class: string;
  readonly serial_number: string;
  readonly manufacturer: string;
  readonly current_condition: (typeof CURRENT_CONDITIONS)[number];
  readonly current_state: (typeof CURRENT_STATES)[number];
  readonly verification_unit: string;
  readonly place_of_use: string;
  readonly days_ahead: number;
  readonly delivery_mode: DeliveryMode;
  readonly valid_until: string | null;
  readonly remarks: string;
  readonly certificate_number: string | null;
  readonly last_conclusion: 'pass' | 'fail' | 'not_tested' | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly open_order_id: string | null;
  readonly open_order_number: string | null;
  readonly bookable: boolean;
}

/** In use and working normally (requirement B10). */
export const IN_USE = `(ins.current_condition = '在用' and ins.current_state = '正常使用')`;
/** Verified by this centre. */
export const OWN_UNIT = `(ins.verification_unit = (select name from institution where is_this_centre))`;
/** May be applied for at all (manual FAQ 2). */
export const USABLE = `(${IN_USE} and ${OWN_UNIT})`;
/** What `instrument as ins` is joined with to know its open booking. */
export const OPEN_BOOKING = `left join order_item oi on oi.instrument_id = ins.id and oi.is_open
  left join booking_order o on o.id = oi.order_id`;
/** May be applied for now. */
export const BOOKABLE = `(oi.id is null and ${USABLE})`;

export const INSTRUMENT_COLUMNS = `ins.*, o.id as open_order_id, o.number as open_order_number, ${BOOKABLE} as bookable`;

export function instrumentOf(row: InstrumentRow): Instrument {
  return {
    id: row.id,
    instrumentNumber: row.instrument_number,
    name: row.name,
    model: row.model,
    measuringRange: row.measuring_range,
    accuracyClass: row.accuracy_class,
    serialNumber: row.serial_number,
    manufacturer: row.manufacturer,
    currentCondition: row.current_condition,
    currentState: row.current_state,
    verificationUnit: row.verification_unit,
    placeOfUse: row.place_of_use,
    daysAhead: row.days_ahead,
    deliveryMode: row.delivery_mode,
    validUntil: row.valid_until,
    remarks: row.remarks,
    certificateNumber: row.certificate_number,
    lastConclusion: row.last_conclusion,
    openOrderId: row.open_order_id,
    openOrderNumber: row.open_order_number,
    bookable: row.bookable,
    createdAt: instant(row.created_at),
    updatedAt: instant(row.updated_at),
  };
}

export function instrumentColumns(input: InstrumentInput) {
  return {
    instrument_number: input.instrumentNumber,
    name: input.name,
    model: input.model,
    measuring_range: input.measuringRange,
    accuracy_class: input.accuracyClass,
    serial_number: input.serialNumber,
    manufacturer: input.manufacturer,
    current_condition: input.currentCondition,
    current_state: input.currentState,
    verification_unit: input.verificationUnit,
    place_of_use: input.placeOfUse,
    days_ahead: input.daysAhead,
    delivery_mode: input.deliveryMode,
    valid_until: input.validUntil,
    remarks: input.remarks,
  };
}
