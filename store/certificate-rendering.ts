import type { Knex } from 'knex';
import type { Measurement } from '../domain/contract/measurement.ts';
import type { Conclusion, InstrumentSnapshot } from '../domain/contract/order.ts';
import type { CertificateKind } from '../domain/number.ts';

/** What stands on a certificate, and the id of its row. */
export interface CertificateToRender {
  readonly id: string;
  readonly kind: CertificateKind;
  readonly number: string;
  readonly orderNumber: string;
  readonly issuedAt: string;
  readonly validUntil: string | null;
  readonly customer: { readonly name: string; readonly address: string };
  readonly instrument: InstrumentSnapshot;
  readonly conclusion: Conclusion;
  readonly measured: string;
  readonly reason: string;
  readonly measurement: Measurement | null;
  readonly recordedBy: string;
  readonly checkedBy: string;
  readonly issuedBy: string;
}

/** The certificates of a share whose PDF has not been made, in order of their numbers. */
export async function certificatesToRender(db: Knex, shareId: string): Promise<CertificateToRender[]> {
  const { rows } = await db.raw<{ rows: CertificateToRender[] }>(
    `select c.id, c.kind, c.number, o.number as "orderNumber", to_jsonb(c.issued_at)#>>'{}' as "issuedAt",
       c.valid_until as "validUntil", jsonb_build_object('name', e.name, 'address', e.address) as customer,
       i.snapshot as instrument, r.conclusion, r.measured, r.reason, r.measurement,
       recorder.display_name as "recordedBy", checker.display_name as "checkedBy", issuer.display_name as "issuedBy"
     from certificate c
     join order_item i on i.id = c.item_id
     join booking_order o on o.id = i.order_id
     join enterprise e on e.id = o.enterprise_id
     join result r on r.item_id = i.id
     join account recorder on recorder.id = r.recorded_by
     join account checker on checker.id = r.checked_by
     join account issuer on issuer.id = c.issued_by
     where c.share_id = ? and c.rendered_at is null
     order by c.number`,
    [shareId],
  );
  return rows;
}

/** Notes where the PDF of a certificate lies and what its bytes are. */
export async function markRendered(db: Knex, id: string, fileKey: string, sha256: Buffer): Promise<void> {
  await db('certificate').where({ id }).update({ file_key: fileKey, sha256, rendered_at: db.fn.now() });
}
