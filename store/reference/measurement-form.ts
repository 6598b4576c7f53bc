/**
 * 检测项目表: the points at which instruments are measured, maintained by each institution; each change is an event
 * (requirements C13, E6).
 */
import type { z } from 'zod';
import type { RecordHistory } from '../../domain/contract/managed-record.ts';
import type {
  ManagedMeasurementForm,
  ManagedMeasurementFormQuery,
  MeasurementForm,
  MeasurementFormInput,
} from '../../domain/contract/measurement.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import { changesBetween, type FieldChange } from '../event/changes.ts';
import { recordHistory } from '../event/history.ts';
import { type Reader, type Transaction, violatedConstraint } from '../sql/database.ts';
import { containing, type Listed, readPage, sortSql } from '../sql/list.ts';

const COLUMNS = 'id, name, instruments, points, retired_at is not null as retired';
const SORT = { name: 'name' };
const streamOf = (id: string) => `measurement_form:${id}`;

/** The forms that can be chosen now. */
export async function listMeasurementForms(db: Reader, institutionId: string): Promise<Listed<MeasurementForm>> {
  const data = await db('measurement_form')
    .where({ institution_id: institutionId })
    .whereNull('retired_at')
    .orderBy('name')
    .select<MeasurementForm[]>('id', 'name', 'instruments', 'points');
  return { data, total: data.length };
}

export async function listKeptMeasurementForms(
  db: Reader,
  institutionId: string,
  query: z.output<typeof ManagedMeasurementFormQuery>,
): Promise<Listed<ManagedMeasurementForm>> {
  const found = db('measurement_form').where({ institution_id: institutionId });
  if (query.retired) found.whereRaw('(retired_at is not null) = ?', [query.retired === 'true']);
  if (query.q) {
    const pattern = containing(query.q);
    found.whereRaw(`(name ilike ? or array_to_string(instruments, ' ') ilike ?)`, [pattern, pattern]);
  }
  return readPage<ManagedMeasurementForm>(found, COLUMNS, query, sortSql(query.sort, SORT, 'name', 'id'));
}

/** @throws DomainProblem not_found, also for a form of another institution */
export async function readMeasurementForm(
  db: Reader,
  institutionId: string,
  id: string,
): Promise<ManagedMeasurementForm> {
  const found = db('measurement_form').where({ id, institution_id: institutionId });
  const row = await found.first<ManagedMeasurementForm | undefined>(db.raw(COLUMNS));
  if (!row) throw new DomainProblem('not_found');
  return row;
}

/** @throws DomainProblem form_name_taken */
export async function createMeasurementForm(
  trx: Transaction,
  institutionId: string,
  input: MeasurementFormInput,
  actor: Actor,
): Promise<ManagedMeasurementForm> {
  const [made] = await trx('measurement_form')
    .insert({
      ...fieldsOf(input),
      institution_id: institutionId,
      retired_at: input.retired ? trx.fn.now() : null,
    })
    .returning<{ id: string }[]>('id')
    .catch((error: unknown) => refuseTwin(error, input.name));
  const after = await readMeasurementForm(trx, institutionId, made?.id ?? '');
  await appendEvent(trx, { stream: streamOf(after.id), name: 'add_measurement_form', actor, after });
  return after;
}

/** @throws DomainProblem not_found, form_name_taken */
export async function changeMeasurementForm(
  trx: Transaction,
  institutionId: string,
  id: string,
  input: MeasurementFormInput,
  actor: Actor,
): Promise<ManagedMeasurementForm> {
  await trx.raw('select from measurement_form where id = ? for update', [id]);
  const before = await readMeasurementForm(trx, institutionId, id);
  const retiredAt = before.retired === input.retired ? {} : { retired_at: input.retired ? trx.fn.now() : null };
  await trx('measurement_form')
    .where({ id })
    .update({ ...fieldsOf(input), ...retiredAt })
    .catch((error: unknown) => refuseTwin(error, input.name));
  const after = await readMeasurementForm(trx, institutionId, id);
  if (changesOf(before, after).length > 0)
    await appendEvent(trx, { stream: streamOf(id), name: 'change_measurement_form', actor, before, after });
  return after;
}

const fieldsOf = ({ name, instruments, points }: MeasurementFormInput) => ({
  name,
  instruments,
  points: JSON.stringify(points),
});

function refuseTwin(error: unknown, name: string): never {
  if (violatedConstraint(error) !== 'measurement_form_once') throw error;
  const particulars = { name };
  throw new DomainProblem('form_name_taken', particulars, [
    { path: 'name', fault: { name: 'form_name_taken', params: particulars } },
  ]);
}

/** Lists as one line each, for the history. */
const shown = ({ instruments, points, ...form }: ManagedMeasurementForm) => ({
  ...form,
  instruments: instruments.join('、'),
  points: points
    .map(({ quantity, reference, unit, mpe }) => `${quantity} ${reference}${unit}${mpe && ` ±${mpe}`}`.trim())
    .join('；'),
});

function changesOf(before: ManagedMeasurementForm, after: ManagedMeasurementForm): FieldChange[] {
  return changesBetween(['name', 'instruments', 'points', 'retired'], shown(before), shown(after));
}

/** @throws DomainProblem not_found */
export async function measurementFormHistory(
  db: Reader,
  institutionId: string,
  id: string,
): Promise<z.output<typeof RecordHistory>> {
  await readMeasurementForm(db, institutionId, id);
  return recordHistory<ManagedMeasurementForm>(db, streamOf(id), changesOf);
}
