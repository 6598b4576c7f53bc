/** Enabling, suspending and scrapping an instrument (requirement B6). */
import type { Instrument } from '../../domain/contract/instrument.ts';
import { INSTRUMENT_STATUSES, type InstrumentAction, instrumentAction } from '../../domain/instrument.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import type { Transaction } from '../sql/database.ts';
import { readInstrument } from './list.ts';
import { lockInstrument, refuseOpenBooking } from './write.ts';

/** @throws DomainProblem not_found, instrument_in_booking, instrument_action_not_allowed */
export async function changeStatus(
  trx: Transaction,
  enterpriseId: string,
  id: string,
  name: InstrumentAction,
  notes: string,
  actor: Actor,
): Promise<Instrument> {
  const before = await lockInstrument(trx, enterpriseId, id);
  const action = instrumentAction(name);
  if (!action.from.includes(before.status)) {
    throw new DomainProblem('instrument_action_not_allowed', {
      name: before.name,
      instrumentNumber: before.instrumentNumber,
      status: INSTRUMENT_STATUSES[before.status].zh,
      action: action.zh,
      from: action.from.map((status) => INSTRUMENT_STATUSES[status].zh).join('、'),
    });
  }
  await refuseOpenBooking(trx, before, []);
  await trx('instrument').where({ id }).update({ status: action.to, updated_at: trx.fn.now() });
  await appendEvent(trx, {
    stream: `instrument:${id}`,
    name: `${name}_instrument`,
    actor,
    before: { status: before.status },
    after: { status: action.to },
    notes: notes || null,
  });
  return readInstrument(trx, enterpriseId, id);
}
