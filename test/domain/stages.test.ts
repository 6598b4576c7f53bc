import { describe, expect, it } from 'vitest';
import {
  COMMAND_NAMES,
  COMMANDS,
  type Command,
  commandDefinition,
  commandsFrom,
  commandsOffered,
  QUEUES,
  stageAfter,
} from '../../domain/command.ts';
import { COMMAND_BODIES, commandPath, needsNotes } from '../../domain/contract/command.ts';
import { ROLE_NAMES } from '../../domain/role.ts';
import {
  customerWords,
  DELIVERY_MODE_NAMES,
  type DeliveryMode,
  isTerminal,
  orderStage,
  STAGE_NAMES,
  STAGES,
  type Stage,
  stepsOf,
} from '../../domain/stage.ts';

/** Stage and what each command makes of it, written down once more by hand: bring in, on site. */
const MACHINE: Record<Stage, Partial<Record<Command, Stage | [Stage, Stage] | 'decided by the edit'>>> = {
  rejected: { resubmit: 'decided by the edit', cancel: 'cancelled' },
  awaiting_first_review: {
    approve_first_review: ['awaiting_sample', 'awaiting_second_review'],
    reject_first_review: 'rejected',
    forward: 'decided by the edit',
    cancel: 'cancelled',
  },
  awaiting_second_review: {
    schedule: 'scheduled',
    reject_second_review: 'rejected',
    forward: 'decided by the edit',
    cancel: 'cancelled',
  },
  awaiting_sample: { receive_sample: 'in_progress', forward: 'decided by the edit', cancel: 'cancelled' },
  scheduled: {
    reschedule: 'scheduled',
    confirm_visit: 'scheduled',
    request_another_date: 'scheduled',
    start_work: 'in_progress',
    forward: 'decided by the edit',
    cancel: 'cancelled',
  },
  in_progress: { submit_results: 'awaiting_check' },
  awaiting_check: { send_back: 'in_progress', pass_check: 'awaiting_issue' },
  awaiting_issue: { send_back: 'in_progress', issue: 'completed' },
  completed: {},
  cancelled: {},
  superseded: {},
};

describe('the stages of a share', () => {
  it.each(STAGE_NAMES)('R:C9 R:C13 %s accepts its commands and no other, and each leads where it should', (stage) => {
    expect(commandsFrom(stage).sort()).toEqual(Object.keys(MACHINE[stage]).sort());
    for (const [name, wanted] of Object.entries(MACHINE[stage])) {
      const reached = DELIVERY_MODE_NAMES.map((mode: DeliveryMode) => stageAfter(name as Command, stage, mode));
      if (wanted === 'decided by the edit') expect(reached).toEqual([null, null]);
      else expect(reached).toEqual(Array.isArray(wanted) ? wanted : [wanted, wanted]);
    }
    for (const name of COMMAND_NAMES.filter((command) => !(command in MACHINE[stage]))) {
      expect(() => stageAfter(name, stage, 'bring_in')).toThrow(RangeError);
    }
  });

  it('R:C9 every stage that is not the end can be left, the end cannot, and all are reached from the first', () => {
    for (const stage of STAGE_NAMES) expect(commandsFrom(stage).length > 0, stage).toBe(!isTerminal(stage));
    const reached = new Set<Stage>(['awaiting_first_review']);
    for (let before = 0; before < reached.size; ) {
      before = reached.size;
      for (const stage of [...reached]) {
        for (const command of commandsFrom(stage)) {
          for (const mode of DELIVERY_MODE_NAMES) reached.add(stageAfter(command, stage, mode) ?? 'superseded');
        }
      }
    }
    expect([...reached].sort()).toEqual([...STAGE_NAMES].sort());
  });

  it('R:C10 a rejection, sending back, another date and a cancellation need notes, in table and body alike', () => {
    for (const command of COMMAND_NAMES) {
      const body = COMMAND_BODIES[command].safeParse({ notes: ' ' });
      const asked = body.error?.issues.some(({ path }) => path[0] === 'notes') ?? false;
      expect(asked, command).toBe(needsNotes(command));
    }
    expect(COMMAND_NAMES.filter(needsNotes)).toEqual([
      'reject_first_review',
      'forward',
      'reject_second_review',
      'request_another_date',
      'send_back',
      'cancel',
    ]);
  });

  it('R:E1 each duty is offered its own commands, and each queue has somebody who can work on it', () => {
    expect(commandsOffered('awaiting_first_review', 'general', ['business_office'])).toEqual([
      'approve_first_review',
      'reject_first_review',
    ]);
    expect(commandsOffered('awaiting_first_review', 'general', ['technician', 'public', 'signed_in'])).toEqual([]);
    expect(commandsOffered('scheduled', 'general', ['customer'])).toEqual([
      'confirm_visit',
      'request_another_date',
      'cancel',
    ]);
    for (const { stage, duty } of Object.values(QUEUES))
      expect(commandsOffered(stage, 'general', [duty]), stage).not.toEqual([]);
    for (const command of COMMAND_NAMES) {
      expect(
        commandDefinition(command).roles.every((role) => ROLE_NAMES.includes(role)),
        command,
      ).toBe(true);
      expect(commandPath(command)).toMatch(/^[a-z-]+$/);
    }
    expect(
      Object.entries(COMMANDS)
        .filter(([, { notRecorder }]) => notRecorder)
        .map(([name]) => name),
    ).toEqual(['send_back', 'pass_check', 'issue']);
  });

  it('R:C9 a straight way leads from the first review to the certificates in both modes', () => {
    for (const mode of DELIVERY_MODE_NAMES) {
      const steps = stepsOf(mode);
      for (const [index, stage] of steps.slice(0, -1).entries()) {
        const next = commandsFrom(stage).map((command) => stageAfter(command, stage, mode));
        expect(next, `${mode} ${stage}`).toContain(steps[index + 1]);
      }
    }
  });
});

describe('the stage of an order', () => {
  it('R:C5 is that of its least advanced share, a rejected one first of all', () => {
    expect(orderStage([])).toBe('draft');
    expect(orderStage(['completed', 'in_progress'])).toBe('in_progress');
    expect(orderStage(['awaiting_first_review', 'rejected'])).toBe('rejected');
    expect(orderStage(['completed', 'cancelled'])).toBe('completed');
    expect(orderStage(['superseded', 'completed'])).toBe('completed');
    expect(new Set(STAGE_NAMES.map((stage) => STAGES[stage].rank)).size).toBe(STAGE_NAMES.length);
  });

  it('R:C9 reads as in the manual', () => {
    const words = ['draft', 'awaiting_first_review', 'rejected', 'awaiting_sample', 'awaiting_second_review'] as const;
    expect(words.map((stage) => customerWords(stage))).toEqual([
      '待提交',
      '申请待初审',
      '申请已否决',
      '通过待提交',
      '申请待二审',
    ]);
  });
});
