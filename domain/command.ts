/**
 * The commands that move a share from stage to stage. This table drives the workflow (what a stage accepts), the API
 * (which endpoints exist, who may call them, which buttons are offered) and both user interfaces.
 */
import type { LedgerService } from './ledger-service.ts';
import type { Duty, Role } from './role.ts';
import type { DeliveryMode, Stage } from './stage.ts';

/** What a command is called. */
interface CommandWords {
  readonly zh: string;
  readonly en: string;
  /** What the timeline says happened, in the customer's words. */
  readonly pastZh: string;
  readonly pastEn: string;
}

export interface CommandDefinition extends CommandWords {
  readonly from: readonly Stage[];
  /** The stage reached; by delivery mode where it differs; null where the transaction decides (resubmission, forwarding). */
  readonly to: Stage | Readonly<Record<DeliveryMode, Stage>> | null;
  readonly roles: readonly Role[];
  /** Notes must be given, e.g. for a rejection (requirement C10). */
  readonly notesRequired: boolean;
  /** The person who recorded the results may not do it (separation of duties). */
  readonly notRecorder: boolean;
  /** Orders of this kind alone know it. */
  readonly only?: LedgerService;
  /** A supervisor of this centre may give it on the work of any institution. */
  readonly anyInstitution?: boolean;
  /** What it is called where an institution accepts instruments under mandatory verification. */
  readonly mandatory?: CommandWords;
  /** The public name of the actor: the office, never a private person. */
  readonly publicActorZh: string;
  readonly publicActorEn: string;
  readonly tone: 'primary' | 'danger' | 'neutral';
}

const beforeWork = [
  'rejected',
  'awaiting_first_review',
  'awaiting_second_review',
  'awaiting_sample',
  'scheduled',
] as const satisfies readonly Stage[];

