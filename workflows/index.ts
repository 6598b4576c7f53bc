export { bookingOrder } from './booking-order.ts';
