/** What a supervisor does about stuck work (requirement E5): each cure can be tried first without effect. */
import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import type { Knex } from 'knex';
import type { CureInput, Incident } from '../../domain/contract/incident.ts';
import { CURES, type Cure } from '../../domain/incident.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { isTerminal } from '../../domain/stage.ts';
import type { BookingOrderInput } from '../../domain/transition.ts';
import type { TimeLimits } from '../../domain/working-time.ts';
import { appendEvent } from '../../store/event/append.ts';
import { incidentsOf, noteCure } from '../../store/incident/list.ts';
import { repairOrder, restartPoint } from '../../store/incident/order-snapshot.ts';
import { remind } from '../../store/incident/remind.ts';
import { endDelivery } from '../../store/message/delivery.ts';
import { limitsFor } from '../../store/settings/time-limit.ts';
import { assignShares } from '../../store/share/claim.ts';
import { shareInstitution } from '../../store/share/standing.ts';
import type { Transaction } from '../../store/sql/database.ts';
import { WORKFLOW_TYPE } from '../../workflows/definitions.ts';
import { orderAttributes } from '../../workflows/search-attribute-keys.ts';
import { type Booking, WORKFLOW_TASK_TIMEOUT } from '../booking.ts';
import type { PersonActor } from '../http/scope.ts';
import type { Imports } from '../imports.ts';
import { isNotFound, lastEvent, orBusy, within } from './engine.ts';
import { readRun } from './snapshot.ts';

export interface CureDependencies {
  readonly db: Knex;
  readonly temporal: Client;
  readonly taskQueue: string;
  readonly limits: TimeLimits;
  readonly booking: Booking;
  readonly imports: Imports;
  /** Minutes after which a claim expires. */
  readonly idle: number;
}

interface Case {
  readonly incident: Incident;
  readonly input: CureInput;
  readonly actor: PersonActor;
  /** The stream in which the cure is recorded; its last event is the cure. */
  readonly stream: string;
}

/**
 * Runs in the transaction that records the cure. In a trial that transaction is rolled back, and effects outside the
 * database are left out.
 */
type CureAct = (trx: Transaction, deps: CureDependencies, one: Case) => Promise<void>;

const ACTS: Readonly<Record<Cure, CureAct>> = {
  async remind(trx, { idle }, { incident, stream }) {
    await remind(trx, stream, required(incident.shareId), idle);
  },

  async assign(trx, { idle }, { incident, input, actor }) {
    if (!input.accountId)
      throw new DomainProblem('invalid_input', {}, [
        { path: 'accountId', fault: { name: 'choose', params: { field: '办理人' } } },
      ]);
    const shareId = required(incident.shareId);
    const institutionId = await shareInstitution(trx, shareId);
    const given = { shareIds: [shareId], accountId: input.accountId };
    const [outcome] = await assignShares(trx, institutionId, given, idle, actor);
    if (outcome?.problem) throw outcome.problem;
  },

  async extend(_trx, { booking }, { incident, input, actor }) {
    const { workingDays } = input;
    if (!workingDays)
      throw new DomainProblem('invalid_input', {}, [
        { path: 'workingDays', fault: { name: 'fill_in', params: { field: '延长的工作日数' } } },
      ]);
    if (incident.stage && isTerminal(incident.stage)) throw new DomainProblem('share_closed');
    if (input.dryRun) return;
    const [orderId, shareId] = [required(incident.orderId), required(incident.shareId)];
    await booking.extend({ orderId, shareId, actor, commandId: randomUUID(), workingDays, notes: input.reason });
  },

  async cancel(_trx, { booking }, { incident, input, actor }) {
    if (input.dryRun) return;
    const [orderId, shareId] = [required(incident.orderId), required(incident.shareId)];
    const body = { notes: input.reason };
    await booking.command({ command: 'cancel', orderId, shareId, actor, commandId: randomUUID(), body });
  },

  async retry(_trx, { temporal, imports }, { incident, input }) {
    if (input.dryRun) return;
    const [kind, id] = incident.subject.split(':');
    if (kind === 'import') await imports.wake(required(id ?? null));
    else await retryActivities(temporal, required(incident.workflowId), incident.evidence.activity);
  },

  async skip(trx, { temporal }, { incident, input }) {
    const id = incident.subject.slice('delivery:'.length);
    const workflowId = required(incident.workflowId);
    const round = Number(workflowId.split('/')[2] ?? 1);
    await endDelivery(trx, { id, round }, { state: 'failed' });
    if (input.dryRun) return;
    // Its next attempt finds that there is nothing left to do, and ends the workflow.
    await retryActivities(temporal, workflowId, 'sendDelivery');
  },

  async reset(_trx, { temporal }, { incident, input }) {
    const workflowId = required(incident.workflowId);
    const good = await lastGoodTask(temporal, workflowId);
    if (!good) throw new DomainProblem('no_good_step');
    if (input.dryRun) return;
    await within(temporal, () =>
      temporal.workflowService.resetWorkflowExecution({
        namespace: temporal.options.namespace,
        workflowExecution: { workflowId, runId: good.runId },
        workflowTaskFinishEventId: good.eventId,
        reason: input.reason,
        requestId: randomUUID(),
      }),
    );
  },

  async restart(_trx, deps, { incident, input }) {
    const orderId = required(incident.orderId);
    await restartPoint(deps.db, orderId);
    if (!input.dryRun) await restartOrder(deps, orderId);
  },

  async terminate(_trx, { temporal }, { incident, input }) {
    if (input.dryRun) return;
    const handle = temporal.workflow.getHandle(required(incident.workflowId));
    await within(temporal, () => handle.terminate(input.reason)).catch((error: unknown) => {
      if (isNotFound(error)) throw new DomainProblem('incident_over');
      throw error;
    });
  },

  async repair(trx, { temporal }, { incident }) {
    const orderId = required(incident.orderId);
    const { snapshot } = await readRun(temporal, orderId).catch((error: unknown) => {
      if (isNotFound(error)) throw new DomainProblem('cure_not_for_this', { cure: CURES.repair.zh });
      throw error;
    });
    await repairOrder(trx, orderId, snapshot);
  },
};