export const COMMANDS = {
  approve_first_review: {
    from: ['awaiting_first_review'],
    to: { bring_in: 'awaiting_sample', on_site: 'awaiting_second_review' },
    roles: ['business_office'],
    notesRequired: false,
    notRecorder: false,
    zh: '初审通过',
    en: 'Approve',
    pastZh: '初审通过',
    pastEn: 'First review passed',
    mandatory: { zh: '受理', en: 'Accept', pastZh: '已受理', pastEn: 'Accepted' },
    publicActorZh: '业务科',
    publicActorEn: 'Business office',
    tone: 'primary',
  },
  reject_first_review: {
    from: ['awaiting_first_review'],
    to: 'rejected',
    roles: ['business_office'],
    notesRequired: true,
    notRecorder: false,
    zh: '否决',
    en: 'Reject',
    pastZh: '初审否决',
    pastEn: 'Rejected at first review',
    mandatory: { zh: '不予受理', en: 'Do not accept', pastZh: '不予受理', pastEn: 'Not accepted' },
    publicActorZh: '业务科',
    publicActorEn: 'Business office',
    tone: 'danger',
  },
  resubmit: {
    from: ['rejected'],
    to: null,
    roles: ['customer'],
    notesRequired: false,
    notRecorder: false,
    zh: '重新提交',
    en: 'Submit again',
    pastZh: '修改后重新提交',
    pastEn: 'Corrected and submitted again',
    mandatory: {
      zh: '重新预约',
      en: 'Book again',
      pastZh: '修改后重新预约',
      pastEn: 'Corrected and booked again',
    },
    publicActorZh: '申请单位',
    publicActorEn: 'Applicant',
    tone: 'primary',
  },
  forward: {
    from: ['awaiting_first_review', 'awaiting_second_review', 'awaiting_sample', 'scheduled'],
    to: null,
    roles: ['business_office', 'supervisor'],
    notesRequired: true,
    notRecorder: false,
    only: 'mandatory',
    anyInstitution: true,
    zh: '转交其他机构',
    en: 'Forward',
    pastZh: '转交其他机构办理',
    pastEn: 'Forwarded to another institution',
    publicActorZh: '业务科',
    publicActorEn: 'Business office',
    tone: 'neutral',
  },
  schedule: {
    from: ['awaiting_second_review'],
    to: 'scheduled',
    roles: ['specialist'],
    notesRequired: false,
    notRecorder: false,
    zh: '受理并排期',
    en: 'Accept and schedule',
    pastZh: '二审通过，已安排检测时间',
    pastEn: 'Accepted and scheduled',
    publicActorZh: '专业科室',
    publicActorEn: 'Specialist department',
    tone: 'primary',
  },
  reject_second_review: {
    from: ['awaiting_second_review'],
    to: 'rejected',
    roles: ['specialist'],
    notesRequired: true,
    notRecorder: false,
    zh: '否决',
    en: 'Reject',
    pastZh: '二审否决',
    pastEn: 'Rejected at second review',
    publicActorZh: '专业科室',
    publicActorEn: 'Specialist department',
    tone: 'danger',
  },
  reschedule: {
    from: ['scheduled'],
    to: 'scheduled',
    roles: ['specialist'],
    notesRequired: false,
    notRecorder: false,
    zh: '改期',
    en: 'Reschedule',
    pastZh: '检测时间已更改',
    pastEn: 'Rescheduled',
    publicActorZh: '专业科室',
    publicActorEn: 'Specialist department',
    tone: 'neutral',
  },
  confirm_visit: {
    from: ['scheduled'],
    to: 'scheduled',
    roles: ['customer'],
    notesRequired: false,
    notRecorder: false,
    zh: '确认检测时间',
    en: 'Confirm the date',
    pastZh: '检测时间已确认',
    pastEn: 'Date confirmed',
    publicActorZh: '申请单位',
    publicActorEn: 'Applicant',
    tone: 'primary',
  },
  request_another_date: {
    from: ['scheduled'],
    to: 'scheduled',
    roles: ['customer'],
    notesRequired: true,
    notRecorder: false,
    zh: '申请改期',
    en: 'Ask for another date',
    pastZh: '申请更改检测时间',
    pastEn: 'Asked for another date',
    publicActorZh: '申请单位',
    publicActorEn: 'Applicant',
    tone: 'neutral',
  },
  receive_sample: {
    from: ['awaiting_sample'],
    to: 'in_progress',
    roles: ['sample_desk'],
    notesRequired: false,
    notRecorder: false,
    zh: '收样',
    en: 'Receive sample',
    pastZh: '样品已接收',
    pastEn: 'Sample received',
    publicActorZh: '样品室',
    publicActorEn: 'Sample desk',
    tone: 'primary',
  },
  start_work: {
    from: ['scheduled'],
    to: 'in_progress',
    roles: ['technician', 'specialist'],
    notesRequired: false,
    notRecorder: false,
    zh: '开始现场检测',
    en: 'Start work on site',
    pastZh: '现场检测开始',
    pastEn: 'Work on site started',
    publicActorZh: '检测人员',
    publicActorEn: 'Technician',
    tone: 'primary',
  },
  submit_results: {
    from: ['in_progress'],
    to: 'awaiting_check',
    roles: ['technician'],
    notesRequired: false,
    notRecorder: false,
    zh: '提交结果',
    en: 'Submit results',
    pastZh: '检测结果已录入',
    pastEn: 'Results recorded',
    publicActorZh: '检测人员',
    publicActorEn: 'Technician',
    tone: 'primary',
  },
  send_back: {
    from: ['awaiting_check', 'awaiting_issue'],
    to: 'in_progress',
    roles: ['checker', 'issuer'],
    notesRequired: true,
    notRecorder: true,
    zh: '退回修改',
    en: 'Send back',
    pastZh: '结果退回修改',
    pastEn: 'Results sent back',
    publicActorZh: '核验人员',
    publicActorEn: 'Checker',
    tone: 'danger',
  },
  pass_check: {
    from: ['awaiting_check'],
    to: 'awaiting_issue',
    roles: ['checker'],
    notesRequired: false,
    notRecorder: true,
    zh: '核验通过',
    en: 'Pass check',
    pastZh: '结果核验通过',
    pastEn: 'Results checked',
    publicActorZh: '核验人员',
    publicActorEn: 'Checker',
    tone: 'primary',
  },
  issue: {
    from: ['awaiting_issue'],
    to: 'completed',
    roles: ['issuer'],
    notesRequired: false,
    notRecorder: true,
    zh: '签发证书',
    en: 'Issue certificates',
    pastZh: '证书已签发',
    pastEn: 'Certificates issued',
    publicActorZh: '签发人',
    publicActorEn: 'Issuer',
    tone: 'primary',
  },
  cancel: {
    from: beforeWork,
    to: 'cancelled',
    roles: ['customer', 'supervisor'],
    notesRequired: true,
    notRecorder: false,
    anyInstitution: true,
    zh: '取消预约',
    en: 'Cancel',
    pastZh: '已取消',
    pastEn: 'Cancelled',
    publicActorZh: '申请单位',
    publicActorEn: 'Applicant',
    tone: 'danger',
  },
} as const satisfies Record<string, CommandDefinition>;

