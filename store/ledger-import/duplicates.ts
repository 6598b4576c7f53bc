/** Rows of an import that are the same instrument twice, and rows that the ledger has already (requirements B4, B9). */
import type { ImportState } from '../../domain/ledger-import.ts';
import type { Transaction } from '../sql/database.ts';

/** A later row that has the number, or the manufacturer and serial number, of an earlier one. */
const WITHIN_FILE = `
  with seen as (
    select line, row, sheet, instrument_number, manufacturer, serial_number, number_at, serial_at,
      first_value(sheet || '第' || row || '行') over numbers as number_first, row_number() over numbers as number_place,
      first_value(sheet || '第' || row || '行') over serials as serial_first, row_number() over serials as serial_place
    from ledger_import_row where import_id = :id
    window numbers as (partition by instrument_number order by line),
      serials as (partition by manufacturer, serial_number order by line)),
  twice as (
    select line,
      case when instrument_number <> '' and number_place > 1 then jsonb_build_array(jsonb_build_object('path', number_at,
        'message', '有重复键：器具编号“' || instrument_number || '”与' || number_first || '重复',
        'field', 'instrumentNumber')) else '[]' end ||
      case when manufacturer <> '' and serial_number <> '' and serial_place > 1 then jsonb_build_array(jsonb_build_object(
        'path', serial_at, 'message', '有重复键：与' || serial_first || '是同一生产厂家、同一出厂编号的器具',
        'field', 'serialNumber')) else '[]' end as faults
    from seen where number_place > 1 or serial_place > 1)
  update ledger_import_row r set faults = r.faults || twice.faults
  from twice where r.import_id = :id and r.line = twice.line and twice.faults <> '[]'
    and not r.faults @> twice.faults`;

/** The instrument's values in the shape of an input, to be compared with one. */
const AS_INPUT = `case ins.service when 'general' then jsonb_build_object(
    'currentCondition', ins.current_condition, 'currentState', ins.current_state,
    'verificationUnit', ins.verification_unit, 'daysAhead', ins.days_ahead)
  else jsonb_build_object('kindNumber', ins.kind_number, 'regionCode', ins.region_code, 'origin', ins.origin,
    'quantity', ins.quantity, 'purpose', ins.purpose) end || jsonb_build_object(
  'service', ins.service, 'name', ins.name, 'model', ins.model, 'measuringRange', ins.measuring_range,
  'accuracyClass', ins.accuracy_class, 'serialNumber', ins.serial_number, 'manufacturer', ins.manufacturer,
  'placeOfUse', ins.place_of_use, 'deliveryMode', ins.delivery_mode, 'validUntil', ins.valid_until,
  'remarks', ins.remarks)`;

const IN_LEDGER = `
  with twin as (
    select r.line, r.service, r.number_at, r.serial_at, r.instrument_number as wanted, r.input,
      by_number.id as number_id, by_number.name as number_name, by_serial.id as serial_id,
      by_serial.instrument_number as serial_number, coalesce(by_number.service, by_serial.service) as twin_service
    from ledger_import_row r
    left join instrument by_number on by_number.enterprise_id = :enterpriseId
      and by_number.instrument_number = r.instrument_number and r.instrument_number <> ''
    left join instrument by_serial on by_serial.enterprise_id = :enterpriseId
      and by_serial.manufacturer = r.manufacturer and by_serial.serial_number = r.serial_number and r.serial_number <> ''
    where r.import_id = :id and (by_number.id is not null or by_serial.id is not null)),
  judged as (
    select twin.*, coalesce(number_id, serial_id) as twin_id,
      case
        when number_id is not null and serial_id is not null and number_id <> serial_id then jsonb_build_object(
          'path', serial_at, 'field', 'serialNumber',
          'message', '有重复键：该器具在台账中已录入，器具编号为“' || serial_number || '”')
        when twin_service <> twin.service then jsonb_build_object(
          'path', coalesce(nullif(number_at, ''), serial_at), 'field', 'instrumentNumber',
          'message', '有重复键：该器具在台账中已按' || case twin_service when 'mandatory' then '强检' else '非强检' end || '录入')
      end as fault,
      case when number_id is not null then '有重复键：器具编号“' || wanted || '”在台账中已用于“' || number_name || '”'
        else '有重复键：该器具在台账中已录入，器具编号为“' || serial_number || '”' end as known
    from twin)
  update ledger_import_row r set
    faults = case when j.fault is null or r.faults @> jsonb_build_array(j.fault) then r.faults
      else r.faults || jsonb_build_array(j.fault) end,
    twin_id = j.twin_id,
    known = case when j.fault is null and not same.same then j.known end,
    unchanged = j.fault is null and same.same
  from judged j join instrument ins on ins.id = j.twin_id
  cross join lateral (select coalesce(j.input @> (${AS_INPUT})
    and (j.wanted = '' or j.wanted = ins.instrument_number), false) as same) same
  where r.import_id = :id and r.line = j.line`;

const COUNT = `
  update ledger_import i set
    rows_faulty = c.faulty, rows_known = c.known, rows_unchanged = c.unchanged,
    state = case when c.faulty = 0 and c.known = 0 then 'saving' else 'checked' end
  from (
    select count(*) filter (where faults <> '[]') as faulty,
      count(*) filter (where faults = '[]' and known is not null) as known,
      count(*) filter (where faults = '[]' and unchanged) as unchanged
    from ledger_import_row where import_id = :id) c
  where i.id = :id and i.state = :state
  returning i.state`;

/**
 * After all rows have been read: marks duplicates, and sets whether there is anything to decide.
 * @param state the import's present state
 */
export async function markDuplicates(
  trx: Transaction,
  id: string,
  enterpriseId: string,
  state: Extract<ImportState, 'reading' | 'saving'>,
  remarks?: readonly string[],
): Promise<void> {
  await trx.raw(WITHIN_FILE, { id });
  await trx('ledger_import_row').where({ import_id: id }).whereNotNull('twin_id').update({
    twin_id: null,
    known: null,
    unchanged: false,
  });
  await trx.raw(IN_LEDGER, { id, enterpriseId });
  await trx.raw(COUNT, { id, state });
  if (remarks)
    await trx('ledger_import')
      .where({ id })
      .update({ remarks: JSON.stringify(remarks) });
}
