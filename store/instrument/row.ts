import type { Instrument, InstrumentInput } from '../../domain/contract/instrument.ts';
import { BOOKABLE_STATUSES, type HiddenReason } from '../../domain/instrument.ts';
import { instant } from '../sql/list.ts';
import { sqlNames } from '../sql/names.ts';
import { initialsOf } from './initials.ts';
import { VERIFICATION_STATE } from './verification.ts';

export interface InstrumentRow {
  readonly id: string;
  readonly service: Instrument['service'];
  readonly instrument_number: string;
  readonly name: string;
  readonly kind_number: string | null;
  readonly kind_name: string | null;
  readonly category_name: string | null;
  readonly model: string;
  readonly measuring_range: string;
  readonly accuracy_class: string;
  readonly serial_number: string;
  readonly manufacturer: string;
  readonly origin: string;
  readonly current_condition: Instrument['currentCondition'];
  readonly current_state: Instrument['currentState'];
  readonly verification_unit: string;
  readonly place_of_use: string;
  readonly region_code: string | null;
  readonly region_name: string | null;
  readonly quantity: number;
  readonly purpose: Instrument['purpose'];
  readonly days_ahead: number;
  readonly delivery_mode: Instrument['deliveryMode'];
  readonly valid_until: string | null;
  readonly remarks: string;
  readonly status: Instrument['status'];
  readonly verification_state: Instrument['verificationState'];
  readonly certificate_number: string | null;
  readonly last_conclusion: Instrument['lastConclusion'];
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly open_order_id: string | null;
  readonly open_order_number: string | null;
  readonly bookable: boolean;
}

/** In use and working normally (requirement B10). */
const IN_USE = `(ins.current_condition = '在用' and ins.current_state = '正常使用')`;
/** Verified by this centre. */
const OWN_UNIT = `(ins.verification_unit = (select name from institution where is_this_centre))`;
const IN_SERVICE = `(ins.status in (${sqlNames(BOOKABLE_STATUSES)}))`;
const OPEN = '(exists (select from order_item oi where oi.instrument_id = ins.id and oi.is_open))';

/**
 * Can be booked at all, with an order of its own kind: for general work it must be in use and verified by this centre
 * (manual FAQ 2).
 */
export const USABLE = `(${IN_SERVICE} and (ins.service = 'mandatory' or (${IN_USE} and ${OWN_UNIT})))`;
/** The join of `instrument as ins` with its open booking. */
export const OPEN_BOOKING = `left join order_item oi on oi.instrument_id = ins.id and oi.is_open
  left join booking_order o on o.id = oi.order_id`;
/** Can be booked now. */
export const BOOKABLE = `(not ${OPEN} and ${USABLE})`;

/**
 * Why `instrument as ins` cannot be booked: the first reason. Either exactly one condition holds, or it is bookable.
 */
export const HIDDEN_BECAUSE: Readonly<Record<HiddenReason, string>> = {
  in_booking: OPEN,
  out_of_service: `(not ${OPEN} and not ${IN_SERVICE})`,
  not_in_use: `(not ${OPEN} and ${IN_SERVICE} and ins.service = 'general' and not ${IN_USE})`,
  other_unit: `(not ${OPEN} and ${IN_SERVICE} and ins.service = 'general' and ${IN_USE} and not ${OWN_UNIT})`,
};

/** The columns of an `InstrumentRow`, and the joins of `instrument as ins` that they need. */
export const INSTRUMENT_COLUMNS = `ins.*, kind.name as kind_name, category.name as category_name,
  region.full_name as region_name, o.id as open_order_id, o.number as open_order_number,
  (oi.id is null and ${USABLE}) as bookable,
  ${VERIFICATION_STATE} as verification_state`;
export const INSTRUMENT_JOINS = `${OPEN_BOOKING}
  left join share on share.id = oi.share_id
  left join catalogue_kind kind on kind.number = ins.kind_number
  left join catalogue_category category on category.number = kind.category_number
  left join region on region.code = ins.region_code`;

export function instrumentOf(row: InstrumentRow): Instrument {
  return {
    id: row.id,
    service: row.service,
    instrumentNumber: row.instrument_number,
    name: row.name,
    kindNumber: row.kind_number,
    kindName: row.kind_name,
    categoryName: row.category_name,
    model: row.model,
    measuringRange: row.measuring_range,
    accuracyClass: row.accuracy_class,
    serialNumber: row.serial_number,
    manufacturer: row.manufacturer,
    origin: row.origin,
    currentCondition: row.current_condition,
    currentState: row.current_state,
    verificationUnit: row.verification_unit,
    placeOfUse: row.place_of_use,
    regionCode: row.region_code,
    regionName: row.region_name,
    quantity: row.quantity,
    purpose: row.purpose,
    daysAhead: row.days_ahead,
    deliveryMode: row.delivery_mode,
    validUntil: row.valid_until,
    remarks: row.remarks,
    status: row.status,
    verificationState: row.verification_state,
    certificateNumber: row.certificate_number,
    lastConclusion: row.last_conclusion,
    openOrderId: row.open_order_id,
    openOrderNumber: row.open_order_number,
    bookable: row.bookable,
    createdAt: instant(row.created_at),
    updatedAt: instant(row.updated_at),
  };
}

/** The columns that an input sets. A blank number is replaced with `GIVEN_NUMBER` by the statement. */
export function instrumentColumns(input: InstrumentInput) {
  const { service } = input;
  const columns = {
    service,
    instrument_number: input.instrumentNumber,
    name: input.name,
    name_initials: initialsOf(input.name),
    model: input.model,
    measuring_range: input.measuringRange,
    accuracy_class: input.accuracyClass,
    serial_number: input.serialNumber,
    manufacturer: input.manufacturer,
    place_of_use: input.placeOfUse,
    delivery_mode: input.deliveryMode,
    valid_until: input.validUntil,
    remarks: input.remarks,
  };
  return service === 'general'
    ? {
        ...columns,
        current_condition: input.currentCondition,
        current_state: input.currentState,
        verification_unit: input.verificationUnit,
        days_ahead: input.daysAhead,
      }
    : {
        ...columns,
        kind_number: input.kindNumber,
        region_code: input.regionCode,
        origin: input.origin,
        quantity: input.quantity,
        purpose: input.purpose,
      };
}
