/** The SDK's own download of the official CLI, whose dev server then runs. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { explain } from '../failure.ts';
import { run } from '../run.ts';
import type { TemporalBinaries } from './provide.ts';

const LONGEST = 300_000;

export async function download(
  cacheFolder: string,
  skip: (reason: string) => null,
  signal?: AbortSignal,
): Promise<TemporalBinaries | null> {
  const folder = join(cacheFolder, 'temporal-cli');
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw explain(error, `创建 ${folder}`);
  }
  const limit = AbortSignal.timeout(LONGEST);
  try {
    await run(process.execPath, ['--input-type=module', '-e', script(folder)], {
      cwd: import.meta.dirname,
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
  } catch (error) {
    signal?.throwIfAborted();
    const said = String(error).split('\n');
    const reason = said.find((line) => /rror/.test(line))?.trim();
    return skip(`the official CLI could not be downloaded (${(reason ?? 'no answer').slice(0, 160)})`);
  }
  const name = readdirSync(folder).find((file) => file.startsWith('temporal'));
  if (!name) return skip('the official CLI could not be downloaded (it is not where the SDK was told to put it)');
  return { kind: 'cli', server: join(folder, name), version: name };
}

const script = (folder: string) => `
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const server = { executable: { type: 'cached-download', downloadDir: ${JSON.stringify(folder)} } };
  const environment = await TestWorkflowEnvironment.createLocal({ server });
  await environment.teardown();
`;
