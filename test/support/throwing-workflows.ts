/** The order's workflow with a mistake in it: approving fails as a slip of the pen fails. */
import type { BookingOrderInput, BookingSnapshot } from '../../domain/transition.ts';
import { Booking } from '../../workflows/booking.ts';
import { bookingOrder as correct } from '../../workflows/booking-order.ts';

Booking.prototype.command = () => {
  throw new TypeError("Cannot read properties of undefined (reading 'stage')");
};

export function bookingOrder(input: BookingOrderInput): Promise<BookingSnapshot> {
  return correct(input);
}
