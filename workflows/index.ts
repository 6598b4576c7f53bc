export { bookingOrder } from './booking-order.ts';
export { deliverMessage } from './deliver-message.ts';
export { importLedger } from './import-ledger.ts';
