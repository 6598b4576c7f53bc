/** How an instrument's verification stands: the one place where it is computed (requirements B1, B2). */
import { EXPIRING_DAYS, TESTING_STAGES, type VerificationState } from '../../domain/instrument.ts';

/** The business day in Asia/Shanghai. */
export const TODAY = `(now() at time zone 'Asia/Shanghai')::date`;
const SOON = `(${TODAY} + ${EXPIRING_DAYS})`;

const OPEN = 'exists (select from order_item open_item where open_item.instrument_id = ins.id and open_item.is_open)';
const TESTING = `exists (select from order_item open_item join share on share.id = open_item.share_id
  where open_item.instrument_id = ins.id and open_item.is_open
    and share.stage in (${TESTING_STAGES.map((stage) => `'${stage}'`).join(', ')}))`;
const FAILED = `(ins.last_conclusion is not distinct from 'fail')`;

/**
 * Each state as a condition on `instrument as ins`, made so that an index serves it; exactly one of them holds. A date
 * that was entered after a failure stands until the next result, since a failure has none.
 */
export const IN_STATE: Readonly<Record<VerificationState, string>> = {
  testing: TESTING,
  booked: `(${OPEN} and not ${TESTING})`,
  failed: `(${FAILED} and ins.valid_until is null and not ${OPEN})`,
  unverified: `(not ${FAILED} and ins.valid_until is null and not ${OPEN})`,
  expired: `(ins.valid_until < ${TODAY} and not ${OPEN})`,
  expiring: `(ins.valid_until between ${TODAY} and ${SOON} and not ${OPEN})`,
  valid: `(ins.valid_until > ${SOON} and not ${OPEN})`,
};

/** The state of `instrument as ins`. */
export const VERIFICATION_STATE = `case ${Object.entries(IN_STATE)
  .map(([state, condition]) => `when ${condition} then '${state}'`)
  .join(' ')} end`;
