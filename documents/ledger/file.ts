import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { MessagePort } from 'node:worker_threads';
import type { LedgerService } from '../../domain/ledger-service.ts';
import { type LedgerLine, LedgerWriter } from './write.ts';

/**
 * Writes a workbook of the ledger into a file.
 * @param lines batches of lines, each answered when it is written; `null` ends the workbook
 */
export async function writeLedgerFile(
  path: string,
  further: readonly string[],
  service: LedgerService | undefined,
  lines: MessagePort,
): Promise<void> {
  const file = createWriteStream(path, { mode: 0o600 });
  const done = finished(file);
  // The awaited writing reports it.
  done.catch(() => undefined);
  const writer = new LedgerWriter(file, further);
  try {
    for (;;) {
      const [batch] = (await once(lines, 'message')) as [readonly LedgerLine[] | null];
      if (!batch) break;
      for (const line of batch) writer.add(line);
      if (file.writableNeedDrain) await Promise.race([once(file, 'drain'), done]);
      lines.postMessage('written');
    }
    await writer.end(service);
    await done;
  } finally {
    lines.close();
    file.destroy();
  }
}
