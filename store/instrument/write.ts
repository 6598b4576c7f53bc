/** Adding, changing and deleting an instrument of the ledger (requirements B3–B5). */
import type { Instrument, InstrumentInput } from '../../domain/contract/instrument.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { Stage } from '../../domain/stage.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import { type Transaction, violatedConstraint } from '../sql/database.ts';
import { readInstrument } from './list.ts';
import { instrumentColumns } from './row.ts';

interface Twin {
  readonly name: string;
  readonly instrument_number: string;
  readonly same_number: boolean;
}

/** @throws DomainProblem naming the instrument that has this number, or that is the same instrument */
async function refuseTwin(
  trx: Transaction,
  enterpriseId: string,
  input: InstrumentInput,
  ownId: string | null,
): Promise<void> {
  const { rows } = await trx.raw<{ rows: Twin[] }>(
    `select name, instrument_number, instrument_number = :number as same_number from instrument
     where enterprise_id = :enterpriseId and id is distinct from cast(:ownId as uuid)
       and (instrument_number = :number or (manufacturer = :manufacturer and serial_number = :serialNumber))
     order by same_number desc limit 1`,
    {
      enterpriseId,
      ownId,
      number: input.instrumentNumber,
      manufacturer: input.manufacturer,
      serialNumber: input.serialNumber,
    },
  );
  const twin = rows[0];
  if (!twin) return;
  throw twin.same_number ? numberTaken(input, twin.name) : alreadyEntered(input, twin.instrument_number);
}

function numberTaken({ instrumentNumber }: InstrumentInput, name: string): DomainProblem {
  return new DomainProblem('instrument_number_taken', { instrumentNumber, name }, [
    { path: 'instrumentNumber', fault: { name: 'number_taken', params: { name } } },
  ]);
}

function alreadyEntered({ manufacturer, serialNumber }: InstrumentInput, instrumentNumber: string): DomainProblem {
  return new DomainProblem('instrument_already_entered', { manufacturer, serialNumber, instrumentNumber }, [
    { path: 'serialNumber', fault: { name: 'already_entered', params: { instrumentNumber } } },
  ]);
}

/** If two people enter the same instrument at the same moment, the later one gets the usual problem. */
function explain(error: unknown, input: InstrumentInput): never {
  const constraint = violatedConstraint(error);
  if (constraint === 'instrument_number_unique') throw numberTaken(input, input.name);
  if (constraint === 'instrument_entered_once') throw alreadyEntered(input, input.instrumentNumber);
  throw error;
}

/** The number of an instrument that was entered without one (manual §3.3: 器具编码 is optional). */
export const GIVEN_NUMBER = `'QJ' || lpad(nextval('instrument_number_given')::text, 8, '0')`;

/** @throws DomainProblem instrument_number_taken, instrument_already_entered */
export async function createInstrument(
  trx: Transaction,
  enterpriseId: string,
  input: InstrumentInput,
  actor: Actor,
): Promise<Instrument> {
  await refuseTwin(trx, enterpriseId, input, null);
  const number = input.instrumentNumber || trx.raw(GIVEN_NUMBER);
  const [row] = await trx('instrument')
    .insert({ ...instrumentColumns(input), instrument_number: number, enterprise_id: enterpriseId })
    .returning<{ id: string }[]>('id')
    .catch((error: unknown) => explain(error, input));
  const after = await readInstrument(trx, enterpriseId, row?.id ?? '');
  await appendEvent(trx, { stream: `instrument:${after.id}`, name: 'create_instrument', actor, after });
  return after;
}

/**
 * Changes an instrument, unless it is in a booking that the centre is working on; an instrument in a rejected booking
 * may be corrected. The service cannot be changed.
 * @throws DomainProblem not_found, instrument_in_booking, instrument_number_taken, instrument_already_entered,
 * instrument_of_other_service
 */
export async function changeInstrument(
  trx: Transaction,
  enterpriseId: string,
  id: string,
  input: InstrumentInput,
  actor: Actor,
): Promise<Instrument> {
  const before = await lockInstrument(trx, enterpriseId, id);
  if (before.service !== input.service) throw new DomainProblem('instrument_of_other_service', { name: before.name });
  await refuseOpenBooking(trx, before, ['rejected']);
  await refuseTwin(trx, enterpriseId, input, id);
  await trx('instrument')
    .where({ id })
    .update({
      ...instrumentColumns(input),
      instrument_number: input.instrumentNumber || before.instrumentNumber,
      updated_at: trx.fn.now(),
    })
    .catch((error: unknown) => explain(error, input));
  const after = await readInstrument(trx, enterpriseId, id);
  await appendEvent(trx, { stream: `instrument:${id}`, name: 'change_instrument', actor, before, after });
  return after;
}

/** @throws DomainProblem not_found, instrument_in_booking, instrument_booked_before */
export async function deleteInstrument(
  trx: Transaction,
  enterpriseId: string,
  id: string,
  actor: Actor,
): Promise<void> {
  const before = await lockInstrument(trx, enterpriseId, id);
  await refuseOpenBooking(trx, before, []);
  if (before.status !== 'new') throw new DomainProblem('instrument_booked_before', { name: before.name });
  await trx('order_item').where({ instrument_id: id }).del();
  await trx('instrument').where({ id }).del();
  await appendEvent(trx, { stream: `instrument:${id}`, name: 'delete_instrument', actor, before });
}

export async function lockInstrument(trx: Transaction, enterpriseId: string, id: string): Promise<Instrument> {
  await trx('instrument').where({ id, enterprise_id: enterpriseId }).forUpdate().first('id');
  return readInstrument(trx, enterpriseId, id);
}

/** @throws DomainProblem instrument_in_booking, unless its share is in one of the stages */
export async function refuseOpenBooking(
  trx: Transaction,
  instrument: Instrument,
  except: readonly Stage[],
): Promise<void> {
  const row = await trx('order_item as oi')
    .join('share as s', 's.id', 'oi.share_id')
    .join('booking_order as o', 'o.id', 'oi.order_id')
    .where({ 'oi.instrument_id': instrument.id, 'oi.is_open': true })
    .whereNotIn('s.stage', except)
    .first<{ number: string } | undefined>('o.number');
  if (!row) return;
  const { name, instrumentNumber } = instrument;
  throw new DomainProblem('instrument_in_booking', { name, instrumentNumber, orderNumber: row.number });
}
