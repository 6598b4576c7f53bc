// Builds what our processes run: each entry point in runtime/ and each migration as plain JavaScript in dist/server, with
// source maps. Packages stay where they are. Plain JavaScript itself: it runs before anything is built.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { hashOf, ROOT } from './sources.mjs';

/** Where the built entry points lie, e.g. `api.js`. */
export const SERVER = join(ROOT, 'dist', 'server');

const SOURCES = ['domain', 'store', 'workflows', 'activities', 'documents', 'site', 'api', 'migrations', 'runtime'];
const ENTRIES = [
  ...['start', 'api', 'worker', 'documents-worker', 'imports-worker'],
  ...['verify-events', 'reconcile-orders', 'config-docs'],
];

/**
 * Builds where sources or packages changed since the last time; seconds, and a tenth of one where nothing did.
 * @param {(line: string) => void} [say]
 */
export async function buildServer(say = () => undefined) {
  const wanted = hashOf(...SOURCES, 'package-lock.json');
  const stamp = join(SERVER, 'sources.hash');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const began = Date.now();
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown(inputOptions());
  // What runs keeps the code it has until the new one is whole.
  const half = `${SERVER}.${process.pid}`;
  try {
    await bundle.write({ ...outputOptions, dir: half });
    writeFileSync(join(half, 'sources.hash'), wanted);
    rmSync(SERVER, { recursive: true, force: true });
    renameSync(half, SERVER);
  } finally {
    await bundle.close();
    rmSync(half, { recursive: true, force: true });
  }
  say(`  ✓ 服务端代码 server code (${((Date.now() - began) / 1000).toFixed(1)} s)`);
}

/** @returns {import('rolldown').InputOptions} */
export function inputOptions() {
  const migrations = readdirSync(join(ROOT, 'migrations')).filter((name) => /^\d{4}_.+\.ts$/.test(name));
  return {
    cwd: ROOT,
    platform: 'node',
    input: Object.fromEntries([
      ...ENTRIES.map((name) => [name, join(ROOT, 'runtime', `${name}.ts`)]),
      ...migrations.map((name) => [name.replace('.ts', ''), join(ROOT, 'migrations', name)]),
    ]),
    external: (id) => !/^[./]/.test(id),
    plugins: [placesOfSources],
    experimental: { nativeMagicString: true },
  };
}

/** @type {import('rolldown').OutputOptions} */
export const outputOptions = { format: 'esm', sourcemap: true, chunkFileNames: '[name]-[hash].js' };

/**
 * `import.meta.dirname` and `import.meta.url` mean the source's own place, built or not: beside some sources lie files that
 * they read.
 * @type {import('rolldown').Plugin}
 */
const placesOfSources = {
  name: 'places-of-sources',
  transform: {
    filter: { code: /import\.meta\.(dirname|url)/ },
    handler(_code, id, meta) {
      const text = meta.magicString;
      if (!text) throw new Error('rolldown gave no magic string');
      const source = relative(SERVER, id);
      text.replaceAll('import.meta.dirname', `(import.meta.dirname + ${JSON.stringify(`/${dirname(source)}`)})`);
      text.replaceAll('import.meta.url', `new URL(${JSON.stringify(source)}, import.meta.url).href`);
      return { code: text };
    },
  },
};
