/** The history of a managed record: who changed what. */
import type { z } from 'zod';
import type { RecordHistory } from '../../domain/contract/managed-record.ts';
import type { Reader } from '../sql/database.ts';
import { instant } from '../sql/list.ts';
import { ACTOR_NAME } from './append.ts';
import type { FieldChange } from './changes.ts';

interface EventRow<T> {
  readonly at: Date;
  readonly name: string;
  readonly actor_name: string;
  readonly notes: string | null;
  readonly before: T | null;
  readonly after: T | null;
}

/**
 * The events of a stream, newest first.
 * @param changesOf the changed fields in words for people
 * @param subjectOf the part of the record that an event is about
 */
export async function recordHistory<T>(
  db: Reader,
  stream: string,
  changesOf: (before: T, after: T) => FieldChange[],
  subjectOf: (after: T) => string = () => '',
): Promise<z.output<typeof RecordHistory>> {
  const rows = await db('event as e')
    .leftJoin('account as ea', 'ea.id', 'e.actor_id')
    .where('e.stream', stream)
    .orderBy('e.sequence', 'desc')
    .select<EventRow<T>[]>('e.at', 'e.name', db.raw(`${ACTOR_NAME} as actor_name`), 'e.notes', 'e.before', 'e.after');
  const data = rows.map(({ at, name, actor_name: actor, notes, before, after }) => ({
    at: instant(at),
    name,
    actor,
    subject: after ? subjectOf(after) : '',
    notes,
    changes: before && after ? changesOf(before, after) : [],
  }));
  return { data, total: data.length };
}
