import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explain, StartFailure } from './failure.ts';
import { run } from './run.ts';
import { hashOf, ROOT } from './sources.mjs';

const DIST = join(ROOT, 'dist');

export interface InterfacesOptions {
  readonly say: (line: string) => void;
  readonly logFile: string;
  readonly signal?: AbortSignal;
}

/** Builds the portal and the console if their sources or packages have changed since the last build. */
export async function buildInterfaces(options: InterfacesOptions): Promise<void> {
  for (const name of ['portal', 'admin'] as const) {
    const stamp = join(DIST, `${name}.hash`);
    const wanted = hashOf(name, 'web', 'domain', 'package-lock.json');
    const known = existsSync(stamp) && existsSync(join(DIST, name, 'index.html')) ? readFileSync(stamp, 'utf8') : '';
    if (known !== wanted) await build(name, stamp, wanted, options);
  }
}

/** A running system serves the old interface until the new one is complete. */
async function build(name: string, stamp: string, wanted: string, options: InterfacesOptions): Promise<void> {
  options.say(`  正在构建界面 building ${name}…`);
  const half = join(DIST, `${name}.${process.pid}`);
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const folder = join(ROOT, name);
  const where = ['--config', join(folder, 'vite.config.ts'), '--outDir', half, '--emptyOutDir'];
  try {
    await run(process.execPath, [vite, 'build', folder, ...where, '--logLevel', 'warn'], {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
      logFile: options.logFile,
      ...(options.signal ? { signal: options.signal } : {}),
    });
    rmSync(join(DIST, name), { recursive: true, force: true });
    renameSync(half, join(DIST, name));
    writeFileSync(stamp, wanted);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    options.signal?.throwIfAborted();
    const said = existsSync(options.logFile) ? readFileSync(options.logFile, 'utf8').slice(-2000) : '';
    const known = explain(new Error(`${String(error)} ${said}`), '构建界面');
    if (known instanceof StartFailure) throw known;
    throw new StartFailure(
      `界面 ${name} 构建失败，见 ${options.logFile}。 Building the interface ${name} failed; see the log.`,
    );
  }
}
