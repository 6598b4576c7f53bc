import { ApplicationFailure, condition } from '@temporalio/workflow';
import { commandDefinition } from '../domain/command.ts';
import { type ProblemParameters, type ProblemType, problemDetail } from '../domain/problem.ts';
import { isTerminal, STAGES } from '../domain/stage.ts';
import {
  type AppliedEvent,
  type BookingCommand,
  type BookingOrderInput,
  type BookingSnapshot,
  isVisitStep,
  nextStepOf,
  type OverdueCommand,
  overdueKey,
  type ShareState,
  type SubmitCommand,
} from '../domain/transition.ts';
import { documents, transitions } from './activities.ts';
import { markOrder, markStages } from './search-attributes.ts';

/** A refusal that the person receives as a problem; Temporal does not retry it. */
export function refusal(type: ProblemType, parameters: ProblemParameters = {}): ApplicationFailure {
  return ApplicationFailure.nonRetryable(problemDetail(type, parameters, 'en'), type, parameters);
}

/** The state of one booking order: its shares, and the sequence number of the last event it knows. */
export class Booking {
  private sequence: number;
  private orderNumber: string;
  private enterpriseId: string;
  private readonly shares: Map<string, ShareState>;
  /** What the timer has triggered, each once: overdue stages by `share/since/due`, and steps of visits. */
  private readonly overdue: Set<string>;
  /** The command in progress, or the last one in the queue behind it. */
  private last: Promise<unknown> | null = null;
  private submissionRefused = false;
  private rendering = 0;

  constructor(private readonly input: BookingOrderInput) {
    const carried = input.carried;
    this.sequence = carried?.sequence ?? 0;
    this.orderNumber = carried?.orderNumber ?? '';
    this.enterpriseId = carried?.enterpriseId ?? '';
    this.shares = new Map(carried?.shares.map((share) => [share.id, share]));
    this.overdue = new Set(carried?.overdue);
  }

  get snapshot(): BookingSnapshot {
    return {
      sequence: this.sequence,
      orderNumber: this.orderNumber,
      enterpriseId: this.enterpriseId,
      shares: [...this.shares.values()],
      overdue: [...this.overdue],
    };
  }

  /** Nothing more will happen: all shares are over, or the submission was refused. */
  get settled(): boolean {
    if (!this.idle) return false;
    if (this.sequence === 0) return this.submissionRefused;
    return this.live().length === 0;
  }

  get idle(): boolean {
    return this.last === null && this.rendering === 0;
  }

  async submit(command: SubmitCommand): Promise<AppliedEvent> {
    this.submissionRefused = false;
    try {
      return await this.execute(command);
    } catch (error) {
      this.submissionRefused = this.sequence === 0;
      throw error;
    }
  }

  /**
   * Refuses, before anything is recorded, a command that the share's stage does not accept. While another command is in
   * progress, SQL and the person who reads it may be ahead of this state: then `execute` decides when its turn comes.
   */
  validate(command: BookingCommand): void {
    if (this.last === null || command.name === 'submit') this.requireAccepted(command);
  }

  /** Carries out a command, one at a time, and only if the stage still accepts it when its turn comes. */
  execute(command: BookingCommand): Promise<AppliedEvent> {
    return this.exclusively(() => this.carryOut(command));
  }

  private requireAccepted(command: BookingCommand): void {
    if (command.name === 'submit') {
      if (this.sequence > 0) throw refusal('order_not_draft');
      return;
    }
    const share = this.shares.get(command.shareId);
    if (command.name === 'overdue' || isVisitStep(command)) {
      // The timer gives these commands, so nobody reads the refusal.
      const due = share && (command.name === 'overdue' ? `overdue/${overdueKey(share)}` : nextStepOf(share)?.commandId);
      if (due !== command.commandId) throw refusal('stage_moved_on');
      return;
    }
    if (!share) throw refusal('not_found');
    if (command.name === 'extend') {
      if (isTerminal(share.stage)) throw refusal('share_closed');
      return;
    }
    if (commandDefinition(command.name).from.includes(share.stage)) return;
    throw refusal('stage_moved_on', { by: share.movedBy, at: share.since, stage: STAGES[share.stage].zh });
  }

  /** Reads the steps that SQL has and this run does not, for example after a reset. */
  async catchUp(): Promise<void> {
    await this.exclusively(async () => {
      const { events } = await transitions.missedEvents(this.input.orderId, this.sequence);
      for (const event of events) this.apply(event);
    });
  }

