import type { Knex } from 'knex';
import type { CertificateContent } from '../../domain/certificate.ts';

export interface CertificateToRender extends CertificateContent {
  readonly id: string;
  /** The seal that the institution had when the certificate was issued. */
  readonly sealId: string | null;
}

/** The customer and the instrument as `certificate c` has them, corrections included. */
export const CUSTOMER = `coalesce(c.correction->'customer', jsonb_build_object('name', e.name, 'address', e.address))`;
export const INSTRUMENT = `(i.snapshot || coalesce(c.correction->'instrument', '{}'))`;

/** The certificates of a share without a PDF, by number. */
export async function certificatesToRender(db: Knex, shareId: string): Promise<CertificateToRender[]> {
  const { rows } = await db.raw<{ rows: CertificateToRender[] }>(
    `select c.id, c.kind, c.number, old.number as replaces, o.number as "orderNumber",
       jsonb_build_object('name', n.name, 'address', n.address) as institution,
       to_jsonb(c.issued_at)#>>'{}' as "issuedAt", c.valid_until as "validUntil", ${CUSTOMER} as customer,
       ${INSTRUMENT} as instrument, i.delivery_mode as "deliveryMode", r.conclusion, r.measured, r.reason, r.measurement,
       recorder.display_name as "recordedBy", checker.display_name as "checkedBy", issuer.display_name as "issuedBy",
       (select seal.id from institution_seal seal where seal.institution_id = n.id and seal.created_at <= c.issued_at
        order by seal.created_at desc limit 1) as "sealId"
     from certificate c
     join order_item i on i.id = c.item_id
     join share s on s.id = c.share_id
     join institution n on n.id = s.institution_id
     join booking_order o on o.id = i.order_id
     join enterprise e on e.id = o.enterprise_id
     join result r on r.item_id = i.id
     join account recorder on recorder.id = r.recorded_by
     join account checker on checker.id = r.checked_by
     join account issuer on issuer.id = c.issued_by
     left join certificate old on old.replaced_by = c.id
     where c.share_id = ? and c.rendered_at is null
     order by c.number`,
    [shareId],
  );
  return rows;
}

/**
 * Stores the key, digest and content of a certificate's PDF, once. Returns false if another attempt has stored one
 * since: its bytes differ, because each has its own time stamp.
 */
export async function markRendered(
  db: Knex,
  id: string,
  made: { readonly fileKey: string; readonly sha256: Buffer; readonly content: CertificateContent },
): Promise<boolean> {
  const { fileKey: file_key, sha256, content } = made;
  const marked = await db('certificate')
    .where({ id })
    .whereNull('rendered_at')
    .update({ file_key, sha256, content: JSON.stringify(content), rendered_at: db.fn.now() });
  return marked === 1;
}
