/** Orders in every stage that something can still happen in: general and mandatory, brought in and on site. */
import { randomUUID } from 'node:crypto';
import { LEDGER_SERVICE_NAMES, type LedgerService } from '../../domain/ledger-service.ts';
import {
  DELIVERY_MODE_NAMES,
  type DeliveryMode,
  isTerminal,
  STAGE_NAMES,
  type Stage,
  stepsOf,
} from '../../domain/stage.ts';
import type { BookingWorld } from '../support/booking.ts';
import { Crew } from '../support/crew.ts';
import { addMandatory, authorise } from '../support/mandatory.ts';
import { addDraft, addEnterprise, addInstruments, addStaff } from '../support/people.ts';

/** Two of each, so that one can be led to its end and another be cancelled. */
const EACH = 2;
const DAY = 86_400_000;

/** @throws Error where a stage that is not final has no order in the end */
export async function orderInEveryStage(world: BookingWorld): Promise<void> {
  const { db, booking } = world;
  const enterprise = await addEnterprise(db);
  const staff = await addStaff(db, '工作人员', 'business_office', 'specialist', 'sample_desk', 'checker', 'issuer');
  const technician = await addStaff(db, '检测员', 'technician');
  const centre = await db('institution').where({ is_this_centre: true }).first<{ id: string }>('id');
  await authorise(db, centre.id, [{ of: '025' }]);
  const crew = new Crew(world, staff, technician, new Date(Date.now() + DAY));

  const submitted = async (kind: LedgerService, ...modes: DeliveryMode[]): Promise<string> => {
    const sketches = modes.map((deliveryMode) => ({ deliveryMode, kind: '025001' }));
    const add = kind === 'general' ? addInstruments : addMandatory;
    const orderId = await addDraft(db, enterprise, await add(db, enterprise.id, sketches), kind);
    await booking.submit({ orderId, actor: enterprise.account, commandId: randomUUID() });
    return orderId;
  };

  for (const kind of LEDGER_SERVICE_NAMES) {
    for (const mode of DELIVERY_MODE_NAMES) {
      for (const stage of stepsOf(mode)) {
        for (let copy = 0; copy < EACH; copy += 1) {
          await crew.lead(await submitted(kind, mode), (reached) => reached === stage);
        }
      }
      await endEarly(crew, await submitted(kind, mode), 'reject_first_review');
      await endEarly(crew, await submitted(kind, mode), 'reject_first_review');
      const again = await submitted(kind, mode);
      await endEarly(crew, again, 'reject_first_review');
      await endEarly(crew, again, 'resubmit');
      await endEarly(crew, await submitted(kind, mode), 'cancel');
    }
    // Its shares stand at different stages.
    await crew.lead(await submitted(kind, ...DELIVERY_MODE_NAMES), (stage) => stage === 'scheduled');
    await addDraft(db, enterprise, [], kind);
  }
  await requireEveryStage(world);
}

async function endEarly(
  crew: Crew,
  orderId: string,
  command: 'reject_first_review' | 'resubmit' | 'cancel',
): Promise<void> {
  for (const share of await crew.openShares(orderId)) await crew.give(share, command);
}

async function requireEveryStage({ db }: BookingWorld): Promise<void> {
  const reached = await db('share').distinct('stage').pluck<Stage[]>('stage');
  const missing = STAGE_NAMES.filter((stage) => !isTerminal(stage) && !reached.includes(stage));
  if (missing.length > 0) throw new Error(`no order is in ${missing.join(', ')}`);
}
