import type { Knex } from 'knex';
import type { Booking } from '../../../api/booking.ts';
import { commandDefinition } from '../../../domain/command.ts';
import { DomainProblem } from '../../../domain/problem.ts';
import { STAGES } from '../../../domain/stage.ts';
import type { PersonCommand } from '../../../domain/transition.ts';
import { DEFAULT_TIME_LIMITS } from '../../../domain/working-time.ts';
import type { KeyRing } from '../../../store/keys/ring.ts';
import { withMac } from '../../../store/transition/command-mac.ts';
import { shareStanding, transition } from '../../../store/transition/index.ts';
import { calendarReader } from '../../../store/visit/calendar.ts';

/** Carries commands out as the workflow would, but without one, for tests of the API. */
export function directBooking(db: Knex, dataKeys: KeyRing): Booking {
  const calendar = calendarReader(db);
  async function carryOut(orderId: string, plain: PersonCommand) {
    const command = withMac(dataKeys, orderId, plain);
    const row = await db('booking_order').where({ id: orderId }).first<{ sequence: number } | undefined>('sequence');
    const { events } = await transition(
      { db, dataKeys, claimIdleMinutes: 30, calendar },
      { orderId, after: row?.sequence ?? 0, command, limits: DEFAULT_TIME_LIMITS },
    );
    const event = events.find(({ commandId }) => commandId === command.commandId);
    if (!event) throw new Error('the command was not carried out');
    const shares = event.shares.map(({ id, stage, deliveryMode }) => ({ id, stage, deliveryMode }));
    return { orderId, number: event.orderNumber, sequence: event.sequence, shares };
  }
  return {
    submit: ({ orderId, actor, commandId }) => carryOut(orderId, { name: 'submit', commandId, actor }),
    extend: ({ orderId, shareId, actor, commandId, workingDays, notes }) =>
      carryOut(orderId, { name: 'extend', commandId, actor, shareId, body: { workingDays, notes } }),
    async command({ command, orderId, shareId, actor, commandId, body }) {
      const known = await db('event')
        .where({ stream: `order:${orderId}`, command_id: commandId })
        .first('sequence');
      const share = await shareStanding(db, shareId);
      if (!known && share && !commandDefinition(command).from.includes(share.stage)) {
        throw new DomainProblem('stage_moved_on', {
          by: share.movedBy,
          at: share.since,
          stage: STAGES[share.stage].zh,
        });
      }
      return carryOut(orderId, { name: command, commandId, actor, shareId, body } as unknown as PersonCommand);
    },
  };
}
