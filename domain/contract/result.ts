/** Results of instruments, entered and read (requirement C13). */

import { z } from 'zod';
import { Id, Instant, listOf, optionalText } from './common.ts';
import { Measurement, MeasurementInput, refuseBeyondMpe } from './measurement.ts';
import { withMessage } from './validation-message.ts';

export const CONCLUSIONS = {
  pass: { zh: '合格', en: 'Pass' },
  fail: { zh: '不合格', en: 'Fail' },
  not_tested: { zh: '未检', en: 'Not tested' },
} as const;

export type Conclusion = keyof typeof CONCLUSIONS;

export const Conclusion = z.enum(Object.keys(CONCLUSIONS) as [Conclusion, ...Conclusion[]], withMessage('conclusion'));

export const ResultView = z.object({
  conclusion: Conclusion,
  reason: z.string(),
  measured: z.string(),
  measurement: Measurement.nullable(),
  recordedBy: z.string(),
  recordedAt: Instant,
});

export const ResultInput = z
  .object({
    itemId: Id,
    conclusion: Conclusion,
    measured: optionalText(1000, '检测数据'),
    reason: optionalText(500, '原因'),
    measurement: MeasurementInput.nullable().default(null),
  })
  .refine((value) => value.conclusion !== 'not_tested' || value.reason !== '', {
    path: ['reason'],
    ...withMessage('reason_not_tested'),
  })
  .superRefine(({ conclusion, measurement }, context) => {
    if (conclusion === 'pass') refuseBeyondMpe(measurement?.points ?? [], context);
  });

export const ResultsInput = z.object({ results: z.array(ResultInput).min(1).max(1000) });

/** The results in a workbook, of instruments that have a conclusion there. */
export const ResultsRead = listOf(ResultInput);
