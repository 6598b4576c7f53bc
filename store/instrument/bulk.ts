/**
 * One action on many instruments: it is carried out where it is possible, and the other instruments are named
 * (requirement B6, manual FAQ 2).
 */
import type { Knex } from 'knex';
import { type BulkAction, THIS_CENTRE } from '../../domain/contract/instrument.ts';
import type { HiddenReason, InstrumentAction } from '../../domain/instrument.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import type { Transaction } from '../sql/database.ts';
import { readInstruments } from './list.ts';
import { HIDDEN_BECAUSE } from './row.ts';
import { changeStatus } from './status.ts';
import { deleteInstrument, lockInstrument, refuseOpenBooking } from './write.ts';

/** The ids of the instruments that cannot be booked for this reason, at most a thousand. */
export async function hiddenInstruments(db: Knex, enterpriseId: string, reason: HiddenReason): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `select ins.id from instrument ins where ins.enterprise_id = ? and ${HIDDEN_BECAUSE[reason]}
     order by ins.instrument_number limit 1000`,
    [enterpriseId],
  );
  return rows.map(({ id }) => id);
}

export interface BulkOutcome {
  readonly done: number;
  readonly refused: readonly {
    readonly id: string;
    readonly instrumentNumber: string;
    readonly name: string;
    readonly problem: DomainProblem;
  }[];
}

/**
 * Each instrument is a transaction of its own.
 * @throws DomainProblem instrument_not_yours
 */
export async function actOnMany(
  db: Knex,
  enterpriseId: string,
  action: BulkAction,
  ids: readonly string[],
  notes: string,
  actor: Actor,
): Promise<BulkOutcome> {
  const known = await readInstruments(db, enterpriseId, [...new Set(ids)]);
  if (known.length < new Set(ids).size) throw new DomainProblem('instrument_not_yours');
  const refused: BulkOutcome['refused'][number][] = [];
  for (const { id, instrumentNumber, name } of known) {
    try {
      await db.transaction((trx) => act(trx, enterpriseId, action, id, notes, actor));
    } catch (error) {
      if (!(error instanceof DomainProblem)) throw error;
      refused.push({ id, instrumentNumber, name, problem: error });
    }
  }
  return { done: known.length - refused.length, refused };
}

function act(
  trx: Transaction,
  enterpriseId: string,
  action: BulkAction,
  id: string,
  notes: string,
  actor: Actor,
): Promise<unknown> {
  if (action === 'delete') return deleteInstrument(trx, enterpriseId, id, actor);
  if (action === 'make_bookable') return makeBookable(trx, enterpriseId, id, actor);
  return changeStatus(trx, enterpriseId, id, action satisfies InstrumentAction, notes, actor);
}

/** In use, working normally, verified by this centre: what manual FAQ 1 and 2 ask a clerk to set by hand. */
async function makeBookable(trx: Transaction, enterpriseId: string, id: string, actor: Actor): Promise<void> {
  const before = await lockInstrument(trx, enterpriseId, id);
  await refuseOpenBooking(trx, before, []);
  const after = { currentCondition: '在用', currentState: '正常使用', verificationUnit: THIS_CENTRE } as const;
  await trx('instrument').where({ id }).update({
    current_condition: after.currentCondition,
    current_state: after.currentState,
    verification_unit: after.verificationUnit,
    updated_at: trx.fn.now(),
  });
  const { currentCondition, currentState, verificationUnit } = before;
  await appendEvent(trx, {
    stream: `instrument:${id}`,
    name: 'make_instrument_bookable',
    actor,
    before: { currentCondition, currentState, verificationUnit },
    after,
  });
}
