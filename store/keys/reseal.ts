/** Re-sealing: after a rotation, every sealed value is sealed again with the current key, while the system runs. */

import { personalData } from '../personal-data/sealing.ts';
import { BOX_PREFIX_BYTES, boxPrefix, open, seal } from '../personal-data/secret-box.ts';
import type { Reader } from '../sql/database.ts';
import type { KeyRing } from './ring.ts';
import { LONE_DIGESTS, SEALED_COLUMNS, type SealedColumn } from './sealed-columns.ts';

const BATCH = 500;
const BEFORE_ALL = { uuid: '00000000-0000-0000-0000-000000000000', text: '' };

export interface ResealProgress {
  /** As `table.column`. */
  readonly column: string;
  /** Rows sealed again so far. */
  readonly done: number;
}

export interface Unopened {
  readonly column: string;
  readonly id: string;
}

/**
 * Seals again what is sealed with another key than the ring's current one, in batches, each a statement of its own. It can
 * be interrupted and called again at any time. A value that somebody changes meanwhile is left as it is: whoever changed it
 * has sealed it. Returns the values that no key of the ring opens.
 */
export async function reseal(
  db: Reader,
  ring: KeyRing,
  tell: (progress: ResealProgress) => void = () => undefined,
): Promise<Unopened[]> {
  const unopened: Unopened[] = [];
  for (const column of SEALED_COLUMNS) {
    const name = `${column.table}.${column.sealed}`;
    let done = 0;
    // Again until a pass finds nothing: a process that was slow to take the key has sealed something meanwhile, or rows
    // with the same id stood on two pages.
    for (let before = -1; before < done; ) {
      before = done;
      const unopenedNow: Unopened[] = [];
      for (let after: string | undefined = BEFORE_ALL[column.idType ?? 'uuid']; after !== undefined; ) {
        const batch = await resealBatch(db, ring, column, after);
        unopenedNow.push(...batch.unopened.map((id) => ({ column: name, id })));
        done += batch.done;
        if (batch.done > 0) tell({ column: name, done });
        after = batch.last;
      }
      if (before === done) unopened.push(...unopenedNow);
    }
  }
  return unopened;
}

interface Row {
  readonly id: string;
  readonly box: Buffer;
}

async function resealBatch(
  db: Reader,
  ring: KeyRing,
  { table, id, idType = 'uuid', sealed, digest, use }: SealedColumn,
  after: string,
) {
  const rows = await db(table)
    .whereNotNull(sealed)
    .where(id, '>', after)
    .whereRaw('substring(?? from 1 for ?) <> ?', [sealed, BOX_PREFIX_BYTES, boxPrefix(ring.current.id)])
    .orderBy(id)
    .limit(BATCH)
    .select<Row[]>(db.ref(id).as('id'), db.ref(sealed).as('box'));
  const personal = personalData(ring);
  const [openBox, sealText] =
    use === 'slip'
      ? [(box: Buffer) => open(ring, box), (text: string) => seal(ring, text)]
      : [personal.open, personal.seal];
  const unopened: string[] = [];
  const made = rows.flatMap((row) => {
    try {
      const text = openBox(row.box);
      return [{ ...row, sealed: sealText(text), digest: personal.digest(text) }];
    } catch {
      // It is named at the end; the others do not wait for it.
      unopened.push(row.id);
      return [];
    }
  });
  const { rowCount } =
    made.length === 0
      ? { rowCount: 0 }
      : await db.raw<{ rowCount: number }>(
          `update ${table} t set ${sealed} = v.sealed${digest ? `, ${digest} = v.digest` : ''}
           from unnest(?::${idType}[], ?::bytea[], ?::bytea[], ?::bytea[]) as v(id, box, sealed, digest)
           where t.${id} = v.id and t.${sealed} = v.box`,
          [
            made.map((row) => row.id),
            made.map((row) => row.box),
            made.map((row) => row.sealed),
            made.map((row) => row.digest),
          ],
        );
  return { done: rowCount, unopened, last: rows.length === BATCH ? rows.at(-1)?.id : undefined };
}

export interface KeyUse {
  /** The key's id; null for values from before the ring, which have none. */
  readonly keyId: string | null;
  /** As `table.column`. */
  readonly column: string;
  readonly rows: number;
  /** Re-sealing moves it to the current key; without it only its use or its end does. */
  readonly canBeResealed: boolean;
}

/** Which stored values need which key. */
export async function keyUses(db: Reader): Promise<KeyUse[]> {
  const uses: KeyUse[] = [];
  for (const { table, sealed } of SEALED_COLUMNS) {
    const { rows } = await db.raw<{ rows: { keyId: string | null; rows: number }[] }>(
      `select case when substring(${sealed} from 1 for 4) = 'hzk1'::bytea
           then encode(substring(${sealed} from 5 for 8), 'hex') end as "keyId", count(*) as rows
       from ${table} where ${sealed} is not null group by 1`,
    );
    uses.push(...rows.map((row) => ({ ...row, column: `${table}.${sealed}`, canBeResealed: true })));
  }
  for (const { table, digest, valid } of LONE_DIGESTS) {
    const { rows } = await db.raw<{ rows: { keyId: string | null; rows: number }[] }>(
      `select case when length(${digest}) = 40 then encode(substring(${digest} from 1 for 8), 'hex') end as "keyId",
         count(*) as rows
       from ${table} where ${valid} group by 1`,
    );
    uses.push(...rows.map((row) => ({ ...row, column: `${table}.${digest}`, canBeResealed: false })));
  }
  return uses;
}