function required(id: string | null): string {
  if (!id) throw new DomainProblem('incident_over');
  return id;
}

const NOTHING_PENDING = [3, 5, 9];

/** Starts activities that wait for their next attempt now. */
async function retryActivities(temporal: Client, workflowId: string, type = ''): Promise<void> {
  try {
    await within(temporal, () =>
      temporal.workflowService.resetActivity({
        namespace: temporal.options.namespace,
        execution: { workflowId },
        type,
        identity: 'console',
      }),
    );
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? Number(error.code) : 0;
    if (NOTHING_PENDING.includes(code)) throw new DomainProblem('nothing_failing', {}, [], { cause: error });
    throw error;
  }
}

const { EventType } = proto.temporal.api.enums.v1;

/** The last completed workflow task of the open run: everything after it is repeated. */
async function lastGoodTask(temporal: Client, workflowId: string) {
  const completed = await lastEvent(temporal, workflowId, EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED).catch(
    (error: unknown) => {
      if (isNotFound(error)) return null;
      throw error;
    },
  );
  if (!completed?.eventId) return null;
  const { runId } = await within(temporal, () => temporal.workflow.getHandle(workflowId).describe());
  return { runId, eventId: completed.eventId };
}

/** Terminates the order's workflow, if it is running, and starts it again in the state of the database. */
export async function restartOrder(
  { db, temporal, taskQueue, limits }: Pick<CureDependencies, 'db' | 'temporal' | 'taskQueue' | 'limits'>,
  orderId: string,
): Promise<void> {
  const { snapshot, render } = await restartPoint(db, orderId);
  const live = snapshot.shares.filter(({ stage }) => !isTerminal(stage));
  const input: BookingOrderInput = { orderId, limits: await limitsFor(db, orderId, limits), carried: snapshot, render };
  await within(temporal, () =>
    temporal.workflow.start(WORKFLOW_TYPE, {
      workflowId: orderId,
      taskQueue,
      args: [input],
      workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      workflowIdConflictPolicy: 'TERMINATE_EXISTING',
      typedSearchAttributes: orderAttributes(snapshot, live),
    }),
  );
}

export interface CureOutcome {
  readonly incidentId: string;
  readonly about: string;
  readonly problem: DomainProblem | null;
}

/**
 * Carries out the cure for each incident by itself, or with `dryRun` only tries it; a failure does not stop the
 * others.
 */
export async function cure(deps: CureDependencies, input: CureInput, actor: PersonActor): Promise<CureOutcome[]> {
  if (CURES[input.cure].reason && !input.reason)
    throw new DomainProblem('invalid_input', {}, [
      { path: 'reason', fault: { name: 'fill_in', params: { field: '原因' } } },
    ]);
  const ids = [...new Set(input.incidentIds)];
  const known = new Map((await incidentsOf(deps.db, deps.idle, ids)).map((incident) => [incident.id, incident]));
  const outcomes: CureOutcome[] = [];
  for (const incidentId of ids) {
    const incident = known.get(incidentId);
    const problem = await orBusy(cureOne(deps, incident, input, actor)).then(
      () => null,
      (error: unknown) => {
        if (error instanceof DomainProblem && error.type !== 'invalid_input') return error;
        throw error;
      },
    );
    outcomes.push({ incidentId, about: incident ? aboutOf(incident) : '', problem });
  }
  return outcomes;
}

function aboutOf({ orderNumber, enterpriseName, subject }: Incident): string {
  return orderNumber ? `${orderNumber} ${enterpriseName ?? ''}`.trim() : subject;
}

/** Thrown to roll back the transaction of a trial. */
class OnlyTried extends Error {}

async function cureOne(
  deps: CureDependencies,
  incident: Incident | undefined,
  input: CureInput,
  actor: PersonActor,
): Promise<void> {
  if (!incident || incident.endedAt) throw new DomainProblem('incident_over');
  if (!incident.cures.includes(input.cure))
    throw new DomainProblem('cure_not_for_this', { cure: CURES[input.cure].zh });
  const stream = `incident:${incident.id}`;
  try {
    await deps.db.transaction(async (trx) => {
      const after = { name: aboutOf(incident), cause: incident.cause, cure: input.cure };
      await appendEvent(trx, { stream, name: 'cure_incident', actor, after, notes: input.reason || null });
      await noteCure(trx, incident.id, input.cure, actor.name);
      await ACTS[input.cure](trx, deps, { incident, input, actor, stream });
      if (input.dryRun) throw new OnlyTried();
    });
  } catch (error) {
    if (!(error instanceof OnlyTried)) throw error;
  }
}
