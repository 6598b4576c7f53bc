/** 服务评价: a rating and a comment on an order that was completed, shown to everybody once it was looked at (A7). */
import { z } from 'zod';
import { LEDGER_SERVICE_NAMES } from '../ledger-service.ts';
import { Id, Instant, ListQuery, listOf, optionalText } from './common.ts';
import { withMessage } from './validation-message.ts';

export const EVALUATION_STATES = {
  pending: { zh: '待审核', en: 'To be looked at' },
  published: { zh: '已公开', en: 'Published' },
  withheld: { zh: '不公开', en: 'Not published' },
} as const;
export type EvaluationState = keyof typeof EVALUATION_STATES;
export const EVALUATION_STATE_NAMES = Object.keys(EVALUATION_STATES) as [EvaluationState, ...EvaluationState[]];

export const MAX_STARS = 5;

export const EvaluationInput = z.object({
  rating: z.int(withMessage('rating')).min(1, withMessage('rating')).max(MAX_STARS, withMessage('rating')),
  comment: optionalText(500, '评价内容'),
});
export type EvaluationInput = z.output<typeof EvaluationInput>;

/** As its customer reads it. */
export const OwnEvaluation = z.object({
  rating: z.number().int(),
  comment: z.string(),
  createdAt: Instant,
  state: z.enum(EVALUATION_STATE_NAMES),
  reply: z.string(),
});
/** Whether the order can be evaluated now, and how it was. */
export const EvaluationStanding = z.object({ mayEvaluate: z.boolean(), evaluation: OwnEvaluation.nullable() });
export type EvaluationStanding = z.infer<typeof EvaluationStanding>;

/** As everybody reads it: of which service, never of whom. */
export const PublicEvaluation = z.object({
  id: Id,
  kind: z.enum(LEDGER_SERVICE_NAMES),
  rating: z.number().int(),
  comment: z.string(),
  reply: z.string(),
  createdAt: Instant,
});
export type PublicEvaluation = z.infer<typeof PublicEvaluation>;
export const PublicEvaluationList = listOf(PublicEvaluation).extend({
  /** Of all ratings, also of those whose words are not published. */
  average: z.number().nullable(),
  ratings: z.number().int(),
});

/** As staff read it. */
export const Evaluation = PublicEvaluation.extend({
  orderNumber: z.string(),
  enterpriseName: z.string(),
  state: z.enum(EVALUATION_STATE_NAMES),
  moderatedBy: z.string().nullable(),
  moderatedAt: Instant.nullable(),
});
export type Evaluation = z.infer<typeof Evaluation>;
export const EvaluationQuery = ListQuery.extend({ state: z.enum(EVALUATION_STATE_NAMES).optional() });
export const EvaluationList = listOf(Evaluation);
export const Moderation = z.object({
  state: z.enum(['published', 'withheld']),
  reply: optionalText(500, '回复'),
});
export type Moderation = z.output<typeof Moderation>;