export type Command = keyof typeof COMMANDS;
export const COMMAND_NAMES = Object.keys(COMMANDS) as [Command, ...Command[]];

/** The definition of a command, typed by the common shape. */
export function commandDefinition(command: Command): CommandDefinition {
  return COMMANDS[command];
}

/** The commands that a stage accepts, whoever gives them. */
export function commandsFrom(stage: Stage): Command[] {
  return COMMAND_NAMES.filter((name) => commandDefinition(name).from.includes(stage));
}

/**
 * The stage that a command leads to, or null where the transaction decides.
 * @throws RangeError if the stage does not accept the command
 */
export function stageAfter(command: Command, from: Stage, mode: DeliveryMode): Stage | null {
  const definition = commandDefinition(command);
  if (!definition.from.includes(from)) throw new RangeError(`${command} is not accepted in stage ${from}`);
  if (definition.to === null) return null;
  return typeof definition.to === 'string' ? definition.to : definition.to[mode];
}

/** The commands that this person is offered in this stage of an order of this kind. */
export function commandsOffered(stage: Stage, kind: LedgerService, roles: readonly Role[]): Command[] {
  return commandsFrom(stage).filter((name) => {
    const { roles: allowed, only = kind } = commandDefinition(name);
    return only === kind && allowed.some((role) => roles.includes(role));
  });
}

/** What a command is called in an order of this kind. */
export function commandWords(name: Command, kind: LedgerService): CommandWords {
  const definition = commandDefinition(name);
  return (kind === 'mandatory' && definition.mandatory) || definition;
}

/** A duty's work queue: the stage it waits for, in the words of the console's menu (requirement E1). */
export const QUEUES = {
  first_review: { stage: 'awaiting_first_review', duty: 'business_office', zh: '初审', en: 'First review' },
  sample_desk: { stage: 'awaiting_sample', duty: 'sample_desk', zh: '收样', en: 'Sample desk' },
  second_review: { stage: 'awaiting_second_review', duty: 'specialist', zh: '二审与排期', en: 'Second review' },
  scheduled: { stage: 'scheduled', duty: 'technician', zh: '现场检测', en: 'Site work' },
  results: { stage: 'in_progress', duty: 'technician', zh: '结果录入', en: 'Results' },
  check: { stage: 'awaiting_check', duty: 'checker', zh: '核验', en: 'Check' },
  issue: { stage: 'awaiting_issue', duty: 'issuer', zh: '签发', en: 'Issue' },
} as const satisfies Record<string, { stage: Stage; duty: Duty; zh: string; en: string }>;

/** The duty whose turn it is in this stage; null where it is nobody's of the staff. */
export function dutyIn(stage: Stage | null): Duty | null {
  return Object.values(QUEUES).find((queue) => queue.stage === stage)?.duty ?? null;
}

export type Queue = keyof typeof QUEUES;
export const QUEUE_NAMES = Object.keys(QUEUES) as [Queue, ...Queue[]];

/** The queues that the duties serve: where they give the command that leads on. */
export function queuesServed(duties: readonly Duty[]): Queue[] {
  const roles: readonly Role[] = duties;
  return QUEUE_NAMES.filter((queue) =>
    commandsFrom(QUEUES[queue].stage).some((name) => {
      const { tone, roles: allowed } = commandDefinition(name);
      return tone === 'primary' && allowed.some((role) => roles.includes(role));
    }),
  );
}

const SEES_ALL: readonly Duty[] = ['supervisor', 'administrator'];

/** Whether the duties see to the work of everybody of their institution. */
export function seesAll(duties: readonly Duty[]): boolean {
  return duties.some((duty) => SEES_ALL.includes(duty));
}

/** The queues that the duties look at. */
export function queuesSeen(duties: readonly Duty[]): Queue[] {
  return seesAll(duties) ? [...QUEUE_NAMES] : queuesServed(duties);
}
