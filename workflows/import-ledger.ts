import { condition, defineSignal, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { ImportActivities } from '../activities/types.ts';
import type { ImportInput } from '../domain/ledger-import.ts';

/** The owner decided or cancelled; the database says which. */
export const importChanged = defineSignal('importChanged');

/**
 * Imports one workbook into the ledger: read and checked row by row; saved at once if there is no fault, otherwise
 * when its owner has decided. Each step reads from the database what is left to do, so that a repeated step does
 * nothing twice.
 */
export async function importLedger({ importId, patience }: ImportInput): Promise<void> {
  const { readImport, saveImport, writeRest, expireImport, clearImport } = proxyActivities<ImportActivities>({
    taskQueue: `${workflowInfo().taskQueue}-imports`,
    startToCloseTimeout: '1 hour',
    heartbeatTimeout: '10 seconds',
    retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
  });
  let news = 0;
  setHandler(importChanged, () => {
    news += 1;
  });
  for (;;) {
    const known = news;
    let standing = await readImport(importId);
    if (standing === 'saving') standing = await saveImport(importId);
    if (standing === 'done') await writeRest(importId);
    if (standing !== 'checked') break;
    if (!(await condition(() => news > known, patience)) && (await expireImport(importId)) === 'expired') break;
  }
  await clearImport(importId);
}
