import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, ROOT } from './sources.mjs';

/**
 * For every promise of a workflow the SDK keeps where it was made, as a stack trace read through the source map: with ten
 * frames a tenth of the worker's time. Four tell where an error comes from; queries for stack traces tell less.
 */
const SHORT_TRACES = 'Error.stackTraceLimit = 4;';

/** The workflow code as one file, built when its sources or packages changed; returns its path. */
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
  // The bundler is loaded only where there is something to bundle.
  const { bundleWorkflowCode } = await import('@temporalio/worker');
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    logger: { ...silent, warn: console.warn, error: console.error },
  });
  // On the same line, so that the source map stays right.
  return SHORT_TRACES + code;
}

const silent = { log: () => undefined, trace: () => undefined, debug: () => undefined, info: () => undefined };
