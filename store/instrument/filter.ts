import type { Knex } from 'knex';
import type { InstrumentFilter } from '../../domain/contract/instrument.ts';
import { containing } from '../sql/list.ts';
import { BOOKABLE, HIDDEN_BECAUSE } from './row.ts';
import { IN_STATE } from './verification.ts';

export interface Conditions {
  readonly where: string;
  readonly bindings: readonly Knex.RawBinding[];
}

type Condition = readonly [string, ...Knex.RawBinding[]];

/** Search text is compared in lower case, as the column `search` stores it. */
const found = (column: string, text: string): Condition => [`${column} ilike ?`, containing(text)];

/** The conditions on `instrument as ins` for a query of the ledger; all must hold. */
export function conditionsOf(enterpriseId: string, filter: Partial<InstrumentFilter>): Conditions {
  const conditions: Condition[] = [['ins.enterprise_id = ?', enterpriseId]];
  const { q, service, status, verificationState, categoryNumber, deliveryMode, validUntilFrom, validUntilTo } = filter;
  if (q) conditions.push(found('ins.search', q.toLowerCase()));
  if (service) conditions.push(['ins.service = ?', service]);
  if (status?.length) conditions.push(['ins.status = any(?)', status]);
  if (verificationState?.length) conditions.push([`(${verificationState.map((one) => IN_STATE[one]).join(' or ')})`]);
  if (filter.instrumentNumber) conditions.push(found('ins.instrument_number', filter.instrumentNumber));
  if (filter.name) conditions.push(found('ins.name', filter.name));
  if (filter.certificateNumber) conditions.push(found('ins.certificate_number', filter.certificateNumber));
  if (filter.serialNumber) conditions.push(found('ins.serial_number', filter.serialNumber));
  if (filter.verificationUnit) conditions.push(found('ins.verification_unit', filter.verificationUnit));
  if (categoryNumber) conditions.push(['left(ins.kind_number, 3) = ?', categoryNumber]);
  if (deliveryMode) conditions.push(['ins.delivery_mode = ?', deliveryMode]);
  if (validUntilFrom) conditions.push(['ins.valid_until >= ?', validUntilFrom]);
  if (validUntilTo) conditions.push(['ins.valid_until <= ?', validUntilTo]);
  if (filter.bookable) conditions.push([filter.bookable === 'true' ? BOOKABLE : `not ${BOOKABLE}`]);
  if (filter.hiddenBecause) conditions.push([HIDDEN_BECAUSE[filter.hiddenBecause]]);
  return {
    where: conditions.map(([sql]) => sql).join(' and '),
    bindings: conditions.flatMap(([, ...bindings]) => bindings),
  };
}
