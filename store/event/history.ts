/** The history of a record that is kept by hand: who changed what of it. */
import type { z } from 'zod';
import type { RecordHistory } from '../../domain/contract/managed-record.ts';
import type { Reader } from '../sql/database.ts';
import { instant } from '../sql/list.ts';
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
 * The events of a stream, the newest first.
 * @param changesOf what a person would call changed
 * @param subjectOf which part of the record an event is about
 */
export async function recordHistory<T>(
  db: Reader,
  stream: string,
  changesOf: (before: T, after: T) => FieldChange[],
  subjectOf: (after: T) => string = () => '',
): Promise<z.output<typeof RecordHistory>> {
  const rows = await db('event')
    .where({ stream })
    .orderBy('sequence', 'desc')
    .select<EventRow<T>[]>('at', 'name', 'actor_name', 'notes', 'before', 'after');
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
