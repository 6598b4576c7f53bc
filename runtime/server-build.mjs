// Builds the code of our processes: each entry point in runtime/ and each migration as plain JavaScript in dist/server, with
// source maps. Packages are not bundled. This file is plain JavaScript because it runs before anything is built.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { hashOf, ROOT } from './sources.mjs';

/** The folder of the built entry points, e.g. `api.js`. */
export const SERVER = join(ROOT, 'dist', 'server');

export const SOURCES = [
  'domain',
  'store',
  'workflows',
  'activities',
  'documents',
  'site',
  'api',
  'migrations',
  'runtime',
];
const ENTRIES = [
  ...['start', 'api', 'document-thread', 'worker', 'documents-worker', 'imports-worker', 'dev'],
  ...['keys', 'sbom', 'advisories', 'verify-events', 'reconcile-orders', 'config-docs', 'temporal-build'],
];

/**
 * Builds if sources or packages have changed since the last build; takes half a second, or a tenth of that if nothing has.
 * @param {(line: string) => void} [say]
 */
export async function buildServer(say = () => undefined) {
  const wanted = hashOf(...SOURCES, 'package-lock.json');
  const stamp = join(SERVER, 'sources.hash');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const began = Date.now();
  await compileServer(wanted);
  say(`  ✓ 服务端代码 server code (${((Date.now() - began) / 1000).toFixed(1)} s)`);
}

/**
 * Builds the server's code.
 * @param {string} hash of the sources
 * @returns {Promise<Map<string, string>>} the code of each entry point with all its imports, to detect changes
 */
export async function compileServer(hash) {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown(inputOptions());
  // A running system has its old code until the new one is complete.
  const half = `${SERVER}.${process.pid}`;
  try {
    const { output } = await bundle.write({ ...outputOptions, dir: half });
    writeFileSync(join(half, 'sources.hash'), hash);
    rmSync(SERVER, { recursive: true, force: true });
    renameSync(half, SERVER);
    return codeOfEntries(output);
  } finally {
    await bundle.close();
    rmSync(half, { recursive: true, force: true });
  }
}

/**
 * @param {readonly (import('rolldown').OutputChunk | import('rolldown').OutputAsset)[]} output
 * @returns {Map<string, string>}
 */
function codeOfEntries(output) {
  const chunks = new Map(output.flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one]] : [])));
  /** @type {(name: string, known: Set<string>) => Set<string>} */
  const withImports = (name, known) => {
    const chunk = chunks.get(name);
    if (!chunk || known.has(name)) return known;
    known.add(name);
    for (const other of [...chunk.imports, ...chunk.dynamicImports]) withImports(other, known);
    return known;
  };
  return new Map(
    ENTRIES.map((entry) => {
      const hash = createHash('sha256');
      for (const name of withImports(`${entry}.js`, new Set())) hash.update(chunks.get(name)?.code ?? '');
      return [entry, hash.digest('hex')];
    }),
  );
}

/** @returns {import('rolldown').InputOptions} */
function inputOptions() {
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
const outputOptions = { format: 'esm', sourcemap: true, chunkFileNames: '[name]-[hash].js' };

/**
 * `import.meta.dirname` and `import.meta.url` refer to the source file even in the built code, because some sources read
 * files in their folder.
 * @type {import('rolldown').Plugin}
 */
const placesOfSources = {
  name: 'places-of-sources',
  transform: {
    // This file only mentions them.
    filter: { code: /import\.meta\.(dirname|url)/, id: { exclude: /server-build\.mjs$/ } },
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
