/** Visits to customers and the technicians who make them (requirement C12). */
import type { Technician, VisitRow } from '../domain/contract/order.ts';
import type { Reader } from './database.ts';
import { instant, type Listed } from './list.ts';

interface Row extends Omit<VisitRow, 'startsAt' | 'endsAt'> {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** The vehicles and equipment of the visit `v`. */
export const VISIT_RESOURCES = `(select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'name', r.name)
  order by r.kind, r.name), '[]') from visit_resource u join resource r on r.id = u.resource_id where u.visit_id = v.id)`;

/** The visits of an institution that touch the span of time, in order of their start. */
export async function listVisits(
  db: Reader,
  institutionId: string,
  span: { readonly from: string; readonly to: string },
): Promise<Listed<VisitRow>> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select v.id, v.share_id as "shareId", v.starts_at as "startsAt", v.ends_at as "endsAt", v.vehicle, v.notes,
       s.stage, (select case when last.name = 'request_another_date' then last.notes end from event last
         where last.stream = 'order:' || o.id and last.share_id = s.id order by last.sequence desc limit 1) as wish,
       o.id as "orderId", o.number as "orderNumber", e.name as "enterpriseName",
       (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'displayName', a.display_name)
          order by a.display_name), '[]')
        from visit_technician t join account a on a.id = t.technician_id where t.visit_id = v.id) as technicians, ${VISIT_RESOURCES} as resources
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
    `select a.id, a.display_name as "displayName", d.id as "departmentId", d.name as "departmentName"
     from account a left join department d on d.id = a.department_id
     where a.institution_id = ? and a.kind = 'staff' and not a.disabled and 'technician' = any(a.duties)
     order by d.name nulls last, a.display_name, a.id`,
    [institutionId],
  );
  return { data: rows, total: rows.length };
}
