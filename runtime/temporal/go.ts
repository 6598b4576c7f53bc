import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../run.ts';
import type { Skip } from './binaries.ts';
import { find } from './on-path.ts';

const MODULE_FOLDER = import.meta.dirname;

/**
 * A Go that is recent enough for go.mod; an older one may fetch a newer one by itself. Returns null, after recording
 * the reason, if there is none.
 */
export async function newEnoughGo(skip: Skip, signal?: AbortSignal): Promise<string | null> {
  const go = find('go');
  if (!go) return skip('no Go on PATH to build it with');
  const wanted = versionIn(readFileSync(join(MODULE_FOLDER, 'go.mod'), 'utf8'), /^go (\d+)\.(\d+)\.?(\d*)$/m);
  const options = { cwd: MODULE_FOLDER, ...(signal ? { signal } : {}) };
  const said = await run(go, ['version'], options).catch((error: unknown) => String(error));
  signal?.throwIfAborted();
  const found = versionIn(said, /go version (?:devel )?go(\d+)\.(\d+)\.?(\d*)/);
  if (!wanted || !found) return skip(`${go} does not tell its version: ${said.trim().slice(-200)}`);
  const [difference = 0] = wanted.map((part, place) => (found[place] ?? 0) - part).filter((part) => part !== 0);
  return difference >= 0 ? go : skip(`${go} is too old (${found.join('.')}, wanted ${wanted.join('.')})`);
}

function versionIn(text: string, pattern: RegExp): number[] | undefined {
  return pattern.exec(text)?.slice(1).map(Number);
}
