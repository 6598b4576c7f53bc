/** Assignment rules of departments, and absences of staff (requirement E1). */
import { z } from 'zod';
import { ASSIGNMENT_RULE_NAMES } from '../assignment.ts';
import { DUTY_NAMES } from '../role.ts';
import { STAGE_NAMES } from '../stage.ts';
import { Day, Id, listOf, text } from './common.ts';
import { formatMessage, withMessage } from './validation-message.ts';

const Category = z.object({
  /** Names of instruments, kinds or categories. */
  kinds: z
    .array(text(100, '器具类别'))
    .min(1, withMessage('choose', { field: '器具类别' }))
    .max(200),
  people: z
    .array(Id)
    .min(1, withMessage('choose', { field: '分派人员' }))
    .max(200),
});

export const AssignmentRuleInput = z
  .object({
    rule: z.enum(ASSIGNMENT_RULE_NAMES),
    /** The people who take part; empty means everybody of the department. */
    people: z.array(Id).max(200).default([]),
    categories: z.array(Category).max(100).default([]),
  })
  .superRefine(({ rule, categories }, context) => {
    if (rule !== 'category' || categories.length > 0) return;
    context.addIssue({ code: 'custom', path: ['categories'], message: formatMessage({ name: 'category_needed' }) });
  });
export type AssignmentRuleInput = z.output<typeof AssignmentRuleInput>;

/** A person to whom the rule can assign work, with their open work. */
const Assignee = z.object({
  id: Id,
  name: z.string(),
  duties: z.array(z.enum(DUTY_NAMES)),
  absent: z.boolean(),
  load: z.number().int(),
});

/** The rule of a department. */
export const DepartmentAssignment = z.object({
  /** The department's id. */
  id: Id,
  name: z.string(),
  rule: z.enum(ASSIGNMENT_RULE_NAMES),
  people: z.array(Id),
  categories: z.array(Category),
  /** The stages whose queues belong to the department. */
  stages: z.array(z.enum(STAGE_NAMES)),
  staff: z.array(Assignee),
  /** Names of the department's instruments to choose from. */
  kinds: z.array(z.string()),
});
export type DepartmentAssignment = z.infer<typeof DepartmentAssignment>;
export const DepartmentAssignments = listOf(DepartmentAssignment);

/** Who would get the next share, by stage and, if the rule names people for kinds of instruments, by kind. */
export const AssignmentForecast = z.object({
  next: z.array(
    z.object({
      stage: z.enum(STAGE_NAMES),
      /** Empty means all other kinds. */
      kinds: z.array(z.string()),
      /** Null if nobody is available; people claim then. */
      name: z.string().nullable(),
    }),
  ),
});

export const AbsenceInput = z
  .object({
    /** Null for the person who asks. */
    accountId: Id.nullable().default(null),
    firstDay: z.iso.date(withMessage('choose', { field: '开始日期' })),
    lastDay: z.iso.date(withMessage('choose', { field: '结束日期' })),
  })
  .superRefine(({ firstDay, lastDay }, context) => {
    if (lastDay >= firstDay) return;
    context.addIssue({ code: 'custom', path: ['lastDay'], message: formatMessage({ name: 'absence_span' }) });
  });
export type AbsenceInput = z.output<typeof AbsenceInput>;

export const Absence = z.object({ id: Id, accountId: Id, name: z.string(), firstDay: Day, lastDay: Day });
export type Absence = z.infer<typeof Absence>;
export const Absences = listOf(Absence);
