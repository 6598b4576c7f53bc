/** The audit log of all changes, by time (requirement E6). */
import type { z } from 'zod';
import type { AuditEntry, AuditPage, AuditQuery } from '../../domain/contract/audit.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { endOfDay, startOfDay } from '../../domain/time.ts';
import type { PersonalData } from '../personal-data/sealing.ts';
import type { Reader } from '../sql/database.ts';
import { containing, instant } from '../sql/list.ts';
import { ACTOR_NAME } from './append.ts';
import { changesBetween, type FieldChange } from './changes.ts';
import { openValues } from './sealed.ts';

interface Row {
  readonly stream: string;
  readonly sequence: number;
  readonly at: Date;
  /** With microseconds, which JavaScript's dates do not have; the cursor of the next page. */
  readonly exact: string;
  readonly name: string;
  readonly actor_name: string;
  readonly notes: string | null;
  readonly order_number: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

const COLUMNS = `e.stream, e.sequence, e.at, e.at::text as exact, e.name, ${ACTOR_NAME} as actor_name, e.notes, e.before, e.after,
  o.number as order_number`;

/** @throws DomainProblem invalid_input if `after` is not a cursor that an earlier page returned */
export async function listEvents(
  db: Reader,
  personal: PersonalData,
  query: z.output<typeof AuditQuery>,
): Promise<z.output<typeof AuditPage>> {
  const found = db('event as e')
    .joinRaw(`left join booking_order o on e.stream = 'order:' || o.id`)
    .leftJoin('account as ea', 'ea.id', 'e.actor_id');
  if (query.name) found.where('e.name', query.name);
  if (query.from) found.where('e.at', '>=', startOfDay(query.from));
  if (query.to) found.where('e.at', '<', endOfDay(query.to));
  if (query.q) {
    const pattern = containing(query.q);
    found.where((either) =>
      either
        .whereRaw(`${ACTOR_NAME} ilike ?`, [pattern])
        .orWhereILike('o.number', pattern)
        .orWhere('e.stream', query.q),
    );
  }
  if (query.after) found.whereRaw('(e.at, e.stream, e.sequence) < (?::timestamptz, ?, ?)', cursorOf(query.after));
  const rows = (await found
    .select(db.raw(COLUMNS))
    .orderByRaw('e.at desc, e.stream desc, e.sequence desc')
    .limit(query.perPage + 1)) as Row[];
  const shown = await openValues(db, personal, rows.slice(0, query.perPage));
  const last = shown.at(-1);
  const more = rows.length > query.perPage && last;
  return {
    data: shown.map(entryOf),
    next: more ? Buffer.from(JSON.stringify([last.exact, last.stream, last.sequence])).toString('base64url') : null,
  };
}

function cursorOf(after: string): [string, string, number] {
  try {
    const [at, stream, sequence] = JSON.parse(Buffer.from(after, 'base64url').toString()) as unknown[];
    const isCursor = typeof at === 'string' && typeof stream === 'string' && Number.isSafeInteger(sequence);
    if (isCursor && !Number.isNaN(Date.parse(at))) return [at, stream, sequence as number];
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new DomainProblem('invalid_input', {}, [{ path: 'after', fault: { name: 'page_unknown' } }]);
}

function entryOf(row: Row & { readonly erased: boolean }): AuditEntry {
  const { stream, sequence, at, name, actor_name: actor, notes, order_number: number, before, after, erased } = row;
  return {
    stream,
    sequence,
    at: instant(at),
    name,
    actor,
    subject: number ?? nameIn(after) ?? nameIn(before) ?? '',
    notes,
    changes: changesIn(before, after),
    erased,
  };
}

function recordIn(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

/** The name by which people know the record. */
function nameIn(value: unknown): string | null {
  const record = recordIn(value);
  const named = record?.displayName ?? record?.name ?? record?.title;
  return typeof named === 'string' ? named : null;
}

/** The fields whose texts differ before and after; for a new or deleted record, all fields that have a value. */
function changesIn(before: unknown, after: unknown): FieldChange[] {
  const [old, now] = [flat(before), flat(after)];
  return changesBetween([...new Set([...Object.keys(old), ...Object.keys(now)])], old, now);
}

/** Values as text; nested values as JSON. */
function flat(value: unknown): Record<string, unknown> {
  const entries = Object.entries(recordIn(value) ?? {});
  return Object.fromEntries(
    entries.map(([field, held]) => [field, typeof held === 'object' && held !== null ? JSON.stringify(held) : held]),
  );
}
