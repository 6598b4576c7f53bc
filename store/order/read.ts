/** One order with everything that belongs to it, read in one statement so that it is consistent. */

import { commandDefinition, commandsFrom } from '../../domain/command.ts';
import { STAGE_NAMES, SUPERSEDED } from '../../domain/stage.ts';
import type { Reader } from '../sql/database.ts';
import { sqlNames } from '../sql/names.ts';
import { shaped } from '../sql/shape.ts';
import { SNAPSHOT_SQL } from '../transition/snapshot.ts';
import { VISIT_OBJECT } from '../visit/visit.ts';
import { DETAILS_SQL } from './details.ts';
import { StoredOrder } from './stored.ts';

const VISIT = `(select ${VISIT_OBJECT} from visit v where v.share_id = s.id)`;

/** The stages in which staff give a visit its date, or another one. */
const VISIT_PLANNED_IN = STAGE_NAMES.filter((stage) =>
  commandsFrom(stage).some((name) => commandDefinition(name).form === 'visit'),
);

/**
 * Half days of travel to the farthest instrument, suggested by the regions around it, if this centre arranges a
 * visit.
 */
const TRAVEL = `case when s.stage in (${sqlNames(VISIT_PLANNED_IN)}) then (
  select coalesce(max((select around.travel from unnest(regions_around(place.code)) with ordinality as a (code, distance)
    join region around on around.code = a.code where around.travel is not null order by a.distance limit 1)), 0)
  from (select ins.region_code as code from order_item i join instrument ins on ins.id = i.instrument_id
      where i.share_id = s.id and i.state = 'active' and o.kind = 'mandatory'
    union select r.code from region r where o.kind = 'general' and r.full_name = e.province || e.city || e.district) place
  where ni.is_this_centre) end`;

const SHARES = `(select coalesce(jsonb_agg(jsonb_build_object(
    'id', s.id, 'institutionId', s.institution_id, 'institutionName', ni.name, 'departmentId', s.department_id,
    'departmentName', d.name, 'deliveryMode', s.delivery_mode, 'stage', s.stage, 'stageSince', s.stage_since,
    'dueAt', s.due_at, 'predecessorId', s.predecessor_id,
    'openedAt', s.opened_at, 'receipt', s.receipt, 'notes', s.notes, 'visit', ${VISIT}, 'travel', ${TRAVEL})
    order by s.stage = '${SUPERSEDED}', s.delivery_mode, s.id), '[]')
  from share s join institution ni on ni.id = s.institution_id left join department d on d.id = s.department_id
  where s.order_id = o.id)`;

const ITEMS = `(select coalesce(jsonb_agg(jsonb_build_object(
    'id', i.id, 'shareId', i.share_id, 'position', i.position, 'instrumentId', i.instrument_id, 'state', i.state,
    'notes', i.notes, 'dispatch', i.dispatch,
    'instrument', case when jsonb_exists(i.snapshot, 'quantity') then i.snapshot else ${SNAPSHOT_SQL} || coalesce(i.snapshot, '{}') end,
    'deliveryMode', case when i.share_id is null then ins.delivery_mode else i.delivery_mode end,
    'result', case when r.item_id is not null then jsonb_build_object('conclusion', r.conclusion, 'reason', r.reason,
      'measured', r.measured, 'measurement', r.measurement, 'recordedById', r.recorded_by, 'recordedBy', ra.display_name, 'recordedAt', r.recorded_at) end,
    'certificate', case when ce.id is not null then jsonb_build_object('id', ce.id, 'number', ce.number, 'kind', ce.kind,
      'issuedAt', ce.issued_at, 'validUntil', ce.valid_until, 'ready', ce.rendered_at is not null,
      'withdrawnAt', ce.withdrawn_at, 'digital', ce.content is not null,
      'replaces', (select old.number from certificate old where old.replaced_by = ce.id)) end)
    order by i.position), '[]')
  from order_item i join instrument ins on ins.id = i.instrument_id
  left join result r on r.item_id = i.id left join account ra on ra.id = r.recorded_by
  left join certificate ce on ce.item_id = i.id and ce.replaced_by is null
  where i.order_id = o.id)`;

const EVENTS = `(select coalesce(jsonb_agg(jsonb_build_object(
    'sequence', ev.sequence, 'at', ev.at, 'name', ev.name, 'shareId', ev.share_id, 'toStage', ev.to_stage,
    'actorName', case when ea.kind = 'individual' then ea.display_name else ev.actor_name end, 'actorKind', ea.kind, 'notes', ev.notes,
    'body', case when jsonb_typeof(ev.after->'body') = 'object' then jsonb_strip_nulls(jsonb_build_object(
      'itemIds', ev.after->'body'->'itemIds', 'refused', ev.after->'body'->'refused', 'items', ev.after->'body'->'items',
      'signature', ev.after->'body'->'signature')) end, 'differences', ev.after->'differences') order by ev.sequence), '[]')
  from event ev left join account ea on ea.id = ev.actor_id where ev.stream = 'order:' || o.id)`;

/** Reads an order of any enterprise; null if there is none. */
export async function readOrder(db: Reader, orderId: string): Promise<StoredOrder | null> {
  const { rows } = await db.raw<{ rows: StoredOrder[] }>(
    `select o.id, o.kind, o.number, ${DETAILS_SQL}, o.sequence, to_jsonb(o.submitted_at) as "submittedAt",
       to_jsonb(o.created_at) as "createdAt",
       jsonb_build_object('id', e.id, 'name', e.name, 'creditCode', e.credit_code, 'address', e.address) as enterprise,
       case when c.id is not null then
         jsonb_build_object('id', c.id, 'name', c.name, 'mobileSealed', encode(c.mobile_sealed, 'hex'), 'post', c.post) end as contact,
       ${SHARES} as shares, ${ITEMS} as items, ${EVENTS} as events
     from booking_order o join enterprise e on e.id = o.enterprise_id left join contact c on c.id = o.contact_id
     where o.id = ?`,
    [orderId],
  );
  return rows[0] ? shaped(StoredOrder, `the order ${orderId}`, rows[0]) : null;
}
