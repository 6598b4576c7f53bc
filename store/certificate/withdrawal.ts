/** Withdrawing a certificate (requirement D6): the number stays in use, and whoever looks it up sees the withdrawal. */
import { notice } from '../../domain/notice.ts';
import { CERTIFICATE_KINDS, type CertificateKind } from '../../domain/number.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import { tell } from '../message/message.ts';
import type { Transaction } from '../sql/database.ts';

interface Row {
  readonly number: string;
  readonly kind: CertificateKind;
  readonly withdrawn_at: Date | null;
  readonly institution_id: string;
  readonly enterprise_id: string;
}

/**
 * The instrument loses the validity that this certificate gave it, and its owner is notified.
 * @throws DomainProblem not_found, certificate_withdrawn
 */
export async function withdrawCertificate(
  trx: Transaction,
  institutionId: string,
  certificateId: string,
  reason: string,
  actor: Actor & { readonly id: string },
): Promise<void> {
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `select c.number, c.kind, c.withdrawn_at, s.institution_id, o.enterprise_id from certificate c
     join share s on s.id = c.share_id join booking_order o on o.id = s.order_id where c.id = ? for update of c`,
    [certificateId],
  );
  const [certificate] = rows;
  if (!certificate || certificate.institution_id !== institutionId) throw new DomainProblem('not_found');
  const { number, kind } = certificate;
  if (certificate.withdrawn_at) throw new DomainProblem('certificate_withdrawn', { number });
  await trx('certificate')
    .where({ id: certificateId })
    .update({ withdrawn_at: trx.fn.now(), withdrawn_by: actor.id, withdrawal_reason: reason });
  await trx('instrument').where({ certificate_number: number }).update({ valid_until: null, updated_at: trx.fn.now() });
  const stream = `certificate:${certificateId}`;
  await appendEvent(trx, { stream, name: 'withdraw_certificate', actor, notes: reason, after: { number } });
  const told = { certificateKind: CERTIFICATE_KINDS[kind].zh, certificateNumber: number, notes: reason };
  await tell(trx, stream, certificate.enterprise_id, notice('certificate_withdrawn', told));
}
