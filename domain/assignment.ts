/**
 * How a share that comes to a department's queue is assigned to a person (requirement E1). Work on site is not
 * assigned by a rule: its visit names the technicians.
 */
import { QUEUES } from './command.ts';
import type { Duty } from './role.ts';
import type { Stage } from './stage.ts';

export const ASSIGNMENT_RULES = {
  none: {
    zh: '自行认领',
    en: 'People claim',
    hintZh: '新业务进入队列，由人员自行认领。',
    hintEn: 'New work waits until somebody claims it.',
  },
  round_robin: {
    zh: '轮流分派',
    en: 'In turn',
    hintZh: '依次分派，每次给最久没有分到的人。',
    hintEn: 'Each time to whoever was given nothing for longest.',
  },
  load: {
    zh: '按在办量分派',
    en: 'By load',
    hintZh: '分派给在办业务最少的人。',
    hintEn: 'To whoever has the least open work.',
  },
  category: {
    zh: '按器具类别分派',
    en: 'By kind of instrument',
    hintZh: '分派给负责该类器具的人；没有指定的类别按在办量分派。',
    hintEn: 'To who is named for the kind of most of the instruments; of other kinds, by load.',
  },
} as const;

export type AssignmentRule = keyof typeof ASSIGNMENT_RULES;
export const ASSIGNMENT_RULE_NAMES = Object.keys(ASSIGNMENT_RULES) as [AssignmentRule, ...AssignmentRule[]];

/** The stages in which rules assign work, with the duty that does it. */
export const ASSIGNED_STAGES: ReadonlyMap<Stage, Duty> = new Map(
  Object.values(QUEUES)
    .filter(({ assignedByRule }) => assignedByRule)
    .map(({ stage, duty }) => [stage, duty]),
);

/**
 * The stages whose work a department does: for a department with a duty for the whole centre, the stages of that
 * duty; for others, the stages of all duties that no department has for the whole centre (`kept`).
 */
export function stagesOfDepartment(duty: Duty | null, kept: readonly Duty[]): Stage[] {
  return [...ASSIGNED_STAGES]
    .filter(([, wanted]) => (duty ? wanted === duty : !kept.includes(wanted)))
    .map(([stage]) => stage);
}
