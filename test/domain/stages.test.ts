import { describe, expect, it } from 'vitest';
import type { CommandRow } from '../../domain/command/definition.ts';
import {
  COMMAND_NAMES,
  COMMANDS,
  type Command,
  type CustomerCommand,
  commandDefinition,
  commandsFrom,
  commandsOffered,
  commandsWhere,
  formOf,
  isReviewed,
  leadingCommand,
  QUEUES,
  REJECTIONS,
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
  progressOf,
  STAGE_NAMES,
  STAGES,
  type Stage,
  stageDefinition,
  stepsOf,
} from '../../domain/stage.ts';

/** The stage after each command, written again by hand: bring in, on site. */
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
  it.each(STAGE_NAMES)(
    'R:C9 R:C13 allow in %s only the commands of this stage, and each leads to the right stage',
    (stage) => {
      expect(commandsFrom(stage).sort()).toEqual(Object.keys(MACHINE[stage]).sort());
      for (const [name, wanted] of Object.entries(MACHINE[stage])) {
        const reached = DELIVERY_MODE_NAMES.map((mode: DeliveryMode) => stageAfter(name as Command, stage, mode));
        if (wanted === 'decided by the edit') expect(reached).toEqual([null, null]);
        else expect(reached).toEqual(Array.isArray(wanted) ? wanted : [wanted, wanted]);
      }
      for (const name of COMMAND_NAMES.filter((command) => !(command in MACHINE[stage]))) {
        expect(() => stageAfter(name, stage, 'bring_in')).toThrow(RangeError);
      }
    },
  );

  it('R:C9 are all reached from the first one; all can be left except terminal ones', () => {
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

  it('R:C10 require notes for rejecting, forwarding, sending back, another date and cancelling, in table and body alike', () => {
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

  it('R:E1 offer each duty its own commands, and give each queue a duty that can work on it', () => {
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

  it('R:E1 R:E5 give every open stage a person in charge, a time limit and, for its duty, a command that leads on', () => {
    for (const stage of STAGE_NAMES) {
      const { queue, isCustomersTurn, workingDays, terminal } = stageDefinition(stage);
      expect(queue !== null || isCustomersTurn, stage).toBe(!terminal);
      expect(workingDays !== null, stage).toBe(!terminal);
      const leading = leadingCommand(stage);
      if (queue) expect(leading && commandDefinition(leading).roles, stage).toContain(queue.duty);
    }
    const places = Object.values(QUEUES).map(({ place }) => place);
    expect(new Set(places).size).toBe(places.length);
    expect(Object.keys(QUEUES)).toHaveLength(STAGE_NAMES.filter((stage) => STAGES[stage].queue).length);
  });

  it('R:C14 show how far a share has come: rejected at the beginning, finished at the end, cancelled and superseded not at all', () => {
    expect(progressOf('rejected', 'bring_in')).toEqual({
      past: 0,
      steps: ['rejected', ...stepsOf('bring_in').slice(1)],
    });
    expect(progressOf('scheduled', 'on_site')).toEqual({ past: 2, steps: stepsOf('on_site') });
    expect(progressOf('completed', 'on_site')).toEqual({ past: stepsOf('on_site').length, steps: stepsOf('on_site') });
    expect([progressOf('cancelled', 'on_site'), progressOf('superseded', 'bring_in')]).toEqual([null, null]);
    expect(stepsOf('bring_in')).toEqual([
      ...['awaiting_first_review', 'awaiting_sample', 'in_progress'],
      ...['awaiting_check', 'awaiting_issue', 'completed'],
    ]);
  });

  it('R:C10 R:C14 say for each command who reads its notes, whether it rejects, and whether it can be given to many shares at once', () => {
    expect(REJECTIONS).toEqual(['reject_first_review', 'reject_second_review']);
    expect(STAGE_NAMES.filter(isReviewed)).toEqual(['awaiting_first_review', 'awaiting_second_review']);
    expect(commandsWhere(({ bulk }) => bulk)).toEqual(['approve_first_review', 'receive_sample', 'pass_check']);
    expect(commandsWhere(({ customerReadsNotes }) => !customerReadsNotes)).toEqual([
      'receive_sample',
      'start_work',
      'submit_results',
      'send_back',
      'pass_check',
      'issue',
    ]);
    // Staff are asked for everything they give; customers are asked in the portal.
    for (const command of COMMAND_NAMES) {
      const { form, roles } = commandDefinition(command);
      expect(form !== null, command).toBe(roles.some((role) => role !== 'customer'));
    }
    expect([formOf('approve_first_review', 'general'), formOf('approve_first_review', 'mandatory')]).toEqual([
      'at_once',
      'acceptance',
    ]);
  });

  it('R:C9 do not compile with a staff command without a form, nor with a customer’s command without a form in the portal', () => {
    // @ts-expect-error staff give it, so the console has to ask for it
    const formless: CommandRow = { ...COMMANDS.start_work, form: null };
    // @ts-expect-error another date has no form
    const forms: Record<CustomerCommand, string> = { resubmit: '', cancel: '', confirm_visit: '' };
    expect([formless.form, Object.keys(forms).length]).toEqual([null, 3]);
    const given: CustomerCommand[] = ['resubmit', 'confirm_visit', 'request_another_date', 'cancel'];
    expect(commandsWhere(({ roles }) => roles.includes('customer'))).toEqual(given);
  });

  it('R:C9 lead straight from first review to certificates in both delivery modes', () => {
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
  it('R:C5 is the stage of its least advanced share; a rejected share comes first', () => {
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
