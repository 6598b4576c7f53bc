/**
 * Open work for which its institution is no longer authorised, because the authorisation was ended or has expired: a
 * list for the supervisors of this centre, so that no such work is lost (requirement C4).
 */
import { COMMANDS } from '../../domain/command.ts';
import type { UnauthorisedShare } from '../../domain/contract/dispatch.ts';
import { IN_FORCE } from '../order/dispatch.ts';
import type { Reader } from '../sql/database.ts';
import { instant } from '../sql/list.ts';

/** Work that has begun is finished; rejected work is with the customer. */
const FORWARDED_FROM = [...COMMANDS.forward.from];

const UNCOVERED = `
  select i.share_id, i.position, i.snapshot->>'name' as name, i.snapshot->>'instrumentNumber' as number,
    r.full_name as region, k.name as kind
  from order_item i join instrument ins on ins.id = i.instrument_id
  join catalogue_kind k on k.number = ins.kind_number join region r on r.code = ins.region_code
  where i.state = 'active' and not exists (
    select from authorisation a join institution i on i.id = a.institution_id
    where a.institution_id = s.institution_id and ${IN_FORCE} and a.category_number = k.category_number
      and coalesce(a.kind_number, k.number) = k.number and a.region_code = any(regions_around(ins.region_code)))`;

/** @param institutionId restricts the list to one institution */
export async function listUnauthorised(db: Reader, institutionId: string | null = null): Promise<UnauthorisedShare[]> {
  type Row = Omit<UnauthorisedShare, 'stageSince'> & { readonly stageSince: Date };
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select s.id, s.order_id as "orderId", o.number as "orderNumber", e.name as "enterpriseName",
       ni.name as "institutionName", s.stage, s.stage_since as "stageSince", u.instruments
     from share s join booking_order o on o.id = s.order_id and o.kind = 'mandatory'
     join enterprise e on e.id = o.enterprise_id join institution ni on ni.id = s.institution_id
     cross join lateral (
       select jsonb_agg(jsonb_build_object('name', name, 'instrumentNumber', number, 'region', region, 'kind', kind)
         order by position) as instruments
       from (${UNCOVERED} and i.share_id = s.id) uncovered) u
     where s.stage = any(?) and s.institution_id = coalesce(?::uuid, s.institution_id) and u.instruments is not null
     order by s.stage_since, s.id`,
    [FORWARDED_FROM, institutionId],
  );
  return rows.map((row) => ({ ...row, stageSince: instant(row.stageSince) }));
}
