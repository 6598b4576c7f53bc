/** What the owner of an import does: begins, decides, cancels. */
import type { ImportDecision, LedgerImport } from '../../domain/contract/ledger-import.ts';
import { IMPORT_STATES, type ImportState } from '../../domain/ledger-import.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { Actor } from '../event/append.ts';
import { type Reader, violatedConstraint } from '../sql/database.ts';
import { type ImportRow, importOf, importRow } from './read.ts';

export interface ImportFile {
  readonly name: string;
  readonly sha256: string;
  readonly key: string;
}

/** Begins an import. If the same file is being imported already, returns that import. */
export async function beginImport(
  db: Reader,
  enterpriseId: string,
  file: ImportFile,
  actor: Actor,
): Promise<{ begun: LedgerImport; again: boolean }> {
  try {
    const [row] = await db('ledger_import')
      .insert({
        enterprise_id: enterpriseId,
        account_id: actor.id,
        actor_name: actor.name,
        file_name: file.name,
        file_key: file.key,
        sha256: file.sha256,
      })
      .returning<ImportRow[]>('*');
    if (!row) throw new Error('the import was not inserted');
    return { begun: importOf(row), again: false };
  } catch (error) {
    if (violatedConstraint(error) !== 'ledger_import_once') throw error;
    const running = await db('ledger_import')
      .where({ enterprise_id: enterpriseId, sha256: file.sha256, finished_at: null })
      .first<ImportRow | undefined>();
    // It ended in this moment: now the new one can begin.
    if (!running) return beginImport(db, enterpriseId, file, actor);
    return { begun: importOf(running), again: true };
  }
}

async function moved(
  db: Reader,
  enterpriseId: string,
  id: string,
  row: ImportRow | undefined,
  action: string,
): Promise<LedgerImport> {
  if (row) return importOf(row);
  const { state } = await importRow(db, enterpriseId, id);
  throw new DomainProblem('import_moved_on', { state: IMPORT_STATES[state].zh, action });
}

/** @throws DomainProblem not_found, import_moved_on */
export async function decideImport(
  db: Reader,
  enterpriseId: string,
  id: string,
  decision: ImportDecision,
): Promise<LedgerImport> {
  const [row] = await db('ledger_import')
    .where({ id, enterprise_id: enterpriseId, state: 'checked' satisfies ImportState })
    .update({
      state: 'saving',
      decision: JSON.stringify(decision),
      decided_at: db.fn.now(),
      changes: db.raw('changes + 1'),
    })
    .returning<ImportRow[]>('*');
  return moved(db, enterpriseId, id, row, '导入');
}

const CANCELLABLE: readonly ImportState[] = ['waiting', 'reading', 'checked'];

/**
 * Cancels the import, so that nothing of it is saved: the activity that works on it will find it cancelled.
 * @throws DomainProblem not_found, import_moved_on
 */
export async function cancelImport(db: Reader, enterpriseId: string, id: string): Promise<LedgerImport> {
  const [row] = await db('ledger_import')
    .where({ id, enterprise_id: enterpriseId })
    .whereIn('state', CANCELLABLE)
    .update({ state: 'cancelled', finished_at: db.fn.now(), changes: db.raw('changes + 1') })
    .returning<ImportRow[]>('*');
  return moved(db, enterpriseId, id, row, '取消');
}

export interface ChangedImport {
  readonly id: string;
  readonly changes: number;
}

/** Imports whose workflow has not been notified of all changes, oldest first. */
export async function importsToTell(db: Reader, most: number): Promise<ChangedImport[]> {
  return db('ledger_import')
    .whereRaw('told < changes')
    .orderBy('created_at')
    .limit(most)
    .select<ChangedImport[]>('id', 'changes');
}

/** The workflow has been notified of the changes up to that number. */
export async function markTold(db: Reader, { id, changes }: ChangedImport): Promise<void> {
  await db('ledger_import').where({ id }).where('told', '<', changes).update({ told: changes });
}
