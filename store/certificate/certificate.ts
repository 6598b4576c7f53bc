import type { CertificateContent } from '../../domain/certificate.ts';
import type { Reader } from '../sql/database.ts';
import { INSTRUMENT } from './rendering.ts';

/** The PDF of a certificate: where its file is stored, its content and its owners. */
export interface CertificateFile {
  readonly number: string;
  readonly instrumentName: string;
  /** Null until the PDF has been made. */
  readonly fileKey: string | null;
  /** The content; null until then, and for certificates that were made before contents were stored. */
  readonly content: CertificateContent | null;
  readonly enterpriseId: string;
  readonly institutionId: string;
}

const FILES = `select c.number, ${INSTRUMENT}->>'name' as "instrumentName", c.file_key as "fileKey", c.content,
    o.enterprise_id as "enterpriseId", s.institution_id as "institutionId"
  from certificate c join order_item i on i.id = c.item_id
  join share s on s.id = c.share_id join booking_order o on o.id = s.order_id`;

/** The sealed password of the slip that leads to an order or to one of its certificates; null if there is neither. */
export async function slipPasswordOf(db: Reader, linked: 'certificate' | 'order', id: string): Promise<Buffer | null> {
  const order = db('booking_order as o').select('o.slip_password').whereNotNull('o.slip_password');
  if (linked === 'order') order.where('o.id', id);
  else order.join('share as s', 's.order_id', 'o.id').join('certificate as c', 'c.share_id', 's.id').where('c.id', id);
  return (await order.first<{ slip_password: Buffer } | undefined>())?.slip_password ?? null;
}

/** The valid certificates of an order whose PDF has been made, by number. */
export async function readyCertificates(db: Reader, orderId: string): Promise<CertificateFile[]> {
  const { rows } = await db.raw<{ rows: CertificateFile[] }>(
    `${FILES} where o.id = ? and c.rendered_at is not null and c.withdrawn_at is null and c.replaced_by is null order by c.number`,
    [orderId],
  );
  return rows;
}

export async function readCertificateFile(db: Reader, certificateId: string): Promise<CertificateFile | null> {
  const { rows } = await db.raw<{ rows: CertificateFile[] }>(`${FILES} where c.id = ?`, [certificateId]);
  return rows[0] ?? null;
}
