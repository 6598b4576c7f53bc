import type { ImportFault, LedgerImport } from '../../domain/contract/ledger-import.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { Reader } from '../sql/database.ts';
import { instant, instantOrNull, type Listed, type Page, readPage, sortSql } from '../sql/list.ts';

export interface ImportRow {
  readonly id: string;
  readonly enterprise_id: string;
  readonly account_id: string | null;
  readonly actor_name: string;
  readonly file_name: string;
  readonly file_key: string | null;
  readonly sha256: string;
  readonly state: LedgerImport['state'];
  readonly attempts: number;
  readonly rows_read: number;
  readonly rows_faulty: number;
  readonly rows_known: number;
  readonly rows_unchanged: number;
  readonly rows_saved: number;
  readonly rows_updated: number;
  readonly rows_left_out: number;
  readonly remarks: string[];
  readonly reason: string | null;
  readonly decision: { readonly known: 'skip' | 'update' } | null;
  readonly rest_key: string | null;
  readonly created_at: Date;
  readonly finished_at: Date | null;
}

export function importOf(row: ImportRow): LedgerImport {
  return {
    id: row.id,
    fileName: row.file_name,
    state: row.state,
    rowsRead: row.rows_read,
    rowsFaulty: row.rows_faulty,
    rowsKnown: row.rows_known,
    rowsUnchanged: row.rows_unchanged,
    rowsSaved: row.rows_saved,
    rowsUpdated: row.rows_updated,
    rowsLeftOut: row.rows_left_out,
    hasRest: row.rest_key !== null,
    remarks: row.remarks,
    reason: row.reason,
    createdAt: instant(row.created_at),
    finishedAt: instantOrNull(row.finished_at),
  };
}

/** @throws DomainProblem not_found */
export async function importRow(db: Reader, enterpriseId: string, id: string): Promise<ImportRow> {
  const row = await db('ledger_import').where({ id, enterprise_id: enterpriseId }).first<ImportRow | undefined>();
  if (!row) throw new DomainProblem('not_found');
  return row;
}

/** @throws DomainProblem not_found */
export async function readImport(db: Reader, enterpriseId: string, id: string): Promise<LedgerImport> {
  return importOf(await importRow(db, enterpriseId, id));
}

export async function listImports(db: Reader, enterpriseId: string, query: Page): Promise<Listed<LedgerImport>> {
  const found = db('ledger_import').where({ enterprise_id: enterpriseId });
  const order = sortSql(query.sort, { createdAt: 'created_at' }, '-createdAt', 'id');
  const { data, total } = await readPage<ImportRow>(found, '*', query, order);
  return { data: data.map(importOf), total };
}

/**
 * The faults in the workbook, in the order of its rows.
 * @throws DomainProblem not_found
 */
export async function listFaults(
  db: Reader,
  enterpriseId: string,
  id: string,
  { page, perPage }: Page,
): Promise<Listed<ImportFault>> {
  await importRow(db, enterpriseId, id);
  const faults = `from ledger_import_row r, jsonb_array_elements(case when r.known is null then r.faults
      else r.faults || jsonb_build_object('path', coalesce(nullif(r.number_at, ''), r.serial_at), 'message', r.known)
      end) with ordinality as f (fault, place)
    where r.import_id = ? and (r.faults <> '[]' or r.known is not null)`;
  const [counted, found] = await Promise.all([
    db.raw<{ rows: { total: number }[] }>(`select count(*) as total ${faults}`, [id]),
    db.raw<{ rows: { fault: ImportFault }[] }>(
      `select jsonb_build_object('path', f.fault->>'path', 'message', f.fault->>'message') as fault ${faults}
       order by r.line, f.place limit ? offset ?`,
      [id, perPage, (page - 1) * perPage],
    ),
  ]);
  return { data: found.rows.map(({ fault }) => fault), total: counted.rows[0]?.total ?? 0 };
}

/** Whether the session is still open and its person still acts for the enterprise. */
export async function mayFollow(db: Reader, sessionId: string, enterpriseId: string): Promise<boolean> {
  const { rows } = await db.raw<{ rows: unknown[] }>(
    `select from session s join enterprise_member m on m.account_id = (s.sess->>'accountId')::uuid
     where s.sid = ? and s.expire >= now() and m.enterprise_id = ?`,
    [sessionId, enterpriseId],
  );
  return rows.length > 0;
}
