/** The history of an order's workflow, read from Temporal (requirement E5). */
import { z } from 'zod';
import { Instant } from './common.ts';

/** Kinds of lines, chosen for the reader's questions: what was requested, what was the result, what went wrong. */
export const HISTORY_ENTRY_KINDS = {
  started: { zh: '流程开始', en: 'Workflow started', tone: 'plain' },
  continued: { zh: '接续上一段', en: 'Continued from the run before', tone: 'plain' },
  asked: { zh: '收到指令', en: 'Command taken', tone: 'plain' },
  done: { zh: '指令办结', en: 'Command done', tone: 'good' },
  refused: { zh: '指令被拒绝', en: 'Command refused', tone: 'warning' },
  activity_scheduled: { zh: '后台步骤开始', en: 'Background step begun', tone: 'plain' },
  activity_done: { zh: '后台步骤完成', en: 'Background step done', tone: 'good' },
  activity_failed: { zh: '后台步骤失败', en: 'Background step failed', tone: 'bad' },
  task_failed: { zh: '流程代码出错', en: 'Workflow code failed', tone: 'bad' },
  task_timed_out: { zh: '处理进程未应答', en: 'The worker did not answer', tone: 'warning' },
  reset: { zh: '退回重做', en: 'Reset', tone: 'warning' },
  terminated: { zh: '流程被终止', en: 'Workflow terminated', tone: 'bad' },
  failed: { zh: '流程失败', en: 'Workflow failed', tone: 'bad' },
  completed: { zh: '流程结束', en: 'Workflow completed', tone: 'good' },
} as const;

export type HistoryEntryKind = keyof typeof HISTORY_ENTRY_KINDS;
const HISTORY_ENTRY_KIND_NAMES = Object.keys(HISTORY_ENTRY_KINDS) as [HistoryEntryKind, ...HistoryEntryKind[]];

export const HistoryEntry = z.object({
  /** The event's id in the history, e.g. `12`; unique within its run. */
  eventId: z.string(),
  at: Instant,
  kind: z.enum(HISTORY_ENTRY_KIND_NAMES),
  /** Name of the command or activity, if any. */
  name: z.string().nullable(),
  actor: z.string().nullable(),
  /** Failure, reason or notes, as they were written. */
  detail: z.string().nullable(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

export const WorkflowHistory = z.object({
  workflowId: z.string(),
  runId: z.string(),
  /** As Temporal names it, e.g. `RUNNING`. */
  status: z.string(),
  historyLength: z.number().int(),
  /** What Temporal itself waits for: activities that are retried, a pending workflow task. */
  pending: z.array(
    z.object({
      name: z.string(),
      attempts: z.number().int(),
      failure: z.string().nullable(),
      nextAt: Instant.nullable(),
    }),
  ),
  lines: z.array(HistoryEntry),
  /** Address of the workflow in Temporal’s own interface; null if that is not configured. */
  engineUrl: z.string().nullable(),
});
export type WorkflowHistory = z.infer<typeof WorkflowHistory>;

/** Temporal's payloads in their JSON form; bytes are base64. */
export const Payloads = z.object({
  payloads: z
    .array(z.object({ metadata: z.record(z.string().max(100), z.base64()).default({}), data: z.base64().default('') }))
    .max(1000),
});
export type Payloads = z.output<typeof Payloads>;
