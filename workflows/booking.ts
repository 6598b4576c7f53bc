import { ApplicationFailure, condition } from '@temporalio/workflow';
import { commandDefinition } from '../domain/command.ts';
import { type ProblemParameters, type ProblemType, problemDetail } from '../domain/problem.ts';
import { isTerminal, STAGES } from '../domain/stage.ts';
import {
  type AppliedEvent,
  type BookingCommand,
  type BookingOrderInput,
  type BookingSnapshot,
  type ExtendCommand,
  isVisitStep,
  nextStepOf,
  type OverdueCommand,
  overdueKey,
  type ShareCommand,
  type ShareState,
  type SubmitCommand,
  type VisitStepCommand,
} from '../domain/transition.ts';
import { documents, transitions } from './activities.ts';
import { markOrder, markStages } from './search-attributes.ts';

/** A refusal that reaches the person as a problem; it is never tried again. */
export function refusal(type: ProblemType, parameters: ProblemParameters = {}): ApplicationFailure {
  return ApplicationFailure.nonRetryable(problemDetail(type, parameters, 'en'), type, parameters);
}

/** The state of one booking order: its shares and how far its record has come. */
export class Booking {
  private sequence: number;
  private orderNumber: string;
  private enterpriseId: string;
  private readonly shares: Map<string, ShareState>;
  /** What the clock has brought about, each once: overdue stages, by `share/since/due`, and steps about a visit. */
  private readonly overdue: Set<string>;
  /** The command underway, or the last of those that wait for it. */
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

  /** Nothing more will happen: every share has come to its end, or the submission was refused. */
  get settled(): boolean {
    if (!this.idle) return false;
    if (this.sequence === 0) return this.submissionRefused;
    return this.live().length === 0;
  }

  get idle(): boolean {
    return this.last === null && this.rendering === 0;
  }

  validateSubmit(_command: SubmitCommand): void {
    if (this.sequence > 0) throw refusal('order_not_draft');
  }

  async submit(command: SubmitCommand): Promise<AppliedEvent> {
    this.submissionRefused = false;
    try {
      return await this.exclusively(() => this.carryOut(command));
    } catch (error) {
      this.submissionRefused = this.sequence === 0;
      throw error;
    }
  }

  /**
   * Refuses, before anything is recorded, what the share's stage does not accept. While another command is underway the
   * record, and so whoever looks at it, may be ahead of what is known here: then it is decided when the turn comes.
   */
  validate(command: ShareCommand): void {
    if (this.last === null) this.requireStage(command);
  }

  validateExtend(command: ExtendCommand): void {
    if (this.last === null) this.requireOpen(command);
  }

  private requireStage(command: ShareCommand): void {
    const share = this.shares.get(command.shareId);
    if (!share) throw refusal('not_found');
    if (commandDefinition(command.name).from.includes(share.stage)) return;
    throw refusal('stage_moved_on', { by: share.movedBy, at: share.since, stage: STAGES[share.stage].zh });
  }

  private requireOpen({ shareId }: ExtendCommand): void {
    const share = this.shares.get(shareId);
    if (!share) throw refusal('not_found');
    if (isTerminal(share.stage)) throw refusal('share_closed');
  }

  private requireOverdue({ shareId, commandId }: OverdueCommand): void {
    const share = this.shares.get(shareId);
    if (share && commandId === `overdue/${overdueKey(share)}`) return;
    throw refusal('stage_moved_on');
  }

  private requireNext({ shareId, commandId }: VisitStepCommand): void {
    const share = this.shares.get(shareId);
    if (share && nextStepOf(share)?.commandId === commandId) return;
    throw refusal('stage_moved_on');
  }

  /** Carries out a command; one at a time, and only if the stage still accepts it when its turn comes. */
  command(command: ShareCommand): Promise<AppliedEvent> {
    return this.exclusively(() => this.carryOut(command));
  }

  /** Gives a stage more time; the timer looks again by itself. */
  extend(command: ExtendCommand): Promise<AppliedEvent> {
    return this.exclusively(() => this.carryOut(command));
  }

  /** Learns what the record has and this run has not heard of. */
  async catchUp(): Promise<void> {
    await this.exclusively(async () => {
      const { events } = await transitions.missedEvents(this.input.orderId, this.sequence);
      for (const event of events) this.apply(event);
    });
  }

  /**
   * Reports each share once when its stage has taken longer than its time limit, and reminds of visits whose date has no
   * answer until it counts as accepted.
   */
  async watchTimeLimits(): Promise<never> {
    for (;;) {
      const due = this.nextTime();
      if (due === null) {
        await condition(() => this.nextTime() !== null);
        continue;
      }
      // A later time needs no new timer: the old one fires, finds nothing due and looks again.
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
    await this.exclusively(() => this.carryOut(command)).catch((error: unknown) => {
      const movedOn = error instanceof ApplicationFailure && error.type === 'stage_moved_on';
      if (!movedOn) throw error;
    });
  }

  /** Lets work begin when all that came before it has ended. */
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
   * One transaction. Where the record is ahead – the worker died after a commit that it never heard of – the workflow
   * first learns what it missed, checks the stage again and tries once more.
   */
  private async carryOut(command: BookingCommand): Promise<AppliedEvent> {
    for (;;) {
      if (command.name === 'overdue') this.requireOverdue(command);
      else if (command.name === 'extend') this.requireOpen(command);
      else if (isVisitStep(command)) this.requireNext(command);
      else if (command.name !== 'submit') this.requireStage(command);
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

  /** When the clock brings something about next. */
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
