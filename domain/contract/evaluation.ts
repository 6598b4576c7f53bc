/** 服务评价: a rating of and a comment on a completed order, published after a review (requirement A7). */
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

/** For its customer. */
export const OwnEvaluation = z.object({
  rating: z.number().int(),
  comment: z.string(),
  createdAt: Instant,
  state: z.enum(EVALUATION_STATE_NAMES),
  reply: z.string(),
});
/** Whether the order can be evaluated now, and its evaluation, if any. */
export const EvaluationStanding = z.object({ mayEvaluate: z.boolean(), evaluation: OwnEvaluation.nullable() });
export type EvaluationStanding = z.infer<typeof EvaluationStanding>;

/** For the public: with the service, without the customer. */
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
  /** The average of all ratings, including those whose comments are not published. */
  average: z.number().nullable(),
  ratings: z.number().int(),
});

/** For staff. */
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
