/** The SDK's own download of the official CLI. */
import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { explain } from '../failure.ts';
import { run } from '../run.ts';
import type { ProvideOptions, Skip, TemporalBinaries } from './binaries.ts';
import { cliIn, halfMade, programIn, putWhole, sha256Of } from './cli-cache.ts';

/** Milliseconds. A download may be slow, but one without any received data for this long is aborted. */
const LONGEST_SILENCE = 20_000;

/**
 * The result gets its name only when it is complete. Returns null, after recording the reason, if it is not
 * available.
 */
export async function download(options: ProvideOptions, skip: Skip): Promise<TemporalBinaries | null> {
  const { cacheFolder, say, signal, longestSilence = LONGEST_SILENCE } = options;
  let half: string;
  try {
    half = halfMade(cacheFolder);
  } catch (error) {
    throw explain(error, `创建 ${cacheFolder}`);
  }
  say('  正在下载 Temporal CLI，仅此一次… Downloading the Temporal CLI, only this once…');
  const silence = whenSilent(half, longestSilence);
  try {
    await run(process.execPath, ['--input-type=module', '-e', script(half)], {
      cwd: import.meta.dirname,
      signal: signal ? AbortSignal.any([signal, silence.signal]) : silence.signal,
    });
    const name = readdirSync(half).find((file) => file.startsWith('temporal'));
    if (!name) throw new Error('Error: it is not where the SDK was told to put it');
    renameSync(join(half, name), programIn(half));
    const cli = cliIn(cacheFolder, await sha256Of(programIn(half), signal));
    putWhole(half, join(cacheFolder, cli.version));
    return cli;
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    signal?.throwIfAborted();
    const said = String(error).split('\n');
    const reason = said.find((line) => /rror/.test(line))?.trim();
    return skip(`the official CLI could not be downloaded (${(reason ?? 'no answer').slice(0, 160)})`);
  } finally {
    silence.stop();
  }
}

/** Aborts if the folder has not grown for this time (milliseconds). */
function whenSilent(folder: string, longest: number): { signal: AbortSignal; stop: () => void } {
  const silent = new AbortController();
  let size = 0;
  let since = Date.now();
  const look = () => {
    const now = sizeOf(folder);
    if (now !== size) since = Date.now();
    else if (Date.now() - since > longest) silent.abort(new Error(`nothing arrived for ${longest / 1000} s`));
    size = now;
  };
  const looks = setInterval(look, Math.min(1_000, longest));
  return { signal: silent.signal, stop: () => clearInterval(looks) };
}

function sizeOf(folder: string): number {
  const sizes = readdirSync(folder).map((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0);
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The SDK treats SIGTERM as a request to finish first; here it must end at once. */
const script = (folder: string) => `
  process.once('SIGTERM', () => process.exit(1));
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const server = { executable: { type: 'cached-download', downloadDir: ${JSON.stringify(folder)} } };
  const environment = await TestWorkflowEnvironment.createLocal({ server });
  await environment.teardown();
`;
