/** The heads of the hash chains, to be kept where the database cannot change them, and compared with it later. */
import type { Reader, Transaction } from '../sql/database.ts';
import type { EventFault } from './append.ts';

/** The last event of a stream: stream, sequence, hash in hexadecimal digits. */
export type Head = readonly [stream: string, sequence: number, hash: string];

/**
 * The heads of the streams with an event since then, by stream.
 * @param after the stream after which to go on; '' for the first page
 */
export async function headsSince(db: Reader, since: Date, after: string, most: number): Promise<Head[]> {
  const { rows } = await db.raw<{ rows: { stream: string; sequence: number; hash: string }[] }>(
    `select distinct on (e.stream) e.stream, e.sequence, encode(e.hash, 'hex') as hash from event e
     where e.stream > ? and e.stream in (select stream from event where at >= ?)
     order by e.stream, e.sequence desc limit ?`,
    [after, since, most],
  );
  return rows.map(({ stream, sequence, hash }) => [stream, sequence, hash]);
}

/**
 * The heads that the audit log does not have as they were, each with what is wrong. Of a whole chain, the hash of its head
 * says that no earlier event was changed either.
 */
export async function compareHeads(db: Reader, heads: readonly Head[]): Promise<EventFault[]> {
  const { rows } = await db.raw<{ rows: EventFault[] }>(
    `select h.stream, h.sequence, case
         when not exists (select from event x where x.stream = h.stream) then 'stream_missing'
         when e.hash is null then 'tail_cut' else 'rewritten' end as fault
     from unnest(?::text[], ?::int[], ?::text[]) as h(stream, sequence, hash)
     left join event e on e.stream = h.stream and e.sequence = h.sequence
     where encode(e.hash, 'hex') is distinct from h.hash`,
    [heads.map(([stream]) => stream), heads.map(([, sequence]) => sequence), heads.map(([, , hash]) => hash)],
  );
  return rows;
}

/**
 * Runs the work unless another process is doing it.
 * @returns whether it ran
 */
export async function alone(db: Reader, work: (trx: Transaction) => Promise<void>): Promise<boolean> {
  return db.transaction(async (trx) => {
    const { rows } = await trx.raw<{ rows: { mine: boolean }[] }>(
      `select pg_try_advisory_xact_lock(hashtext('event.anchor')) as mine`,
    );
    if (rows[0]?.mine) await work(trx);
    return rows[0]?.mine ?? false;
  });
}
