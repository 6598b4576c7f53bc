/** The processes of the product with their last heartbeat, which shows whether one is missing (requirement E5). */
import type { Reader } from '../sql/database.ts';

export interface ProcessSign {
  readonly id: string;
  readonly name: string;
}

/** The ids of all keys of a process, and of those that it seals and signs with. */
export interface KeysOfProcess {
  readonly known: readonly string[];
  readonly used: readonly string[];
}

/** Records a heartbeat; deletes the rows of processes that sent none for a day. */
export async function recordHeartbeat(
  db: Reader,
  { id, name }: ProcessSign,
  { known, used }: KeysOfProcess = { known: [], used: [] },
): Promise<void> {
  await db.raw(
    `with gone as (delete from process where seen_at < now() - interval '1 day')
     insert into process (id, name, keys_known, keys_used) values (:id, :name, :known, :used)
     on conflict (id) do update
       set seen_at = now(), keys_known = excluded.keys_known, keys_used = excluded.keys_used`,
    { id, name, known: [...known], used: [...used] },
  );
}

/** A process that stops in order deletes its row. */
export async function signOff(db: Reader, id: string): Promise<void> {
  await db('process').where({ id }).delete();
}

export interface LastHeartbeat {
  /** By the database's clock, in milliseconds since 1970. */
  readonly at: number;
  readonly secondsAgo: number;
}

/** The last heartbeat of any process of each name; names without one are left out. */
export async function lastHeartbeats(db: Reader): Promise<Map<string, LastHeartbeat>> {
  const { rows } = await db.raw<{ rows: (LastHeartbeat & { name: string })[] }>(
    `select name, (extract(epoch from max(seen_at)) * 1000)::float8 as at,
       extract(epoch from now() - max(seen_at))::float8 as "secondsAgo" from process group by name`,
  );
  return new Map(rows.map(({ name, ...sign }) => [name, sign]));
}

/** Processes at the lowest priority may be late with the heartbeat, which is due every four seconds. */
const RUNNING_SECONDS = 30;

/** The names of running processes that lack one of the keys, or do not use it yet. */
export async function processesWithout(
  db: Reader,
  column: 'keys_known' | 'keys_used',
  keyIds: readonly string[],
): Promise<string[]> {
  return db('process')
    .whereRaw('seen_at > now() - make_interval(secs => ?)', [RUNNING_SECONDS])
    .whereRaw('not (?? @> ?::text[])', [column, [...keyIds]])
    .orderBy('name')
    .pluck<string[]>('name');
}
