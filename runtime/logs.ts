/** Log files of a limited size, whoever writes them: our processes, PostgreSQL, Temporal. */
import { chmodSync, copyFileSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { FILE } from './data-folder.ts';

const MAX_BYTES = 20 * 1024 * 1024;
const LOOK_MS = 60_000;

/**
 * Every minute copies the log files that have become large to `<name>.1`, in place of the earlier copy, and empties
 * them. Their writers append and need not know; what they write between the two steps is lost.
 * @returns stops it
 */
export function keepLogsSmall(folder: string, say: (line: string) => void, most = MAX_BYTES): () => void {
  const look = () => {
    try {
      for (const name of readdirSync(folder).filter((one) => one.endsWith('.log'))) {
        const file = join(folder, name);
        if (statSync(file).size <= most) continue;
        copyFileSync(file, `${file}.1`);
        chmodSync(`${file}.1`, FILE);
        truncateSync(file);
      }
    } catch (error) {
      say(`日志文件无法轮换：${String(error)} The log files could not be rotated.`);
    }
  };
  look();
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
