/** The order's workflow with a mistake in its code: every approval throws. */
import type { BookingCommand, BookingOrderInput, BookingSnapshot } from '../../domain/transition.ts';
import { Booking } from '../../workflows/booking.ts';
import { bookingOrder as correct } from '../../workflows/booking-order.ts';

const { execute } = Booking.prototype;
Booking.prototype.execute = function (this: Booking, command: BookingCommand) {
  if (command.name !== 'approve_first_review') return execute.call(this, command);
  throw new TypeError("Cannot read properties of undefined (reading 'stage')");
};

export function bookingOrder(input: BookingOrderInput): Promise<BookingSnapshot> {
  return correct(input);
}
