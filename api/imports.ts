/**
 * Access of the API to the workflows of imports. The state of an import is in the database; the workflow is signalled
 * to read it.
 */
import type { Client } from '@temporalio/client';
import { DECISION_PATIENCE } from '../domain/ledger-import.ts';
import { importChanged, type importLedger } from '../workflows/import-ledger.ts';

export interface Imports {
  /** Starts the import's workflow, unless it is running, and signals it that something has changed. */
  wake(importId: string): Promise<void>;
}

export interface ImportsDependencies {
  readonly temporal: Client;
  readonly taskQueue: string;
  readonly patience?: number;
}

export function createImports({ temporal, taskQueue, patience = DECISION_PATIENCE }: ImportsDependencies): Imports {
  return {
    async wake(importId) {
      await temporal.workflow.signalWithStart<typeof importLedger>('importLedger', {
        workflowId: `import/${importId}`,
        taskQueue,
        args: [{ importId, patience }],
        signal: importChanged,
      });
    },
  };
}
