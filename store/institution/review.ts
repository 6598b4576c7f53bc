/** The review of an institution's registration (requirement A5). */

import type { Institution } from '../../domain/contract/institution.ts';
import { notice } from '../../domain/notice.ts';
import { type Decision, reviewDecided } from '../enterprise/review-state.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import type { PersonalData } from '../personal-data/sealing.ts';
import type { Transaction } from '../sql/database.ts';
import { institutionOf, institutionStream, lockInstitution, readInstitution, tellInstitution } from './row.ts';

/**
 * Approves or rejects a registration, once, and notifies the applicant.
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
  await tellInstitution(
    trx,
    id,
    notes === null ? notice('institution_approved', {}) : notice('institution_rejected', { notes }),
  );
  return after;
}
