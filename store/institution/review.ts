/** The review of an institution's registration (requirement A5). */
import type { Institution } from '../../domain/contract/institution.ts';
import type { Transaction } from '../database.ts';
import { type Actor, appendEvent } from '../event.ts';
import type { PersonalData } from '../personal-data.ts';
import { type Decision, reviewDecided } from '../review.ts';
import { institutionOf, institutionStream, lockInstitution, readInstitution, tellInstitution } from './row.ts';

/**
 * Approves or rejects a registration, once, and tells the applicant.
 * @throws DomainProblem not_found, already_decided
 */
export async function decideInstitution(
  trx: Transaction,
  personal: PersonalData,
  id: string,
  decision: Decision,
  actor: Actor,
): Promise<Institution> {
  const before = await lockInstitution(trx, id);
  await trx('institution')
    .where({ id })
    .update(reviewDecided(trx, before, decision, actor));
  const after = await readInstitution(trx, personal, id);
  const name = decision.status === 'approved' ? 'approve_registration' : 'reject_registration';
  const notes = decision.notes;
  await appendEvent(trx, {
    stream: institutionStream(id),
    name,
    actor,
    notes,
    reasonIds: decision.reasonIds,
    before: institutionOf(before, personal),
    after,
  });
  await tellInstitution(trx, id, {
    title: notes === null ? '机构注册审核已通过' : '机构注册审核未通过',
    body: notes === null ? '个人用户现在可以申请关联本机构。' : `审核备注：${notes} 请修改注册信息后重新申请。`,
  });
  return after;
}
