/** The results of a share, recorded while it is being worked on (requirement C13). */
import type { z } from 'zod';
import type { Measurement, MeasurementInput, UsedStandard } from '../../domain/contract/measurement.ts';
import type { ResultsInput } from '../../domain/contract/result.ts';
import { hasRunOut } from '../../domain/measurement.ts';
import { DomainProblem, type FieldProblem } from '../../domain/problem.ts';
import type { Stage } from '../../domain/stage.ts';
import { businessDay } from '../../domain/time.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import { listResources } from '../reference/resource.ts';
import type { Transaction } from '../sql/database.ts';

interface WorkedOn {
  readonly order_id: string;
  readonly stage: Stage;
  readonly items: string[];
}

const RECORD = `
  with recorded as (update share set recorded_by = :actorId where id = :shareId)
  insert into result (item_id, conclusion, measured, reason, measurement, recorded_by, recorded_at)
  select r."itemId", r.conclusion, r.measured, r.reason, r.measurement, :actorId, now()
  from jsonb_to_recordset(:results) as r ("itemId" uuid, conclusion text, measured text, reason text, measurement jsonb)
  on conflict (item_id) do update set conclusion = excluded.conclusion, measured = excluded.measured,
    reason = excluded.reason, measurement = excluded.measurement, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at,
    checked_by = null, checked_at = null
  where (result.conclusion, result.measured, result.reason, result.measurement)
    is distinct from (excluded.conclusion, excluded.measured, excluded.reason, excluded.measurement)`;

/**
 * Records results. An earlier result is replaced; an equal one keeps its recorder. Returns the order's id. The share
 * is locked, so that no result is added after the results were submitted for checking.
 * @throws DomainProblem not_found, results_closed, result_not_in_share, or invalid_input naming impossible standards
 * and days
 */
export async function recordResults(
  trx: Transaction,
  institutionId: string,
  shareId: string,
  { results }: z.output<typeof ResultsInput>,
  actor: Actor & { readonly id: string },
): Promise<string> {
  const { rows } = await trx.raw<{ rows: WorkedOn[] }>(
    `select s.order_id, s.stage,
       array(select i.id::text from order_item i where i.share_id = s.id and i.state = 'active') as items
     from share s where s.id = ? and s.institution_id = ? for update of s`,
    [shareId, institutionId],
  );
  const [share] = rows;
  if (!share) throw new DomainProblem('not_found');
  if (share.stage !== 'in_progress') throw new DomainProblem('results_closed');
  const known = new Set(share.items);
  const foreign = results.flatMap(({ itemId }, index) => (known.has(itemId) ? [] : [{ itemId, index }]));
  if (foreign[0]) {
    const fields = foreign.map(({ index }) => ({
      path: `results.${index}.itemId`,
      fault: { name: 'instrument_not_in_share' } as const,
    }));
    throw new DomainProblem('result_not_in_share', { itemId: foreign[0].itemId }, fields);
  }
  const latest = [...new Map(results.map((result) => [result.itemId, result])).values()];
  const standards = await standardsOf(trx, institutionId, results);
  const kept = latest.map(({ measurement, ...result }) => ({
    ...result,
    measurement: measurement && withStandards(measurement, standards),
  }));
  await trx.raw(RECORD, { shareId, actorId: actor.id, results: JSON.stringify(kept) });
  await appendEvent(trx, { stream: `share:${shareId}`, name: 'record_results', actor, after: kept });
  return share.order_id;
}

type Results = z.output<typeof ResultsInput>['results'];

/**
 * The measurement standards that were used, by id.
 * @throws DomainProblem invalid_input if one is not the institution's, if its certificate had expired by that day, or
 * if the day is in the future
 */
async function standardsOf(
  trx: Transaction,
  institutionId: string,
  results: Results,
): Promise<ReadonlyMap<string, UsedStandard>> {
  const ids = new Set(results.flatMap(({ measurement }) => measurement?.standardIds ?? []));
  const choices = ids.size === 0 ? [] : (await listResources(trx, institutionId)).data;
  const standards = new Map<string, UsedStandard>();
  for (const { id, kind, validUntil, ...standard } of choices) {
    if (kind === 'standard' && validUntil && ids.has(id)) standards.set(id, { ...standard, id, validUntil });
  }
  const today = businessDay(new Date());
  const faults = results.flatMap(({ measurement }, index): FieldProblem[] => {
    if (!measurement) return [];
    const path = `results.${index}.measurement`;
    const found: FieldProblem[] = measurement.standardIds.flatMap((id, place): FieldProblem[] => {
      const standard = standards.get(id);
      const at = `${path}.standardIds.${place}`;
      if (!standard) return [{ path: at, fault: { name: 'standard_unknown' } }];
      if (!hasRunOut(standard, measurement.performedOn)) return [];
      const particulars = { name: standard.name, validUntil: standard.validUntil };
      return [{ path: at, fault: { name: 'standard_expired', params: particulars } }];
    });
    if (measurement.performedOn > today)
      found.push({ path: `${path}.performedOn`, fault: { name: 'measured_in_future' } });
    return found;
  });
  if (faults.length > 0) throw new DomainProblem('invalid_input', {}, faults);
  return standards;
}

/** The measurement as it is stored: with the data that the standards had on that day, since those may change. */
function withStandards(
  { standardIds, ...measurement }: MeasurementInput,
  standards: ReadonlyMap<string, UsedStandard>,
): Measurement {
  return { ...measurement, standards: [...new Set(standardIds)].flatMap((id) => standards.get(id) ?? []) };
}
