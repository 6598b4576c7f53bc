/** Reminders of instruments whose validity expires (requirements A13, B2). */
import type { Knex } from 'knex';
import { expiryNotification, REMINDED_DAYS, type RemindedDays } from '../../domain/expiry.ts';
import { BOOKABLE_STATUSES } from '../../domain/instrument.ts';
import { appendEvent, SYSTEM } from '../event/append.ts';
import { tell } from '../message/message.ts';
import type { Transaction } from '../sql/database.ts';

/**
 * Instruments in service and in no booking whose validity expires within one of the numbers of days, and for which no
 * reminder was sent at this or a later step. If a reminder was missed – the system was down, the instrument was
 * entered late – only that of the nearest step is sent.
 */
const DUE = `
  from instrument ins cross join unnest(:days::int[]) as stage (days)
  where ins.valid_until <= :day::date + stage.days and ins.status = any(:statuses)
    and ins.enterprise_id in (select id from enterprise where status = 'approved')
    and not exists (select from order_item oi where oi.instrument_id = ins.id and oi.is_open)
    and not exists (select from expiry_reminder r
      where r.instrument_id = ins.id and r.valid_until = ins.valid_until and r.days_before <= stage.days)`;

/** @param day business day, YYYY-MM-DD */
export async function enterprisesToRemind(db: Knex, day: string): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `select distinct ins.enterprise_id as id ${DUE} order by 1`,
    bindings(day, REMINDED_DAYS),
  );
  return rows.map(({ id }) => id);
}

/**
 * Sends one message for each number of days; a second call on the same day sends nothing. Returns how many were sent.
 */
export async function remindEnterprise(db: Knex, enterpriseId: string, day: string): Promise<number> {
  return db.transaction(async (trx) => {
    await trx.raw('select from enterprise where id = ? for no key update', [enterpriseId]);
    let sent = 0;
    // The nearest step first: what is due today is not also announced for the month.
    for (const days of [...REMINDED_DAYS].reverse()) sent += (await remind(trx, enterpriseId, day, days)) ? 1 : 0;
    return sent;
  });
}

async function remind(trx: Transaction, enterpriseId: string, day: string, days: RemindedDays): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { label: string }[] }>(
    `with due as (select ins.id, ins.valid_until, stage.days, ins.name || '（' || ins.instrument_number || '）' as label
       ${DUE} and ins.enterprise_id = :enterpriseId),
     marked as (
       insert into expiry_reminder (instrument_id, valid_until, days_before)
       select id, valid_until, days from due returning instrument_id)
     select due.label from due join marked on marked.instrument_id = due.id order by due.valid_until, due.label`,
    { ...bindings(day, [days]), enterpriseId },
  );
  if (rows.length === 0) return false;
  const stream = `enterprise:${enterpriseId}`;
  await appendEvent(trx, { stream, name: 'remind_of_expiry', actor: SYSTEM, after: { day, days, count: rows.length } });
  const labels = rows.map(({ label }) => label);
  await tell(trx, stream, enterpriseId, expiryNotification(days, rows.length, labels));
  return true;
}

const bindings = (day: string, days: readonly RemindedDays[]): Record<string, Knex.Value> => ({
  day,
  days: [...days],
  statuses: [...BOOKABLE_STATUSES],
});
