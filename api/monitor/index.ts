/** The monitor of all work (requirement E5): scans every few seconds, records incidents, and applies cures. */
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { CureInput } from '../../domain/contract/incident.ts';
import type { Payloads, WorkflowHistory } from '../../domain/contract/workflow-history.ts';
import { acquireScanLease } from '../../store/incident/findings.ts';
import { recordLate } from '../../store/incident/late.ts';
import type { PersonActor } from '../http/scope.ts';
import { type CureDependencies, type CureOutcome, cure } from './cures.ts';
import { orBusy } from './engine.ts';
import { decodeForInterface } from './history.ts';
import { newScanCursor, scan } from './scan.ts';
import { readWorkflowHistory, readWorkflowHistoryJson } from './workflow-history.ts';

export interface Monitor {
  /** Scans once, now. */
  scan(): Promise<void>;
  cure(input: CureInput, actor: PersonActor): Promise<CureOutcome[]>;
  /** @throws DomainProblem not_found if Temporal has no workflow of the order, or no longer has it */
  workflowHistory(orderId: string): Promise<WorkflowHistory>;
  /** Same as above, as the JSON that Temporal exports. @throws DomainProblem not_found */
  workflowHistoryJson(orderId: string): Promise<Buffer>;
  /** @throws DomainProblem payload_unreadable */
  decodePayloads(payloads: Payloads['payloads']): Promise<Payloads['payloads']>;
}

export interface RunnableMonitor extends Monitor {
  /** Scans periodically; of any number of API processes one does at a time. */
  start(everySeconds: number, log: Pick<Logger, 'warn'>): { stop(): Promise<void> };
}

/** A scan is followed by a pause of four times its duration: scanning takes at most a fifth of the time. */
const PAUSE_FACTOR = 4;
/** Milliseconds that a stop waits for the scan in progress. */
const MAX_WAIT_MS = 3_000;

export interface MonitorDependencies extends CureDependencies {
  /** Address of Temporal's own interface, where supervisors may use it. */
  readonly engineUrl: string | null;
}

export function createMonitor(deps: MonitorDependencies): RunnableMonitor {
  const cursor = newScanCursor();
  const scanNow = () => scan(deps, cursor);
  return {
    scan: scanNow,

    async cure(input, actor) {
      const outcomes = await cure(deps, input, actor);
      if (!input.dryRun) await recordLate(deps.db);
      return outcomes;
    },

    workflowHistory: (orderId) => orBusy(readWorkflowHistory(deps.temporal, orderId, deps.engineUrl)),
    decodePayloads: (payloads) => decodeForInterface(deps.temporal, payloads),
    workflowHistoryJson: (orderId) => orBusy(readWorkflowHistoryJson(deps.temporal, orderId)),

    start(everySeconds, log) {
      const me = randomUUID();
      let stopping = false;
      let wake: () => void = () => undefined;
      const rest = (milliseconds: number) =>
        new Promise<void>((resolve) => {
          wake = resolve;
          globalThis.setTimeout(resolve, milliseconds).unref();
        });
      const run = (async () => {
        while (!stopping) {
          const began = Date.now();
          try {
            if (await acquireScanLease(deps.db, me, everySeconds * 6)) await scanNow();
          } catch (error) {
            log.warn({ err: error }, 'the scan for incidents failed; the next one follows shortly');
          }
          if (!stopping) await rest(Math.max(everySeconds * 1000, (Date.now() - began) * PAUSE_FACTOR));
        }
      })();
      return {
        async stop() {
          stopping = true;
          wake();
          // A scan that takes longer is left behind: each of its findings is written in one statement or not at all.
          await Promise.race([run, setTimeout(MAX_WAIT_MS, null, { ref: false })]);
        },
      };
    },
  };
}
