/** Access of the API to the workflows of orders: the only way in which it changes a submitted order. */
import {
  type Client,
  isGrpcServiceError,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure, type Duration } from '@temporalio/common';
import type { Knex } from 'knex';
import { type Command, commandDefinition } from '../domain/command.ts';
import type { CommandBody, CommandResult } from '../domain/contract/command.ts';
import {
  DomainProblem,
  type FieldProblem,
  PROBLEMS,
  type ProblemParameters,
  type ProblemType,
} from '../domain/problem.ts';
import { isTerminal, STAGES, type Stage } from '../domain/stage.ts';
import type { AppliedEvent, BookingOrderInput, ExtendCommand, ShareCommand } from '../domain/transition.ts';
import type { TimeLimits } from '../domain/working-time.ts';
import type { KeyRing } from '../store/keys/ring.ts';
import { limitsFor } from '../store/settings/time-limit.ts';
import { isDatabaseUnavailable } from '../store/sql/database.ts';
import { withMac } from '../store/transition/command-mac.ts';
import { appliedBefore, shareStanding } from '../store/transition/index.ts';
import { catchUpSignal, commandUpdates, extendUpdate, submitUpdate, WORKFLOW_TYPE } from '../workflows/definitions.ts';
import type { PersonActor } from './http/scope.ts';

export interface Booking {
  /** Starts the order's workflow, unless it is running, and submits the order. */
  submit(input: { orderId: string; actor: PersonActor; commandId: string }): Promise<CommandResult>;
  command<C extends Command>(input: {
    command: C;
    orderId: string;
    shareId: string;
    actor: PersonActor;
    commandId: string;
    body: CommandBody<C>;
  }): Promise<CommandResult>;
  /** Gives a share more time, counted from now. */
  extend(input: {
    orderId: string;
    shareId: string;
    actor: PersonActor;
    commandId: string;
    workingDays: number;
    notes: string;
  }): Promise<CommandResult>;
}

export interface BookingDependencies {
  readonly temporal: Client;
  readonly db: Knex;
  /** From which the key of the commands' authentication codes is derived. */
  readonly dataKeys: KeyRing;
  readonly taskQueue: string;
  readonly limits: TimeLimits;
  /** Milliseconds to wait for an answer before the problem `busy` is returned. */
  readonly patience?: number;
}

/** The workflow's refusals if the share's stage, as the workflow knows it, does not accept the command. */
const REFUSED_BY_STAGE: ReadonlySet<ProblemType> = new Set(['stage_moved_on', 'share_closed', 'not_found']);

export const WORKFLOW_TASK_TIMEOUT: Duration = '5 seconds';

