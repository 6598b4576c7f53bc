/** The administrator's review of registrations (requirement A5). */

import type { z } from 'zod';
import type { Enterprise, EnterpriseQuery } from '../../domain/contract/account.ts';
import { notice } from '../../domain/notice.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import { tell } from '../message/message.ts';
import type { PersonalData } from '../personal-data/sealing.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import { containing, type Listed, readPage, sortSql } from '../sql/list.ts';
import { type Decision, reviewDecided } from './review-state.ts';
import { ENTERPRISE_COLUMNS, type EnterpriseRow, enterpriseOf, enterprises, lockRow, readRow } from './row.ts';

const SORT = {
  createdAt: 'e.created_at',
  name: 'e.name',
  creditCode: 'e.credit_code',
  status: 'e.status',
  reviewedAt: 'e.reviewed_at',
};

export async function listEnterprises(
  db: Reader,
  personal: PersonalData,
  query: z.output<typeof EnterpriseQuery>,
): Promise<Listed<Enterprise>> {
  const found = enterprises(db).whereNull('e.closed_at');
  if (query.status) found.where({ 'e.status': query.status });
  if (query.q) {
    const pattern = containing(query.q);
    found.where((either) =>
      either
        .whereILike('e.name', pattern)
        .orWhereILike('e.credit_code', pattern)
        .orWhereILike('e.legal_representative', pattern)
        .orWhereIn('e.mobile_digest', personal.digests(query.q ?? '')),
    );
  }
  const order = sortSql(query.sort, SORT, 'createdAt', 'e.id');
  const { data, total } = await readPage<EnterpriseRow>(found, ENTERPRISE_COLUMNS, query, order);
  return { data: data.map((row) => enterpriseOf(row, personal)), total };
}

/**
 * Approves or rejects a registration, once, and notifies the applicant.
 * @throws DomainProblem not_found, already_decided
 */
export async function decideRegistration(
  trx: Transaction,
  personal: PersonalData,
  enterpriseId: string,
  decision: Decision,
  actor: Actor,
): Promise<Enterprise> {
  const before = await lockRow(trx, enterpriseId);
  await trx('enterprise')
    .where({ id: enterpriseId })
    .update(reviewDecided(trx, before, decision, actor));
  const stream = `enterprise:${enterpriseId}`;
  const after = enterpriseOf(await readRow(trx, enterpriseId), personal);
  await appendEvent(trx, {
    stream,
    name: decision.status === 'approved' ? 'approve_registration' : 'reject_registration',
    actor,
    notes: decision.notes,
    reasonIds: decision.reasonIds,
    before: enterpriseOf(before, personal),
    after,
    about: { subject: `enterprise:${enterpriseId}`, personal },
  });
  await tell(trx, stream, enterpriseId, noticeOf(decision));
  return after;
}

function noticeOf({ status, notes }: Decision) {
  return status === 'approved'
    ? notice('enterprise_approved', {})
    : notice('enterprise_rejected', { notes: notes ?? '' });
}
