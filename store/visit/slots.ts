/**
 * Times to which a visit could be moved (requirement C12): as many qualified people as it has, and its vehicles and
 * equipment, are free, travel included.
 */
import type { Knex } from 'knex';
import type { WishedSlots } from '../../domain/contract/visit.ts';
import { stagesWhere } from '../../domain/stage.ts';
import type { Reader } from '../sql/database.ts';
import { instant } from '../sql/list.ts';
import { sqlNames } from '../sql/names.ts';

export interface VisitSlot {
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Whether it is a regular offer, rather than only a wish that is still free. */
  readonly offered: boolean;
  /** Technicians who could go: the present ones first, and as many as the visit has now. */
  readonly technicians: readonly { readonly id: string; readonly displayName: string }[];
}

const WORKING_DAYS = 10;

/** A visit that takes longer than this starts in the morning. */
const HALF_DAY_HOURS = 4;

/** The technicians of the share's department and the present ones of the visit are qualified. */
const SLOTS = `
  with wanted as (
    select v.id, v.starts_at, v.ends_at - v.starts_at as length, v.travel_before, v.travel_after, v.wished_starts,
      s.institution_id, s.department_id, (select count(*) from visit_technician t where t.visit_id = v.id) as people
    from visit v join share s on s.id = v.share_id where v.share_id = :shareId and s.stage in (${sqlNames(stagesWhere(({ visit }) => visit === 'arranged'))})),
  working as (
    select today + n as day from (select (:now::timestamptz at time zone 'Asia/Shanghai')::date as today) t
      cross join generate_series(1, 60) as n left join calendar_exception e on e.day = today + n
    where coalesce(e.is_working, extract(isodow from today + n) < 6) order by 1 limit :days),
  candidate as (
    select w.*, at.starts, true as offered from wanted w, working,
      lateral (values (time '09:00', true), (time '14:00', w.length <= :halfDay * interval '1 hour')) as hour (clock, fits),
      lateral (select (working.day + hour.clock) at time zone 'Asia/Shanghai' as starts) at
    where hour.fits and at.starts <> w.starts_at
    union all
    select w.*, starts, false from wanted w, unnest(w.wished_starts) as starts where starts > :now),
  spanned as (
    select c.*, visit_span(c.starts, c.starts + c.length, c.travel_before, c.travel_after) as during from candidate c)
  select c.starts as "startsAt", c.starts + c.length as "endsAt", c.offered, free.technicians
  from spanned c, lateral (
    select count(*) as people, coalesce(jsonb_agg(jsonb_build_object('id', chosen.id, 'displayName', chosen.display_name)
      order by chosen.place), '[]') as technicians
    from (
      select a.id, a.display_name, row_number() over (order by goes.technician_id is null, a.display_name, a.id) as place
      from account a left join visit_technician goes on goes.visit_id = c.id and goes.technician_id = a.id
      where a.institution_id = c.institution_id and a.kind = 'staff' and not a.disabled and 'technician' = any(a.duties)
        and (goes.technician_id is not null or c.department_id is null or a.department_id is null
          or a.department_id = c.department_id)
        and not exists (select from visit_technician t
          where t.technician_id = a.id and t.visit_id <> c.id and t.during && c.during)
      order by place limit c.people) chosen) free
  where lower(c.during) > :now and free.people = c.people
    and not exists (
      select from visit_resource mine join visit_resource other on other.resource_id = mine.resource_id
      where mine.visit_id = c.id and other.visit_id <> c.id and other.during && c.during)
  order by c.starts, c.offered desc`;

/**
 * The free times within the next ten working days, in the morning and the afternoon, and the customer's free wishes;
 * by time.
 */
export async function freeSlots(db: Reader, shareId: string, now = new Date()): Promise<VisitSlot[]> {
  const bindings = { shareId, now, days: WORKING_DAYS, halfDay: HALF_DAY_HOURS } as Record<string, Knex.Value>;
  const { rows } = await db.raw<{ rows: VisitSlot[] }>(SLOTS, bindings);
  return rows;
}

/** Which of the customer's wishes are free, and the first free time. */
export async function wishedSlots(db: Reader, shareId: string): Promise<WishedSlots> {
  const visit = await db('visit')
    .where({ share_id: shareId })
    .first<{ wished_starts: Date[] } | undefined>('wished_starts');
  const slots = (await freeSlots(db, shareId)).map((slot) => ({
    startsAt: instant(slot.startsAt),
    endsAt: instant(slot.endsAt),
    technicians: [...slot.technicians],
    offered: slot.offered,
  }));
  const shown = ({ offered: _, ...slot }: (typeof slots)[0]) => slot;
  const wishes = (visit?.wished_starts ?? []).map((start) => {
    const slot = slots.find(({ startsAt }) => startsAt === instant(start));
    return { startsAt: instant(start), slot: slot ? shown(slot) : null };
  });
  const wished = new Set(wishes.map(({ startsAt }) => startsAt));
  const next = slots.find(({ offered, startsAt }) => offered && !wished.has(startsAt));
  return { wishes, next: next ? shown(next) : null };
}