  /**
   * Reports each share once when its stage exceeds its time limit, and carries out the steps of visits without an
   * answer: the reminder, then the assumed consent.
   */
  async watchTimeLimits(): Promise<never> {
    for (;;) {
      const due = this.nextTime();
      if (due === null) {
        await condition(() => this.nextTime() !== null);
        continue;
      }
      // A later time needs no new timer: the old one fires, finds nothing due and is set again.
      const sooner = await condition(() => (this.nextTime() ?? due) < due, Math.max(due - Date.now(), 1));
      if (sooner) continue;
      await this.reportOverdue();
      await this.takeSteps();
    }
  }

  private async reportOverdue(): Promise<void> {
    for (const share of this.live()) {
      if (!share.dueAt || Date.parse(share.dueAt) > Date.now() || this.wasReported(share)) continue;
      this.overdue.add(overdueKey(share));
      const command: OverdueCommand = {
        name: 'overdue',
        commandId: `overdue/${overdueKey(share)}`,
        actor: { id: null, name: '系统' },
        shareId: share.id,
      };
      await this.giveUnlessMovedOn(command);
    }
  }

  private async takeSteps(): Promise<void> {
    for (const share of this.live()) {
      const step = nextStepOf(share);
      if (!step || this.overdue.has(step.commandId) || Date.parse(share.next?.at ?? '') > Date.now()) continue;
      this.overdue.add(step.commandId);
      await this.giveUnlessMovedOn(step);
    }
  }

  private async giveUnlessMovedOn(command: BookingCommand): Promise<void> {
    await this.execute(command).catch((error: unknown) => {
      const movedOn = error instanceof ApplicationFailure && error.type === 'stage_moved_on';
      if (!movedOn) throw error;
    });
  }

  /** Starts the work when all earlier work has ended. */
  private exclusively<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last === null ? work() : this.last.then(work, work);
    const end = () => {
      if (this.last === turn) this.last = null;
    };
    this.last = turn;
    turn.then(end, end);
    return turn;
  }

  /**
   * One transaction. If SQL is ahead – the worker died after a commit without learning of it – the workflow applies
   * the events it missed, checks the stage again and repeats the transaction.
   */
  private async carryOut(command: BookingCommand): Promise<AppliedEvent> {
    for (;;) {
      if (command.name !== 'submit') this.requireAccepted(command);
      const { events } = await transitions.transition({
        orderId: this.input.orderId,
        after: this.sequence,
        command,
        limits: this.input.limits,
      });
      for (const event of events) this.apply(event);
      const own = events.find((event) => event.commandId === command.commandId);
      if (own) return own;
    }
  }

  private apply(event: AppliedEvent): void {
    if (event.sequence <= this.sequence) return;
    const first = this.sequence === 0;
    this.sequence = event.sequence;
    this.orderNumber = event.orderNumber;
    this.enterpriseId = event.enterpriseId;
    for (const share of event.shares) this.shares.set(share.id, share);
    if (first) markOrder(event, this.live(), this.nextDue());
    else markStages(this.live(), this.nextDue());
    if (event.render) this.renderCertificates(event.render);
  }

  renderCertificates(shareId: string): void {
    this.rendering += 1;
    void documents()
      .renderCertificates(shareId)
      .finally(() => {
        this.rendering -= 1;
      });
  }

  private wasReported(share: ShareState): boolean {
    return this.overdue.has(overdueKey(share));
  }

  private live(): ShareState[] {
    return [...this.shares.values()].filter((share) => !isTerminal(share.stage));
  }

  /** The next time at which the timer has something to do. */
  private nextTime(): number | null {
    const steps = this.live().flatMap((share) => {
      const step = nextStepOf(share);
      return step && !this.overdue.has(step.commandId) ? [Date.parse(share.next?.at ?? '')] : [];
    });
    const due = this.nextDue();
    const times = due === null ? steps : [due, ...steps];
    return times.length > 0 ? Math.min(...times) : null;
  }

  private nextDue(): number | null {
    const times = this.live()
      .filter((share) => share.dueAt !== null && !this.wasReported(share))
      .map((share) => Date.parse(share.dueAt ?? ''));
    return times.length > 0 ? Math.min(...times) : null;
  }
}
