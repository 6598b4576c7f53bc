import { describe, expect, it } from 'vitest';
import {
  activityWords,
  CURES,
  type Evidence,
  INCIDENT_CAUSE_NAMES,
  incidentCause,
  incidentWords,
} from '../../domain/incident.ts';

describe('an incident', () => {
  it('R:E5 says what to do and offers cures that exist, for every cause', () => {
    for (const cause of INCIDENT_CAUSE_NAMES) {
      const { zh, en, stepZh, stepEn, cures } = incidentCause(cause);
      expect([zh, en, stepZh, stepEn].every((words) => words.length > 3)).toBe(true);
      for (const cure of cures) expect(cure in CURES).toBe(true);
    }
  });

  it.each<[(typeof INCIDENT_CAUSE_NAMES)[number], Evidence, string, string]>([
    [
      'activity_failing',
      { activity: 'sendDelivery', attempts: 3 },
      '发送消息已失败3次',
      'Sending a message failed 3 times',
    ],
    [
      'workflow_task_failing',
      { attempts: 2, build: 'b1' },
      '流程代码连续出错2次（版本 b1）',
      'The workflow’s code failed 2 times (build b1)',
    ],
    [
      'no_worker',
      { process: 'documents', waiting: 4 },
      '证书进程 documents 没有运行，4项任务等待',
      'documents does not run, 4 tasks wait',
    ],
    ['backlog', { process: 'worker', waiting: 70 }, '流程进程 worker 有70项任务等待', '70 tasks wait for worker'],
    [
      'workflow_missing',
      { sql: 'awaiting_sample', workflow: 'terminated' },
      '数据库为“待收样”，流程已被终止',
      'The database says “Awaiting sample”, the workflow was terminated',
    ],
    [
      'workflow_disagrees',
      { sql: '#3', workflow: '#2' },
      '数据库为“第3步”，流程为“第2步”',
      'The database says “step 3”, the workflow “step 2”',
    ],
    [
      'workflow_disagrees',
      { sql: '@x', workflow: '@y' },
      '数据库为“机构x”，流程为“机构y”',
      'The database says “institution x”, the workflow “institution y”',
    ],
    ['standing_still', { waits: 'imports' }, '导入待处理', 'an import waits to be read'],
    ['temporal_unreachable', {}, '流程服务没有应答', 'The Temporal server does not answer'],
    ['staff_late', {}, '已超过办理时限', 'Over the time limit'],
  ])('R:E5 R:E8 explains the cause %s in both languages', (cause, evidence, zh, en) => {
    expect(incidentWords(cause, evidence, 'zh')).toBe(zh);
    expect(incidentWords(cause, evidence, 'en')).toBe(en);
  });

  it('shows a step that only an older version knew by its own name', () => {
    expect(activityWords('renderCertificates', 'zh')).toBe('生成证书文件');
    expect(activityWords('oldStep', 'zh')).toBe('oldStep');
  });
});
