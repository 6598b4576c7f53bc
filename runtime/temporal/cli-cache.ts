/** Copies of the Temporal CLI in the cache, each in a folder named after the SHA-256 of its program. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Skip, TemporalBinaries } from './binaries.ts';

const FOLDER = /^temporal-cli-([0-9a-f]{64})$/;

export function cliIn(cacheFolder: string, digest: string): TemporalBinaries {
  const version = `temporal-cli-${digest}`;
  return { kind: 'cli', server: programIn(join(cacheFolder, version)), version };
}

export function programIn(folder: string): string {
  return join(folder, process.platform === 'win32' ? 'temporal.exe' : 'temporal');
}

/**
 * A copy that was fetched earlier, the pinned one first; one whose content does not match its folder's name is
 * deleted.
 */
export async function cliHadEarlier(
  cacheFolder: string,
  pinned: string | undefined,
  skip: Skip,
  signal?: AbortSignal,
): Promise<TemporalBinaries | null> {
  const names = existsSync(cacheFolder) ? readdirSync(cacheFolder) : [];
  const digests = names.map((name) => FOLDER.exec(name)?.[1]).filter((digest) => digest !== undefined);
  digests.sort((one, other) => Number(other === pinned) - Number(one === pinned));
  for (const digest of digests) {
    const copy = cliIn(cacheFolder, digest);
    const found = existsSync(copy.server) ? await sha256Of(copy.server, signal) : 'none, for it is not there';
    if (found === digest) return copy;
    rmSync(join(cacheFolder, copy.version), { recursive: true, force: true });
    skip(`the Temporal CLI had earlier is not what it was and is removed: SHA-256 expected ${digest}, found ${found}`);
  }
  return digests.length > 0 ? null : skip(`no Temporal CLI had earlier in ${cacheFolder}`);
}

/** An empty folder for this process only, in which a copy is made until it is complete. */
export function halfMade(cacheFolder: string): string {
  const half = join(cacheFolder, `temporal-cli.${process.pid}`);
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  return half;
}

/** Renames a complete copy to its final name; another start may have done the same since. */
export function putWhole(half: string, folder: string): void {
  try {
    renameSync(half, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(half, { recursive: true, force: true });
  }
}

export async function sha256Of(file: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) {
    signal?.throwIfAborted();
    hash.update(chunk);
  }
  return hash.digest('hex');
}
