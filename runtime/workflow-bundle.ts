import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** A hash of all files below the folders, by name and content. */
export function hashOf(...paths: string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    const absolute = join(ROOT, path);
    const files = path.includes('.')
      ? [absolute]
      : readdirSync(absolute, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .sort();
    for (const file of files) hash.update(file.slice(ROOT.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * For every promise of a workflow the SDK keeps where it was made, as a stack trace read through the source map: with ten
 * frames a tenth of the worker's time. Four tell where an error comes from; queries for stack traces tell less.
 */
const SHORT_TRACES = 'Error.stackTraceLimit = 4;';

/** The workflow code as one file, built when its sources or packages changed; returns its path. */
export async function workflowBundle(cacheFolder: string): Promise<string> {
  const file = join(
    cacheFolder,
    `workflows-${hashOf('workflows', 'domain', 'package-lock.json', 'runtime/workflow-bundle.ts')}.js`,
  );
  if (existsSync(file)) return file;
  const code = await bundle(join(ROOT, 'workflows', 'index.ts'));
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(`${file}.${process.pid}`, code);
  renameSync(`${file}.${process.pid}`, file);
  return file;
}

/** The code of these workflows as one file. */
export async function bundle(workflowsPath: string): Promise<string> {
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    logger: { ...silent, warn: console.warn, error: console.error },
  });
  // On the same line, so that the source map stays right.
  return SHORT_TRACES + code;
}

const silent = { log: () => undefined, trace: () => undefined, debug: () => undefined, info: () => undefined };