export function createBooking(deps: BookingDependencies): Booking {
  const { temporal, db, dataKeys, taskQueue, limits, patience = 10_000 } = deps;

  /**
   * SQL is written before the workflow learns of it. If the workflow never learns – it was reset in that moment – it
   * refuses a command that is allowed in SQL. It is then signalled to read SQL, and the command is repeated once.
   */
  async function askAgainIfBehind(
    orderId: string,
    shareId: string,
    accepts: (stage: Stage) => boolean,
    ask: () => Promise<AppliedEvent>,
  ): Promise<AppliedEvent> {
    try {
      return await ask();
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal || !REFUSED_BY_STAGE.has(refusal.type)) throw error;
      const recorded = await shareStanding(db, shareId);
      if (!recorded || !accepts(recorded.stage)) throw error;
      await temporal.workflow.getHandle(orderId).signal(catchUpSignal);
      return await ask();
    }
  }

  async function answer(orderId: string, shareId: string | null, commandId: string, ask: () => Promise<AppliedEvent>) {
    try {
      return resultOf(orderId, await temporal.withDeadline(Date.now() + patience, ask));
    } catch (error) {
      return resultOf(orderId, await explain(error, orderId, shareId, commandId));
    }
  }

  /** A command that was carried out before gets its stored answer, whatever has happened since. */
  async function explain(
    error: unknown,
    orderId: string,
    shareId: string | null,
    commandId: string,
  ): Promise<AppliedEvent> {
    if (isOutOfReach(error)) throw new DomainProblem('busy', {}, [], { cause: error });
    const before = await appliedBefore(db, orderId, commandId);
    if (before) return before;
    const refusal = refusalOf(error);
    if (refusal) throw refusal;
    if (error instanceof WorkflowNotFoundError && shareId) throw await movedOn(db, shareId);
    throw error;
  }

  return {
    submit({ orderId, actor, commandId }) {
      return answer(orderId, null, commandId, async () => {
        const startWorkflowOperation = new WithStartWorkflowOperation(WORKFLOW_TYPE, {
          workflowId: orderId,
          taskQueue,
          args: [{ orderId, limits: await limitsFor(db, orderId, limits) } satisfies BookingOrderInput],
          workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
          workflowIdConflictPolicy: 'USE_EXISTING',
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        });
        return temporal.workflow.executeUpdateWithStart(submitUpdate, {
          startWorkflowOperation,
          updateId: commandId,
          args: [withMac(dataKeys, orderId, { name: 'submit', commandId, actor })],
        });
      });
    },

    command({ command, orderId, shareId, actor, commandId, body }) {
      const plain = { name: command, commandId, actor, shareId, body } as unknown as ShareCommand;
      const given = withMac(dataKeys, orderId, plain);
      const accepts = (stage: Stage) => commandDefinition(command).from.includes(stage);
      const ask = () =>
        temporal.workflow
          .getHandle(orderId)
          .executeUpdate(commandUpdates[command], { updateId: commandId, args: [given] });
      return answer(orderId, shareId, commandId, () => askAgainIfBehind(orderId, shareId, accepts, ask));
    },

    extend({ orderId, shareId, actor, commandId, workingDays, notes }) {
      const plain: ExtendCommand = { name: 'extend', commandId, actor, shareId, body: { workingDays, notes } };
      const given = withMac(dataKeys, orderId, plain);
      const accepts = (stage: Stage) => !isTerminal(stage);
      const ask = () =>
        temporal.workflow.getHandle(orderId).executeUpdate(extendUpdate, { updateId: commandId, args: [given] });
      return answer(orderId, shareId, commandId, () => askAgainIfBehind(orderId, shareId, accepts, ask));
    },
  };
}

function resultOf(orderId: string, event: AppliedEvent): CommandResult {
  return {
    orderId,
    number: event.orderNumber,
    sequence: event.sequence,
    shares: event.shares.map(({ id, stage, deliveryMode }) => ({ id, stage, deliveryMode })),
  };
}

async function movedOn(db: Knex, shareId: string): Promise<DomainProblem> {
  const share = await shareStanding(db, shareId);
  if (!share) return new DomainProblem('not_found');
  return new DomainProblem('stage_moved_on', { by: share.movedBy, at: share.since, stage: STAGES[share.stage].zh });
}

/** The refusal of the workflow or its transaction as the original problem; null for other errors. */
function refusalOf(error: unknown): DomainProblem | null {
  if (!(error instanceof WorkflowUpdateFailedError)) return null;
  let cause: unknown = error.cause;
  while (cause instanceof Error) {
    if (cause instanceof ApplicationFailure && cause.type && cause.type in PROBLEMS) {
      const [parameters, fields] = (cause.details ?? []) as [ProblemParameters?, FieldProblem[]?];
      return new DomainProblem(cause.type as ProblemType, parameters, fields);
    }
    cause = cause.cause;
  }
  return null;
}

/** Errors that Temporal would return again: the configuration or the request is wrong. */
const PERMANENT: readonly number[] = Object.values({
  INVALID_ARGUMENT: 3,
  PERMISSION_DENIED: 7,
  UNIMPLEMENTED: 12,
  UNAUTHENTICATED: 16,
});

/** Temporal, the worker or the database did not answer in time: the client can repeat the command with the same id. */
function isOutOfReach(error: unknown): boolean {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || isDatabaseUnavailable(error)) return true;
  if (error instanceof WorkflowNotFoundError) return false;
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (isGrpcServiceError(cause)) return !PERMANENT.includes(cause.code);
  }
  return error instanceof WorkflowUpdateFailedError && closedUnderway(error);
}

/** The workflow ended while the update was on its way: a repeated update finds it ended, or a new run. */
function closedUnderway(error: WorkflowUpdateFailedError): boolean {
  return error.cause instanceof ApplicationFailure && error.cause.type === 'AcceptedUpdateCompletedWorkflow';
}
