/** The watch over all work (requirement E5): looks every few seconds, keeps what it finds, cures what it is told to cure. */
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { CureInput } from '../../domain/contract/incident.ts';
import type { WorkflowStory } from '../../domain/contract/story.ts';
import { takeTurn } from '../../store/incident/findings.ts';
import { recordLate } from '../../store/incident/late.ts';
import type { BookingActor } from '../booking.ts';
import { type CureDependencies, type CureOutcome, cure } from './cures.ts';
import { orBusy } from './engine.ts';
import { beginRound, look } from './look.ts';
import { readHistory, readStory } from './story.ts';

export interface Watch {
  /** Looks now. */
  look(): Promise<void>;
  cure(input: CureInput, actor: BookingActor): Promise<CureOutcome[]>;
  /** @throws DomainProblem not_found where Temporal knows no workflow of the order, or does no more */
  story(orderId: string): Promise<WorkflowStory>;
  /** The like, as JSON. */
  history(orderId: string): Promise<Buffer>;
}

export interface Watching extends Watch {
  /** Looks again and again; of any number of processes one does. */
  start(everySeconds: number, log: Pick<Logger, 'warn'>): { stop(): Promise<void> };
}

/** A look that took long is not followed by the next at once: watching never takes more than a fifth of the time. */
const REST = 4;
/** Milliseconds that a stop waits for the look underway. */
const LONGEST_WAIT = 3_000;

export interface WatchDependencies extends CureDependencies {
  /** Address of Temporal's own interface, where supervisors may use it. */
  readonly engineUrl: string | null;
}

export function createWatch(deps: WatchDependencies): Watching {
  const round = beginRound();
  const lookNow = () => look(deps, round);
  return {
    look: lookNow,

    async cure(input, actor) {
      const outcomes = await cure(deps, input, actor);
      if (!input.dryRun) await recordLate(deps.db);
      return outcomes;
    },

    story: (orderId) => orBusy(readStory(deps.temporal, orderId, deps.engineUrl)),
    history: (orderId) => orBusy(readHistory(deps.temporal, orderId)),

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
            if (await takeTurn(deps.db, me, everySeconds * 6)) await lookNow();
          } catch (error) {
            log.warn({ err: error }, 'the watch could not look; it looks again shortly');
          }
          if (!stopping) await rest(Math.max(everySeconds * 1000, (Date.now() - began) * REST));
        }
      })();
      return {
        async stop() {
          stopping = true;
          wake();
          // A look that nobody answers any more is left to itself: what it finds is written at once or not at all.
          await Promise.race([run, setTimeout(LONGEST_WAIT, null, { ref: false })]);
        },
      };
    },
  };
}
