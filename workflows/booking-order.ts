import { allHandlersFinished, condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import { COMMAND_NAMES } from '../domain/command.ts';
import type { BookingOrderInput, BookingSnapshot } from '../domain/transition.ts';
import { Booking } from './booking.ts';
import { catchUpSignal, commandUpdates, extendUpdate, stateQuery, submitUpdate } from './definitions.ts';

/**
 * One booking order from its submission to its end. The workflow waits for people: each command is an update, and it
 * returns when all shares are over.
 */
export async function bookingOrder(input: BookingOrderInput): Promise<BookingSnapshot> {
  const booking = new Booking(input);
  setHandler(stateQuery, () => booking.snapshot);
  setHandler(submitUpdate, (command) => booking.submit(command), {
    validator: (command) => booking.validate(command),
  });
  for (const name of COMMAND_NAMES) {
    setHandler(commandUpdates[name], (command) => booking.execute(command), {
      validator: (command) => booking.validate(command),
    });
  }
  setHandler(extendUpdate, (command) => booking.execute(command), {
    validator: (command) => booking.validate(command),
  });
  setHandler(catchUpSignal, () => booking.catchUp());
  void booking.watchTimeLimits();
  for (const shareId of input.render ?? []) booking.renderCertificates(shareId);

  await condition(
    () => allHandlersFinished() && (booking.settled || (booking.idle && workflowInfo().continueAsNewSuggested)),
  );
  if (booking.settled) return booking.snapshot;
  return continueAsNew<typeof bookingOrder>({ ...input, carried: booking.snapshot });
}
