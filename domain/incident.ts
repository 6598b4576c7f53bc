/**
 * All causes of stuck work (requirement E5): their names, what a supervisor can do, and the explanation in words. The
 * monitor finds incidents, the console shows them, and cures are offered, all from this table.
 */
import type { Language } from './language.ts';
import { STAGES, type Stage } from './stage.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

export const CURES = {
  remind: { zh: '催办', en: 'Remind', reason: false },
  assign: { zh: '改派', en: 'Reassign', reason: false },
  extend: { zh: '延长时限', en: 'Extend the limit', reason: true },
  cancel: { zh: '取消业务', en: 'Cancel the work', reason: true },
  retry: { zh: '立即重试', en: 'Retry now', reason: false },
  skip: { zh: '不再发送', en: 'Do not send', reason: true },
  reset: { zh: '退回上一步重做', en: 'Reset to the last good step', reason: true },
  restart: { zh: '按数据库重建流程', en: 'Restart from the database', reason: true },
  repair: { zh: '按流程修复数据', en: 'Repair from the workflow', reason: true },
  terminate: { zh: '终止流程', en: 'Terminate the workflow', reason: true },
} as const satisfies Record<string, Words & { readonly reason: boolean }>;

export type Cure = keyof typeof CURES;
export const CURE_NAMES = Object.keys(CURES) as [Cure, ...Cure[]];

interface CauseDefinition extends Words {
  /** What the work waits for, and what to do about it. */
  readonly stepZh: string;
  readonly stepEn: string;
  readonly cures: readonly Cure[];
  /** Whether all work of the kind is blocked, not just one order. */
  readonly severe: boolean;
}

export const INCIDENT_CAUSES = {
  temporal_unreachable: {
    zh: '流程服务无法连接',
    en: 'Temporal cannot be reached',
    stepZh: '所有业务办理暂停，查询不受影响。请检查 Temporal 服务及其数据库是否运行，恢复后自动继续。',
    stepEn:
      'No work can be done, only read. Check that the Temporal server and its database run; all goes on by itself then.',
    cures: [],
    severe: true,
  },
  no_worker: {
    zh: '处理进程未运行',
    en: 'A process is missing',
    stepZh: '请在服务器上启动该进程；由 npm start 启动的会自动拉起，仍未恢复请查看日志文件夹。',
    stepEn: 'Start the process on the server; npm start brings it up again by itself, else look into its log.',
    cures: [],
    severe: true,
  },
  backlog: {
    zh: '处理积压',
    en: 'A process falls behind',
    stepZh: '进程在运行但处理不过来，可再启动一个同样的进程。',
    stepEn: 'The process runs but does not keep up; start another one of the kind.',
    cures: [],
    severe: true,
  },
  workflow_task_failing: {
    zh: '流程代码出错',
    en: 'Workflow code fails',
    stepZh: '请先由维护人员修复并部署程序，再退回上一步重做；仍不成功时按数据库重建流程。',
    stepEn:
      'Have the program mended and deployed first, then reset to the last good step; if that fails, restart from the database.',
    cures: ['reset', 'restart', 'terminate'],
    severe: false,
  },
  activity_failing: {
    zh: '后台步骤反复失败',
    en: 'A background step keeps failing',
    stepZh: '请按失败原因处理（磁盘、时间戳、短信或邮件服务等），处理后立即重试，不必等待下次自动重试。',
    stepEn:
      'Remove what the failure names (disk, time-stamping, SMS or mail service …), then retry now instead of waiting for the next try.',
    cures: ['retry', 'skip'],
    severe: false,
  },
  workflow_missing: {
    zh: '流程丢失',
    en: 'The workflow is gone',
    stepZh: '数据库中的记录完整，可按数据库重建流程，从当前环节继续办理。',
    stepEn: 'The record in the database is whole: restart the workflow from it, work goes on in the same stage.',
    cures: ['restart'],
    severe: false,
  },
  workflow_disagrees: {
    zh: '流程与数据不一致',
    en: 'Workflow and database disagree',
    stepZh: '流程为准时按流程修复数据；流程落后时按数据库重建流程；数据库中没有的业务可终止流程。',
    stepEn:
      'Repair the database from the workflow where that is right; restart the workflow where it is behind; terminate one that the database knows nothing of.',
    cures: ['repair', 'restart', 'terminate'],
    severe: false,
  },
  standing_still: {
    zh: '排队未处理',
    en: 'Waits to be taken up',
    stepZh: '消息或导入已登记但迟迟未被取走，可立即重试；仍不成功请检查处理进程。',
    stepEn:
      'A message or import was recorded but nobody took it up: retry now, and check the worker if that does not help.',
    cures: ['retry'],
    severe: false,
  },
  staff_late: {
    zh: '办理逾期',
    en: 'Staff is late',
    stepZh: '请催办或改派；确有原因可延长时限。',
    stepEn: 'Remind or reassign; extend the limit where there is a reason.',
    cures: ['remind', 'assign', 'extend', 'cancel'],
    severe: false,
  },
  customer_late: {
    zh: '客户逾期未办',
    en: 'The customer is late',
    stepZh: '请催办客户；确有原因可延长时限，长期无回应可取消业务。',
    stepEn: 'Remind the customer; extend the limit where there is a reason, cancel where nobody answers.',
    cures: ['remind', 'extend', 'cancel'],
    severe: false,
  },
} as const satisfies Record<string, CauseDefinition>;

