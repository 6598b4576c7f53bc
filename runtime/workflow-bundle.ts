import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, ROOT } from './sources.mjs';

/**
 * For every promise of a workflow the SDK stores a stack trace, read through the source map: with ten frames this
 * takes a tenth of the worker's time. Four frames are enough to find an error; only queries for stack traces show
 * less.
 */
const SHORT_TRACES = 'Error.stackTraceLimit = 4;';

/** The workflow code as one file, built if its sources or packages have changed; returns its path. */
export async function workflowBundle(): Promise<string> {
  const folder = join(ROOT, 'dist', 'workflows');
  const file = join(folder, `${hashOf('workflows', 'domain', 'package-lock.json', 'runtime/workflow-bundle.ts')}.js`);
  if (existsSync(file)) return file;
  const code = await bundle(join(ROOT, 'workflows', 'index.ts'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.${process.pid}`, code);
  renameSync(`${file}.${process.pid}`, file);
  return file;
}

/** The code of these workflows as one file. */
export async function bundle(workflowsPath: string): Promise<string> {
  // The bundler is loaded only if there is something to bundle.
  const { bundleWorkflowCode } = await import('@temporalio/worker');
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    logger: { ...silent, warn: console.warn, error: console.error },
  });
  // On the same line, so that the source map stays valid.
  return SHORT_TRACES + code;
}

const silent = { log: () => undefined, trace: () => undefined, debug: () => undefined, info: () => undefined };
