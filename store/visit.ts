/** Visits to customers and the technicians who make them (requirement C12). */
import type { Technician, VisitRow } from '../domain/contract/order.ts';
import type { Reader } from './database.ts';
import { instant, type Listed } from './list.ts';

interface Row extends Omit<VisitRow, 'startsAt' | 'endsAt'> {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** The visits of an institution that touch the span of time, in order of their start. */
export async function listVisits(
  db: Reader,
  institutionId: string,
  span: { readonly from: string; readonly to: string },
): Promise<Listed<VisitRow>> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select v.id, v.share_id as "shareId", v.starts_at as "startsAt", v.ends_at as "endsAt", v.vehicle, v.notes,
       o.id as "orderId", o.number as "orderNumber", e.name as "enterpriseName",
       (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'displayName', a.display_name)
          order by a.display_name), '[]')
        from visit_technician t join account a on a.id = t.technician_id where t.visit_id = v.id) as technicians
     from visit v join share s on s.id = v.share_id
     join booking_order o on o.id = s.order_id join enterprise e on e.id = o.enterprise_id
     where s.institution_id = ? and v.starts_at < ? and v.ends_at > ?
     order by v.starts_at, v.id`,
    [institutionId, span.to, span.from],
  );
  const data = rows.map((row) => ({ ...row, startsAt: instant(row.startsAt), endsAt: instant(row.endsAt) }));
  return { data, total: data.length };
}

export async function listTechnicians(db: Reader, institutionId: string): Promise<Listed<Technician>> {
  const { rows } = await db.raw<{ rows: Technician[] }>(
    `select id, display_name as "displayName", department_id as "departmentId" from account
     where institution_id = ? and kind = 'staff' and not disabled and 'technician' = any(duties)
     order by display_name, id`,
    [institutionId],
  );
  return { data: rows, total: rows.length };
}