export type IncidentCause = keyof typeof INCIDENT_CAUSES;
export const INCIDENT_CAUSE_NAMES = Object.keys(INCIDENT_CAUSES) as [IncidentCause, ...IncidentCause[]];

export function incidentCause(cause: IncidentCause): CauseDefinition {
  return INCIDENT_CAUSES[cause];
}

/**
 * Our processes by the suffix of their task queue: what each does, and the entry point with which it can be started
 * alone.
 */
export const PROCESSES = {
  worker: { suffix: '', zh: '流程进程 worker', en: 'worker', entry: 'runtime/worker.ts' },
  documents: { suffix: '-documents', zh: '证书进程 documents', en: 'documents', entry: 'runtime/documents-worker.ts' },
  imports: { suffix: '-imports', zh: '导入进程 imports', en: 'imports', entry: 'runtime/imports-worker.ts' },
} as const satisfies Record<string, Words & { readonly suffix: string; readonly entry: string }>;

export type ProcessName = keyof typeof PROCESSES;
export const PROCESS_NAMES = Object.keys(PROCESSES) as [ProcessName, ...ProcessName[]];

const ACTIVITIES: Readonly<Record<string, Words>> = {
  renderCertificates: { zh: '生成证书文件', en: 'Making the certificates' },
  sendDelivery: { zh: '发送消息', en: 'Sending a message' },
  giveUpDelivery: { zh: '登记发送失败', en: 'Noting that sending failed' },
  readImport: { zh: '读取导入的工作簿', en: 'Reading the workbook' },
  saveImport: { zh: '保存导入的器具', en: 'Saving the instruments' },
  writeRest: { zh: '生成未导入行的工作簿', en: 'Writing the rows left out' },
  expireImport: { zh: '结束过期的导入', en: 'Ending an import nobody decided on' },
  clearImport: { zh: '清理导入数据', en: 'Clearing up after the import' },
  remindOfExpiry: { zh: '发送有效期提醒', en: 'Reminding of expiry' },
  transition: { zh: '办理登记', en: 'Recording a command' },
  'workflow task': { zh: '流程代码', en: 'Workflow code' },
};

/** The name of an activity in words; an unknown activity of another version keeps its technical name. */
export function activityWords(name: string, language: Language): string {
  return ACTIVITIES[name]?.[language] ?? name;
}

const WAITING = {
  messages: { zh: '消息待发出', en: 'a message waits to be sent' },
  deliveries: { zh: '消息待送达', en: 'a message waits to be delivered' },
  imports: { zh: '导入待处理', en: 'an import waits to be read' },
} as const;

/** The monitor's evidence for an incident; which fields are set depends on the cause. */
export interface Evidence {
  /** The message of the failure, from Temporal or the provider. */
  readonly failure?: string;
  /** Attempts made so far. */
  readonly attempts?: number;
  /** The time of the next attempt. */
  readonly nextAt?: string;
  readonly activity?: string;
  /** The build of the last attempt, as the worker names itself. */
  readonly build?: string;
  readonly process?: ProcessName;
  /** The number of tasks that wait for the process. */
  readonly waiting?: number;
  readonly waits?: keyof typeof WAITING;
  /** The states of SQL and the workflow, if they disagree. */
  readonly sql?: string;
  readonly workflow?: string;
}

