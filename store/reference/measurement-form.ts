/**
 * 检测项目表: the points at which instruments are measured, maintained by each institution (requirements C13, E6).
 */
import type { z } from 'zod';
import type {
  ManagedMeasurementForm,
  ManagedMeasurementFormQuery,
  MeasurementForm,
  MeasurementFormInput,
} from '../../domain/contract/measurement.ts';
import type { Reader } from '../sql/database.ts';
import type { Listed } from '../sql/list.ts';
import { managedRecords } from './managed-record.ts';

export const measurementForms = managedRecords<
  ManagedMeasurementForm,
  MeasurementFormInput,
  MeasurementFormInput,
  z.output<typeof ManagedMeasurementFormQuery>
>({
  table: 'measurement_form',
  key: 'id',
  noun: 'measurement_form',
  columns: 'r.id, r.name, r.instruments, r.points, r.retired_at is not null as retired',
  searched: ['r.name', `array_to_string(r.instruments, ' ')`],
  sort: { name: 'r.name' },
  sortedBy: 'name',
  unique: { measurement_form_once: { problem: 'form_name_taken', field: 'name' } },
  rowOf: ({ name, instruments, points }) => ({ name, instruments, points: JSON.stringify(points) }),
  fields: ['name', 'instruments', 'points', 'retired'],
  words: {
    instruments: (instruments) => instruments.join('、'),
    points: (points) =>
      points
        .map(({ quantity, reference, unit, mpe }) => `${quantity} ${reference}${unit}${mpe && ` ±${mpe}`}`.trim())
        .join('；'),
  },
});

/** The forms that can be chosen now. */
export async function listMeasurementForms(db: Reader, institutionId: string): Promise<Listed<MeasurementForm>> {
  const data = await db('measurement_form')
    .where({ institution_id: institutionId })
    .whereNull('retired_at')
    .orderBy('name')
    .select<MeasurementForm[]>('id', 'name', 'instruments', 'points');
  return { data, total: data.length };
}
