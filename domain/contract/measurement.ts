/** The measurements, their conditions and the measurement standards used (requirement C13). */
import { z } from 'zod';
import { DECIMAL, isWithinMpe } from '../measurement.ts';
import { Day, Id, ListQuery, listOf, optionalText, text } from './common.ts';
import { formatMessage, withMessage } from './validation-message.ts';

const decimal = (field: string) => z.string().trim().regex(DECIMAL, withMessage('decimal', { field }));
const optionalDecimal = (field: string) =>
  z.union([z.literal(''), decimal(field)], withMessage('decimal', { field })).default('');

/** A point of a measurement form, without the indication. */
const FORM_POINT = {
  /** The measured quantity, e.g. 示值 or 偏载; may be empty if the form has only one. */
  quantity: optionalText(50, '检测项目'),
  unit: optionalText(20, '单位'),
  /** Reference quantity value. */
  reference: decimal('标准值'),
  /** Absolute value of the maximum permissible error; empty if none is specified. */
  mpe: optionalDecimal('最大允许误差'),
} as const;

/** Of one instrument. */
export const MAX_POINTS = 500;

export const MeasuredPoint = z.object({
  ...FORM_POINT,
  indication: decimal('示值'),
  /** Expanded measurement uncertainty (k = 2); empty if none is given. */
  uncertainty: optionalDecimal('扩展不确定度'),
});
export type MeasuredPoint = z.output<typeof MeasuredPoint>;

const CONDITIONS = {
  /** The day of the measurement in Asia/Shanghai. */
  performedOn: Day,
  place: optionalText(100, '检测地点'),
  /** °C */
  temperature: optionalDecimal('环境温度'),
  /** Relative humidity in percent. */
  humidity: optionalDecimal('相对湿度'),
} as const;

export const MeasurementInput = z.object({
  ...CONDITIONS,
  /** Measurement standards of the institution; one whose certificate had expired by that day is refused. */
  standardIds: z.array(Id).max(20).default([]),
  points: z.array(MeasuredPoint).max(MAX_POINTS).default([]),
});
export type MeasurementInput = z.output<typeof MeasurementInput>;

/** A measurement standard with the data that it had when it was used. */
export const UsedStandard = z.object({
  id: Id,
  name: z.string(),
  serialNumber: z.string(),
  accuracy: z.string(),
  certificateNumber: z.string(),
  traceableTo: z.string(),
  validUntil: Day,
});
export type UsedStandard = z.infer<typeof UsedStandard>;

export const Measurement = z.object({
  performedOn: Day,
  place: z.string(),
  temperature: z.string(),
  humidity: z.string(),
  standards: z.array(UsedStandard),
  points: z.array(MeasuredPoint),
});
export type Measurement = z.infer<typeof Measurement>;

/** Adds an issue for every point whose error exceeds the maximum permissible error: such an instrument cannot pass. */
export function refuseBeyondMpe(points: readonly MeasuredPoint[], context: z.core.$RefinementCtx): void {
  for (const [index, point] of points.entries()) {
    if (isWithinMpe(point) !== false) continue;
    context.addIssue({
      code: 'custom',
      path: ['measurement', 'points', index, 'indication'],
      message: formatMessage({ name: 'beyond_mpe', params: { mpe: point.mpe.replace(/^[-+]/, ''), unit: point.unit } }),
    });
  }
}

/** 检测项目表: the points at which instruments of a given name are measured. */
export const MeasurementFormInput = z.object({
  name: text(50, '检测项目表名称'),
  /** Names of the instruments for which it is suggested first, e.g. 压力表. */
  instruments: z.array(text(100, '器具名称')).max(50).default([]),
  points: z.array(z.object(FORM_POINT)).min(1, withMessage('point_needed')).max(MAX_POINTS),
  retired: z.boolean().default(false),
});
export type MeasurementFormInput = z.output<typeof MeasurementFormInput>;
export const MeasurementForm = z.object({
  id: Id,
  name: z.string(),
  instruments: z.array(z.string()),
  points: z.array(z.object({ quantity: z.string(), unit: z.string(), reference: z.string(), mpe: z.string() })),
});
export type MeasurementForm = z.infer<typeof MeasurementForm>;
export const MeasurementForms = listOf(MeasurementForm);
export const ManagedMeasurementForm = MeasurementForm.extend({ retired: z.boolean() });
export type ManagedMeasurementForm = z.infer<typeof ManagedMeasurementForm>;
export const ManagedMeasurementFormQuery = ListQuery.extend({ retired: z.enum(['true', 'false']).optional() });
