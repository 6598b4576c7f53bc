/** The order's workflow changed without `patched`: it begins with a timer that no recorded history has. */
import { sleep } from '@temporalio/workflow';
import type { BookingOrderInput, BookingSnapshot } from '../../domain/transition.ts';
import { bookingOrder as before } from '../../workflows/booking-order.ts';

export function bookingOrder(input: BookingOrderInput): Promise<BookingSnapshot> {
  void sleep(1);
  return before(input);
}
