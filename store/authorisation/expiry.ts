/** Reminders of authorisations and institutions' certificates that expire (requirements C4, A13). */
import type { Knex } from 'knex';
import {
  AUTHORISATION_REMINDED_DAYS,
  type AuthorisationRemindedDays,
  authorisationNotifications,
} from '../../domain/authorisation.ts';
import { appendEvent, SYSTEM } from '../event/append.ts';
import { institutionStream, tellInstitution } from '../institution/row.ts';
import { tellSupervisors } from '../message/message.ts';
import { tellOfOpenWork } from '../share/unauthorised-notice.ts';
import type { Transaction } from '../sql/database.ts';

/** What expires, of approved institutions: authorisations, and the certificate with all of them. */
const ENDING = `
  (select a.institution_id, a.valid_until,
     r.full_name || ' ' || c.name || coalesce(' › ' || k.name, '') as what
   from authorisation a join region r on r.code = a.region_code
   join catalogue_category c on c.number = a.category_number left join catalogue_kind k on k.number = a.kind_number
   where a.ended_at is null and a.valid_until is not null
   union all
   select id, certificate_valid_until, '授权证书' || coalesce(nullif(certificate_number, ''), '')
   from institution where certificate_valid_until is not null)`;

/**
 * Due, and not reminded of at this or a later step. An institution that was not reminded in time is reminded of the
 * nearest step only.
 */
const DUE = `
  from ${ENDING} ending join institution i on i.id = ending.institution_id and i.status = 'approved'
  cross join unnest(:days::int[]) as stage (days)
  where ending.valid_until <= :day::date + stage.days
    and not exists (select from authorisation_reminder r where r.institution_id = ending.institution_id
      and r.valid_until = ending.valid_until and r.days_before <= stage.days)`;

/** @param day business day, YYYY-MM-DD */
export async function institutionsToRemind(db: Knex, day: string): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(`select distinct i.id ${DUE} order by 1`, {
    day,
    days: [...AUTHORISATION_REMINDED_DAYS],
  } as Record<string, Knex.Value>);
  return rows.map(({ id }) => id);
}

/**
 * Sends one message for each day on which something expires; a second call on the same day sends nothing. Returns how
 * many were sent.
 */
export async function remindInstitution(db: Knex, institutionId: string, day: string): Promise<number> {
  return db.transaction(async (trx) => {
    await trx.raw('select from institution where id = ? for no key update', [institutionId]);
    let sent = 0;
    // The nearest step first: what has expired already is not also announced as expiring.
    for (const days of [...AUTHORISATION_REMINDED_DAYS].reverse()) sent += await remind(trx, institutionId, day, days);
    return sent;
  });
}

async function remind(
  trx: Transaction,
  institutionId: string,
  day: string,
  days: AuthorisationRemindedDays,
): Promise<number> {
  const { rows } = await trx.raw<{ rows: { validUntil: string; institution: string; what: string[] }[] }>(
    `with due as (select i.name, ending.* ${DUE} and i.id = :institutionId),
     marked as (
       insert into authorisation_reminder (institution_id, valid_until, days_before)
       select distinct institution_id, valid_until, :stage::int from due)
     select valid_until as "validUntil", name as institution, array_agg(what order by what) as what
     from due group by valid_until, name order by valid_until`,
    { day, days: [days], stage: days, institutionId } as Record<string, Knex.Value>,
  );
  const stream = institutionStream(institutionId);
  for (const { validUntil, institution, what } of rows) {
    const after = { day, days, validUntil, count: what.length };
    await appendEvent(trx, { stream, name: 'remind_of_authorisation', actor: SYSTEM, after });
    const told = authorisationNotifications(days, validUntil, institution, what);
    await tellInstitution(trx, institutionId, told.institution);
    // Supervisors read about open work that lost its authorisation rather than about the authorisation itself.
    const isTold = days < 0 && (await tellOfOpenWork(trx, institutionId));
    if (!isTold) await tellSupervisors(trx, stream, told.supervisors);
  }
  return rows.length;
}
