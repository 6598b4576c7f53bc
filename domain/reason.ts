/** Occasions on which a reason is written, each with its own library of standard reasons (requirement E3). */
import type { Command } from './command.ts';

interface OccasionDefinition {
  readonly zh: string;
  readonly en: string;
  /** The commands that are given on it. */
  readonly commands: readonly Command[];
}

export const REASON_OCCASIONS = {
  first_review: {
    zh: '初审否决、不予受理',
    en: 'Rejection at first review',
    commands: ['reject_first_review', 'approve_first_review'],
  },
  second_review: { zh: '二审否决', en: 'Rejection at second review', commands: ['reject_second_review'] },
  send_back: { zh: '结果退回', en: 'Results sent back', commands: ['send_back'] },
  forward: { zh: '转交其他机构', en: 'Forwarding', commands: ['forward'] },
  cancel: { zh: '取消预约', en: 'Cancelling', commands: ['cancel'] },
  registration: { zh: '注册审核不通过', en: 'Registration rejected', commands: [] },
  authorisation_end: { zh: '终止授权', en: 'Authorisation ended', commands: [] },
} as const satisfies Record<string, OccasionDefinition>;

export type ReasonOccasion = keyof typeof REASON_OCCASIONS;
export const REASON_OCCASION_NAMES = Object.keys(REASON_OCCASIONS) as [ReasonOccasion, ...ReasonOccasion[]];

/** The occasion on which this command is given, or null where it takes no reason of a library. */
export function occasionOf(command: Command): ReasonOccasion | null {
  const belongs = (name: ReasonOccasion) => (REASON_OCCASIONS[name] as OccasionDefinition).commands.includes(command);
  return REASON_OCCASION_NAMES.find(belongs) ?? null;
}
