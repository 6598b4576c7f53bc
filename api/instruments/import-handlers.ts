import { randomUUID } from 'node:crypto';
import { DomainProblem } from '../../domain/problem.ts';
import { beginImport, cancelImport, decideImport } from '../../store/ledger-import/owner.ts';
import { importRow, listFaults, listImports, readImport } from '../../store/ledger-import/read.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, enterpriseOf } from '../http/scope.ts';
import { followImport } from './progress.ts';

export function importHandlers({ db, files, imports, log }: ApiDependencies) {
  /** If Temporal is unreachable, a worker signals the workflow as soon as it is back. */
  async function wake(importId: string): Promise<void> {
    await imports
      .wake(importId)
      .catch((error: unknown) =>
        log.warn({ err: error, importId }, 'Temporal did not answer; the import continues when it is back'),
      );
  }

  return {
    async startImport({ account, file }) {
      if (!file) throw new DomainProblem('file_required');
      const key = `imports/${randomUUID()}.xlsx`;
      await files.put(key, file.bytes);
      const { name, sha256 } = file;
      const { begun, again } = await beginImport(db, enterpriseOf(account), { name, sha256, key }, actorOf(account));
      if (again) await files.remove(key);
      await wake(begun.id);
      return begun;
    },

    listImports: ({ account, query }) => listImports(db, enterpriseOf(account), query),
    getImport: ({ account, params }) => readImport(db, enterpriseOf(account), params.importId),
    followImport: ({ account, params, request, response }) =>
      followImport(db, enterpriseOf(account), params.importId, request.sessionID, response),
    listImportFaults: ({ account, params, query }) => listFaults(db, enterpriseOf(account), params.importId, query),

    async decideImport({ account, params, body }) {
      const decided = await decideImport(db, enterpriseOf(account), params.importId, body);
      await wake(decided.id);
      return decided;
    },

    async cancelImport({ account, params }) {
      const cancelled = await cancelImport(db, enterpriseOf(account), params.importId);
      await wake(cancelled.id);
      return cancelled;
    },

    async importRest({ account, params }) {
      const row = await importRow(db, enterpriseOf(account), params.importId);
      if (!row.rest_key) throw new DomainProblem('not_found');
      const name = row.file_name.replace(/\.xlsx$/i, '');
      return { name: `${name}-未导入的行.xlsx`, bytes: await files.get(row.rest_key) };
    },
  } satisfies Partial<Handlers>;
}
