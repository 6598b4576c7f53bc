import type { Knex } from 'knex';
import { importActivities } from '../../../activities/ledger-import/import.ts';
import type { Imports } from '../../../api/imports.ts';
import { filesIn } from './files.ts';

/** Carries an import on as its workflow would, but without one. */
export function directImports(db: Knex, kept: Map<string, Buffer>): Imports {
  const activities = importActivities({
    ...{ db, heartbeat: () => undefined, stopping: new AbortController().signal },
    files: filesIn(kept),
  });
  return {
    async wake(id) {
      let standing = await activities.readImport(id);
      if (standing === 'saving') standing = await activities.saveImport(id);
      if (standing === 'done') await activities.writeRest(id);
      await activities.clearImport(id);
    },
  };
}
