/**
 * Reissuing a certificate with corrected names (requirements C13, D6; ISO/IEC 17025, 7.8.8): the old one is
 * withdrawn; the new one has its own number and says which one it replaces. The measurements stay as they are.
 */

import { randomUUID } from 'node:crypto';
import {
  type CertificateText,
  INSTRUMENT_TEXT,
  type Reissue,
  type Reissued,
} from '../../domain/contract/certificate.ts';
import { notice } from '../../domain/notice.ts';
import { CERTIFICATE_KINDS, type CertificateKind, certificateNumber } from '../../domain/number.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { businessDay } from '../../domain/time.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import { tell } from '../message/message.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import { takeNumbers } from '../transition/results.ts';
import { CUSTOMER, INSTRUMENT } from './rendering.ts';

interface Row {
  readonly number: string;
  readonly kind: CertificateKind;
  readonly item_id: string;
  readonly share_id: string;
  readonly valid_until: string | null;
  readonly withdrawn_at: Date | null;
  readonly institution_id: string;
  readonly enterprise_id: string;
  readonly recorded_by: string;
  readonly customer: CertificateText['customer'];
  readonly instrument: CertificateText['instrument'];
}

async function readRow(db: Reader, institutionId: string, certificateId: string, lock = ''): Promise<Row> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select c.number, c.kind, c.item_id, c.share_id, c.valid_until, c.withdrawn_at, s.institution_id, o.enterprise_id,
       r.recorded_by, coalesce(c.content->'customer', ${CUSTOMER}) as customer, ${INSTRUMENT} as instrument
     from certificate c join share s on s.id = c.share_id join booking_order o on o.id = s.order_id
     join enterprise e on e.id = o.enterprise_id join order_item i on i.id = c.item_id
     join result r on r.item_id = c.item_id where c.id = ? ${lock}`,
    [certificateId],
  );
  const [row] = rows;
  if (!row || row.institution_id !== institutionId) throw new DomainProblem('not_found');
  return row;
}

function textOf({ customer, instrument }: Pick<Row, 'customer' | 'instrument'>): CertificateText {
  return {
    customer: { name: customer.name, address: customer.address },
    instrument: Object.fromEntries(
      INSTRUMENT_TEXT.map((field) => [field, instrument[field]]),
    ) as CertificateText['instrument'],
  };
}

/**
 * The customer and the instrument as the certificate names them.
 * @throws DomainProblem not_found
 */
export async function certificateText(
  db: Reader,
  institutionId: string,
  certificateId: string,
): Promise<CertificateText> {
  return textOf(await readRow(db, institutionId, certificateId));
}

/**
 * The instrument keeps its validity under the new number, and its owner is notified.
 * @throws DomainProblem not_found, certificate_withdrawn, own_results, nothing_corrected
 */
export async function reissueCertificate(
  trx: Transaction,
  institutionId: string,
  certificateId: string,
  { reason, customer, instrument }: Reissue,
  actor: Actor & { readonly id: string },
): Promise<Reissued> {
  const old = await readRow(trx, institutionId, certificateId, 'for update of c');
  const before = textOf(old);
  const after = textOf({ customer, instrument });
  if (old.withdrawn_at) throw new DomainProblem('certificate_withdrawn', { number: old.number });
  if (old.recorded_by === actor.id) throw new DomainProblem('own_results');
  if (JSON.stringify(before) === JSON.stringify(after)) throw new DomainProblem('nothing_corrected');

  const id = randomUUID();
  const year = Number(businessDay(new Date()).slice(0, 4));
  const number = certificateNumber(old.kind, year, await takeNumbers(trx, old.kind, year, 1));
  await trx('certificate')
    .where({ id: certificateId })
    .update({ withdrawn_at: trx.fn.now(), withdrawn_by: actor.id, withdrawal_reason: reason, replaced_by: id });
  await trx('certificate').insert({
    id,
    number,
    kind: old.kind,
    item_id: old.item_id,
    share_id: old.share_id,
    issued_at: trx.fn.now(),
    issued_by: actor.id,
    valid_until: old.valid_until,
    correction: JSON.stringify(after),
  });
  await trx('instrument')
    .where({ certificate_number: old.number })
    .update({ certificate_number: number, updated_at: trx.fn.now() });

  const stream = `certificate:${certificateId}`;
  const notes = reason;
  await appendEvent(trx, {
    stream,
    name: 'withdraw_certificate',
    actor,
    notes,
    after: { number: old.number, by: number },
  });
  await appendEvent(trx, {
    stream: `certificate:${id}`,
    name: 'reissue_certificate',
    actor,
    notes,
    before: { number: old.number, ...before },
    after: { number, ...after },
  });
  const certificateKind = CERTIFICATE_KINDS[old.kind].zh;
  const told = { certificateKind, certificateNumber: old.number, replacement: number, notes: reason };
  await tell(trx, stream, old.enterprise_id, notice('certificate_reissued', told));
  return { id, number };
}

/** Reissued certificates without a PDF: no order's workflow makes it. */
export async function reissuedToRender(db: Reader, most: number): Promise<{ id: string; shareId: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string; shareId: string }[] }>(
    `select c.id, c.share_id as "shareId" from certificate c join certificate old on old.replaced_by = c.id
     where c.rendered_at is null order by c.issued_at limit ?`,
    [most],
  );
  return rows;
}