/** How a workflow ended too early; `none`: Temporal has no such workflow. */
const ENDINGS: Readonly<Record<string, Words>> = {
  none: { zh: '不存在', en: 'is not there' },
  running: { zh: '运行中', en: 'runs' },
  terminated: { zh: '已被终止', en: 'was terminated' },
  canceled: { zh: '已被取消', en: 'was cancelled' },
  failed: { zh: '已失败', en: 'failed' },
  timed_out: { zh: '已超时结束', en: 'timed out' },
};

/**
 * A state as the monitor records it, in words: a stage, `#` and a sequence number, `@` and an institution, or how a
 * workflow ended.
 */
function saying(token: string, language: Language): string {
  if (token.startsWith('#')) return language === 'zh' ? `第${token.slice(1)}步` : `step ${token.slice(1)}`;
  if (token.startsWith('@')) return language === 'zh' ? `机构${token.slice(1)}` : `institution ${token.slice(1)}`;
  const known: Words | undefined = token in STAGES ? STAGES[token as Stage] : ENDINGS[token];
  return known?.[language] ?? token;
}

/** Why the work is stuck, in one sentence, followed by the failure's message. */
export function incidentWords(cause: IncidentCause, evidence: Evidence, language: Language): string {
  const zh = language === 'zh';
  const { attempts = 0, waiting = 0 } = evidence;
  const [sql, workflow] = [saying(evidence.sql ?? '', language), saying(evidence.workflow ?? '', language)];
  switch (cause) {
    case 'activity_failing': {
      const step = activityWords(evidence.activity ?? '', language);
      return zh ? `${step}已失败${attempts}次` : `${step} failed ${attempts} times`;
    }
    case 'workflow_task_failing': {
      const build = evidence.build ? (zh ? `（版本 ${evidence.build}）` : ` (build ${evidence.build})`) : '';
      return zh ? `流程代码连续出错${attempts}次${build}` : `The workflow’s code failed ${attempts} times${build}`;
    }
    case 'no_worker': {
      const name = PROCESSES[evidence.process ?? 'worker'][language];
      const tasks = waiting > 0 ? (zh ? `，${waiting}项任务等待` : `, ${waiting} tasks wait`) : '';
      return zh ? `${name} 没有运行${tasks}` : `${name} does not run${tasks}`;
    }
    case 'backlog': {
      const name = PROCESSES[evidence.process ?? 'worker'][language];
      return zh ? `${name} 有${waiting}项任务等待` : `${waiting} tasks wait for ${name}`;
    }
    case 'workflow_missing':
      return zh ? `数据库为“${sql}”，流程${workflow}` : `The database says “${sql}”, the workflow ${workflow}`;
    case 'workflow_disagrees':
      return zh ? `数据库为“${sql}”，流程为“${workflow}”` : `The database says “${sql}”, the workflow “${workflow}”`;
    case 'standing_still':
      return WAITING[evidence.waits ?? 'messages'][language];
    case 'temporal_unreachable':
      return zh ? '流程服务没有应答' : 'The Temporal server does not answer';
    case 'staff_late':
    case 'customer_late':
      return zh ? '已超过办理时限' : 'Over the time limit';
  }
}

const SUBJECTS: Readonly<Record<string, Words>> = {
  delivery: { zh: '消息发送', en: 'Message on its way' },
  import: { zh: '台账导入', en: 'Ledger import' },
  queue: { zh: '任务队列', en: 'Task queue' },
  outbox: { zh: '消息发件箱', en: 'Outbox' },
  temporal: { zh: '流程服务 Temporal', en: 'Temporal' },
};

/** The subject in words, for an incident that is not about an order. */
export function subjectWords(subject: string): Words {
  const [kind = '', ...rest] = subject.split(':');
  const words = SUBJECTS[kind];
  const name = rest.join(':').replace(/^([0-9a-f]{8})-[0-9a-f-]{27}$/, '$1');
  if (!words) return { zh: name || subject, en: name || subject };
  return name ? { zh: `${words.zh} ${name}`, en: `${words.en} ${name}` } : words;
}

/** What the work waits for, and what to do about it. */
export function stepWords(cause: IncidentCause): Words {
  const { stepZh: zh, stepEn: en } = incidentCause(cause);
  return { zh, en };
}
