import type { Conclusion } from '../../domain/contract/result.ts';
import { type CertificateKind, certificateNumber, validUntil } from '../../domain/number.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { businessDay } from '../../domain/time.ts';
import { type Reader, violatedConstraint } from '../sql/database.ts';
import type { TransitionContext } from './context.ts';

/** @throws DomainProblem results_incomplete naming the instruments that have no result yet */
export async function requireAllResults({ trx }: TransitionContext, shareId: string): Promise<void> {
  const { rows: missing } = await trx.raw<{ rows: { label: string }[] }>(
    `select i.snapshot->>'name' || '（' || (i.snapshot->>'serialNumber') || '）' as label
     from order_item i left join result r on r.item_id = i.id
     where i.share_id = ? and i.state = 'active' and r.item_id is null order by i.position`,
    [shareId],
  );
  if (missing.length > 0) {
    throw new DomainProblem('results_incomplete', {
      count: missing.length,
      names: missing
        .slice(0, 5)
        .map(({ label }) => label)
        .join('、'),
    });
  }
}

/** @throws DomainProblem own_results if the person recorded any result of the share */
export async function refuseRecorder({ trx, actor }: TransitionContext, shareId: string): Promise<void> {
  const own = await trx('result as r')
    .join('order_item as i', 'i.id', 'r.item_id')
    .where({ 'i.share_id': shareId, 'r.recorded_by': actor.id })
    .first('r.item_id');
  if (own) throw new DomainProblem('own_results');
}

/**
 * Records the person who checked the results of the share.
 * @throws DomainProblem own_results if that person recorded any of them: the database refuses it
 */
export async function markChecked({ trx, actor, at }: TransitionContext, shareId: string): Promise<void> {
  try {
    await trx.raw(
      `update result r set checked_by = ?, checked_at = ? from order_item i where i.id = r.item_id and i.share_id = ?`,
      [actor.id, at, shareId],
    );
  } catch (error) {
    if (violatedConstraint(error) === 'result_checked_by_another') throw new DomainProblem('own_results');
    throw error;
  }
}

interface Certifiable {
  readonly item_id: string;
  readonly kind: CertificateKind;
  readonly conclusion: Conclusion;
  readonly validity_months: number;
  /** Whether the issuing person recorded a result of the share. */
  readonly own: boolean;
}

const CERTIFIABLE = `
  select i.id as item_id, r.conclusion, coalesce(kind.interval_months, svc.validity_months, 12) as validity_months,
    case when given.kind = 'verification' and r.conclusion = 'fail' then 'verification_failure' else given.kind end as kind,
    bool_or(r.recorded_by = ?) over () as own
  from order_item i join result r on r.item_id = i.id
  join booking_order o on o.id = i.order_id
  join instrument ins on ins.id = i.instrument_id
  left join catalogue_kind kind on o.kind = 'mandatory' and kind.number = ins.kind_number
  left join service_item svc on o.kind = 'general' and svc.name = i.snapshot->>'name'
  cross join lateral (select case when o.kind = 'mandatory' then 'verification'
    else coalesce(svc.certificate_kind, 'calibration') end as kind) given
  where i.share_id = ? and i.state = 'active'
  order by i.position`;

const ISSUE = `
  with issued as (
    insert into certificate (number, kind, item_id, share_id, issued_at, issued_by, valid_until)
    select c.number, c.kind, c.item_id, :shareId, :at, :issuer, c.valid_until
    from jsonb_to_recordset(:certificates) as c (number text, kind text, item_id uuid, valid_until date)
    returning item_id, number, valid_until),
  ledger as (
    update instrument ins
    set last_conclusion = r.conclusion, updated_at = :at, certificate_number = coalesce(c.number, ins.certificate_number),
      valid_until = case when c.number is null then ins.valid_until else c.valid_until end
    from order_item i join result r on r.item_id = i.id left join issued c on c.item_id = i.id
    where ins.id = i.instrument_id and i.share_id = :shareId and i.state = 'active')
  update order_item set is_open = false where share_id = :shareId`;

/**
 * Gives every tested instrument of the share a certificate number and writes number, validity and conclusion to the
 * ledger. Numbers come from a counter for each kind and year in the same transaction: none is skipped or used twice.
 * @throws DomainProblem own_results if the person recorded any of the results
 */
export async function issueCertificates(context: TransitionContext, shareId: string): Promise<void> {
  const { trx, actor, at } = context;
  const day = businessDay(at);
  const year = Number(day.slice(0, 4));
  const { rows } = await trx.raw<{ rows: Certifiable[] }>(CERTIFIABLE, [actor.id, shareId]);
  if (rows[0]?.own) throw new DomainProblem('own_results');
  const tested = rows.filter(({ conclusion }) => conclusion !== 'not_tested');
  const certificates = [];
  for (const kind of [...new Set(tested.map((row) => row.kind))].sort()) {
    const ofKind = tested.filter((row) => row.kind === kind);
    const last = await takeNumbers(trx, kind, year, ofKind.length);
    for (const [index, row] of ofKind.entries()) {
      certificates.push({
        number: certificateNumber(kind, year, last - ofKind.length + index + 1),
        kind,
        item_id: row.item_id,
        valid_until: row.conclusion === 'pass' ? validUntil(day, row.validity_months) : null,
      });
    }
  }
  await trx.raw(ISSUE, { shareId, at, issuer: actor.id, certificates: JSON.stringify(certificates) });
}

/** Takes `count` numbers and returns the last one. A rollback of the transaction frees them again. */
export async function takeNumbers(trx: Reader, kind: CertificateKind, year: number, count: number): Promise<number> {
  const { rows } = await trx.raw<{ rows: { last: number }[] }>(
    `insert into certificate_counter as counter (kind, year, last) values (?, ?, ?)
     on conflict (kind, year) do update set last = counter.last + excluded.last returning last`,
    [kind, year, count],
  );
  return rows[0]?.last ?? 0;
}
