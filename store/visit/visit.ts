/** Visits to customers and the technicians who make them (requirement C12). */
import type { Technician, Visit, VisitRow } from '../../domain/contract/visit.ts';
import type { Reader } from '../sql/database.ts';
import { instant, instantOrNull, type Listed } from '../sql/list.ts';

/** The visit `v` in the shape of the contract. */
export const VISIT_OBJECT = `jsonb_build_object('id', v.id, 'shareId', v.share_id, 'startsAt', v.starts_at, 'endsAt', v.ends_at,
  'vehicle', v.vehicle, 'notes', v.notes, 'answer', v.answer, 'answerBy', v.answer_by, 'wish', v.wish,
  'wishedStarts', v.wished_starts, 'travel', case when v.travel_before + v.travel_after > 0 then jsonb_build_object(
    'before', v.travel_before, 'after', v.travel_after, 'leavesAt', lower(v.during), 'returnsAt', upper(v.during)) end,
  'technicians', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'displayName', a.display_name)
      order by a.display_name), '[]')
    from visit_technician t join account a on a.id = t.technician_id where t.visit_id = v.id),
  'resources', (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'name', r.name)
      order by r.kind, r.name), '[]')
    from visit_resource u join resource r on r.id = u.resource_id where u.visit_id = v.id))`;

/** Converts a visit from SQL, where PostgreSQL formats the instants. */
export function visitOf<V extends Visit>(stored: V): V {
  const { travel } = stored;
  return {
    ...stored,
    startsAt: instant(stored.startsAt),
    endsAt: instant(stored.endsAt),
    answerBy: instantOrNull(stored.answerBy),
    wishedStarts: stored.wishedStarts.map((start) => instant(start)),
    travel: travel && { ...travel, leavesAt: instant(travel.leavesAt), returnsAt: instant(travel.returnsAt) },
  };
}

/** The visits of an institution that overlap the span, travel included, by start. */
export async function listVisits(
  db: Reader,
  institutionId: string,
  span: { readonly from: string; readonly to: string },
): Promise<Listed<VisitRow>> {
  const { rows } = await db.raw<{ rows: { visit: VisitRow }[] }>(
    `select ${VISIT_OBJECT} || jsonb_build_object('stage', s.stage, 'orderId', o.id, 'orderNumber', o.number,
       'enterpriseName', e.name) as visit
     from visit v join share s on s.id = v.share_id
     join booking_order o on o.id = s.order_id join enterprise e on e.id = o.enterprise_id
     where s.institution_id = ? and v.during && tstzrange(?, ?)
     order by v.starts_at, v.id`,
    [institutionId, span.from, span.to],
  );
  const data = rows.map(({ visit }) => visitOf(visit));
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
