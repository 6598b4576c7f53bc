export { bookingOrder } from './booking-order.ts';
export { dailyRound } from './daily-round.ts';
export { deliverMessage } from './deliver-message.ts';
export { importLedger } from './import-ledger.ts';
export { makeCertificates } from './make-certificates.ts';
