/** The state of an instrument's verification: the only place where it is computed (requirements B1, B2). */
import { EXPIRING_DAYS, TESTING_STAGES, type VerificationState } from '../../domain/instrument.ts';
import { sqlNames } from '../sql/names.ts';

/** Today's business day in Asia/Shanghai. */
export const TODAY = `(now() at time zone 'Asia/Shanghai')::date`;
const SOON = `(${TODAY} + ${EXPIRING_DAYS})`;

const TESTING_STAGE = `share.stage in (${sqlNames(TESTING_STAGES)})`;
const FAILED = `(ins.last_conclusion is not distinct from 'fail')`;

/**
 * Each state as a condition on `instrument as ins`; exactly one holds. A failure has no date of validity: a date
 * entered afterwards counts until the next result.
 * @param open whether the instrument is in an open booking
 * @param testing whether it is in one whose share is being worked on
 */
function conditions(open: string, testing: string): Readonly<Record<VerificationState, string>> {
  return {
    testing,
    booked: `(${open} and not ${testing})`,
    failed: `(${FAILED} and ins.valid_until is null and not ${open})`,
    unverified: `(not ${FAILED} and ins.valid_until is null and not ${open})`,
    expired: `(ins.valid_until < ${TODAY} and not ${open})`,
    expiring: `(ins.valid_until between ${TODAY} and ${SOON} and not ${open})`,
    valid: `(ins.valid_until > ${SOON} and not ${open})`,
  };
}

/** For searching: an index serves each condition. */
export const IN_STATE = conditions(
  '(exists (select from order_item oi where oi.instrument_id = ins.id and oi.is_open))',
  `(exists (select from order_item oi join share on share.id = oi.share_id
    where oi.instrument_id = ins.id and oi.is_open and ${TESTING_STAGE}))`,
);

/** The state of `instrument as ins`, joined with its open booking `oi` and the `share` of that. */
export const VERIFICATION_STATE = `case ${Object.entries(
  conditions('(oi.id is not null)', `(share.id is not null and ${TESTING_STAGE})`),
)
  .map(([state, condition]) => `when ${condition} then '${state}'`)
  .join(' ')} end`;
