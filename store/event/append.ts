import { randomUUID } from 'node:crypto';
import type { EventFaultName } from '../../domain/event-fault.ts';
import type { EventName } from '../../domain/event-name.ts';
import type { PersonalData } from '../personal-data/sealing.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import { type Subject, sealerFor } from './sealed.ts';

/** The author of an event: a person's id and name, or the system (`id` null). */
export interface Actor {
  readonly id: string | null;
  readonly name: string;
}

/** The name of all individuals in events. */
export const INDIVIDUAL = '个人用户';

export const SYSTEM: Actor = { id: null, name: '系统' };

/**
 * The actor's name, for readers of the log: of the event `e` and its actor's account `ea`, left-joined. Individuals are
 * in the log by their account alone, so that closing it leaves no name.
 */
export const ACTOR_NAME = `case when ea.kind = 'individual' then ea.display_name else e.actor_name end`;

export interface NewEvent {
  readonly stream: string;
  readonly name: EventName;
  readonly actor: Actor;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Whose personal data `before` and `after` contain: they are then sealed. */
  readonly about?: { readonly subject: Subject; readonly personal: PersonalData };
  readonly notes?: string | null;
  /** The client's id of the command, so that a repeated request has one effect. */
  readonly commandId?: string;
  /** The standard reasons that the notes were composed of; their use is counted from here. */
  readonly reasonIds?: readonly string[] | undefined;
}

const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value));

/**
 * Appends to a stream that is not an order's, e.g. `enterprise:<id>`. Writers of the same stream wait for each other,
 * so that its sequence has no gaps.
 */
export async function appendEvent(trx: Transaction, event: NewEvent): Promise<void> {
  const { about } = event;
  const sealed = about ? await sealerFor(trx, about.personal, about.subject) : (value: unknown) => value;
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [event.stream]);
  await trx.raw(
    `insert into event (stream, sequence, command_id, name, actor_id, actor_name, before, after, notes, result)
     select ?, coalesce(max(sequence), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ? from event where stream = ?`,
    [
      event.stream,
      event.commandId ?? randomUUID(),
      event.name,
      event.actor.id,
      event.actor.name,
      json(sealed(event.before)),
      json(sealed(event.after)),
      event.notes ?? null,
      event.reasonIds?.length ? json({ reasonIds: event.reasonIds }) : null,
      event.stream,
    ],
  );
}

export interface EventFault {
  readonly stream: string;
  readonly sequence: number;
  readonly fault: EventFaultName;
}

/** The number of events in the audit log. */
export async function countEvents(db: Reader): Promise<number> {
  const [row] = await db('event').count<{ count: number }[]>({ count: '*' });
  return Number(row?.count ?? 0);
}

/**
 * Verifies all hash chains. An empty list means that no row was changed or removed inside a chain; what is missing at its
 * end, and chains that are missing or rewritten as a whole, are found by the anchors only. At most 1000 faults.
 */
export async function verifyEvents(db: Reader): Promise<EventFault[]> {
  return db('event_fault')
    .select<EventFault[]>(
      'stream',
      'sequence',
      db.raw(`case fault when 'changed' then 'changed' else 'predecessor' end as fault`),
    )
    .orderBy(['stream', 'sequence'])
    .limit(1000);
}
