import type { CertificateContent } from '../../domain/certificate.ts';
import type { Reader } from '../sql/database.ts';
import { INSTRUMENT } from './rendering.ts';

/** Where the PDF of a certificate lies, what it says and whose it is. */
export interface CertificateFile {
  readonly number: string;
  readonly instrumentName: string;
  /** Null until the PDF has been made. */
  readonly fileKey: string | null;
  /** What it says; null until then, and of one that was made before this was kept. */
  readonly content: CertificateContent | null;
  readonly enterpriseId: string;
  readonly institutionId: string;
}

const FILES = `select c.number, ${INSTRUMENT}->>'name' as "instrumentName", c.file_key as "fileKey", c.content,
    o.enterprise_id as "enterpriseId", s.institution_id as "institutionId"
  from certificate c join order_item i on i.id = c.item_id
  join share s on s.id = c.share_id join booking_order o on o.id = s.order_id`;

/** Those of an order whose PDF has been made, in order of their numbers. */
export async function readyCertificates(db: Reader, orderId: string): Promise<CertificateFile[]> {
  const { rows } = await db.raw<{ rows: CertificateFile[] }>(
    `${FILES} where o.id = ? and c.rendered_at is not null and c.replaced_by is null order by c.number`,
    [orderId],
  );
  return rows;
}

export async function readCertificateFile(db: Reader, certificateId: string): Promise<CertificateFile | null> {
  const { rows } = await db.raw<{ rows: CertificateFile[] }>(`${FILES} where c.id = ?`, [certificateId]);
  return rows[0] ?? null;
}
