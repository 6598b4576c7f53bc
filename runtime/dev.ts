/**
 * `npm run dev`: the whole system for developers. A saved change runs within seconds, with the same data and session:
 * pages of the portal and the console are updated in the browser, and processes whose code has changed are restarted.
 */
import { watch } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from './config.ts';
import { loadDemo } from './demo/index.ts';
import { serveInterfaces } from './dev-interfaces.ts';
import { inForeground, say } from './foreground.ts';
import { migrate } from './migrate.ts';
import { anyPort } from './ports.ts';
import { compileServer, SOURCES } from './server-build.mjs';
import { hashOf, ROOT } from './sources.mjs';
import { type System, startSystem } from './system.ts';
import { workflowBundle } from './workflow-bundle.ts';

/** Milliseconds: editors write a file in several steps, and several files at once. */
const SETTLED = 50;

/** What each process runs besides its own entry point. */
const THREADS: Readonly<Record<string, string>> = { api: 'document-thread' };

const PROCESSES = {
  api: (system: System) => system.api,
  worker: (system: System) => system.worker,
  'documents-worker': (system: System) => system.documents,
  'imports-worker': (system: System) => system.imports,
} as const;

async function start(signal: AbortSignal) {
  const config = readConfig();
  // The browser connects to this process; the API runs behind it.
  const behind = {
    ...config,
    PORT: await anyPort(),
    TRUST_PROXY: ['loopback'],
    PUBLIC_URL: config.PUBLIC_URL ?? `http://127.0.0.1:${config.PORT}`,
  };
  const system = await startSystem(behind, { say, signal, withInterfaces: false });
  const interfaces = await serveInterfaces({ port: config.PORT, host: config.HOST, api: system.url });
  const accounts = process.argv.includes('--demo') ? await loadDemo(system, say) : [];
  const watching = await watchServer(system);
  say(`\n就绪 ready (${process.uptime().toFixed(1)} s)`);
  say(`  客户门户 portal        ${behind.PUBLIC_URL}/`);
  say(`  业务管理 console       ${behind.PUBLIC_URL}/admin/`);
  if (system.firstPassword && accounts.length === 0) say(`  admin / ${system.firstPassword}`);
  for (const account of accounts) say(`  ${account}`);
  say('\n改动保存后自动生效，按 Ctrl-C 停止。 What is saved runs at once; Ctrl-C stops everything in order.');
  return {
    async stop() {
      watching.stop();
      await interfaces.stop();
      await system.stop();
    },
  };
}

/** Builds the server's code after each change, and restarts the processes whose code has changed. */
async function watchServer(system: System): Promise<{ stop(): void }> {
  let hash = hashOf(...SOURCES, 'package-lock.json');
  let codes = await compileServer(hash);
  let bundle = await workflowBundle();
  let underway: Promise<void> = Promise.resolve();
  let settled: NodeJS.Timeout | undefined;

  const renew = async (): Promise<void> => {
    const now = hashOf(...SOURCES, 'package-lock.json');
    if (now === hash) return;
    hash = now;
    const began = Date.now();
    const [known, before] = [codes, bundle];
    [codes, bundle] = await Promise.all([compileServer(now), workflowBundle()]);
    const applied = await migrate(system.ownerUrl, system.dataKeys);
    const changed = (Object.keys(PROCESSES) as (keyof typeof PROCESSES)[]).filter(
      (name) =>
        [name, THREADS[name] ?? name].some((entry) => codes.get(entry) !== known.get(entry)) ||
        (name === 'worker' && bundle !== before),
    );
    await Promise.all(changed.map((name) => PROCESSES[name](system).restart()));
    const what = [...applied, ...changed].join(', ') || '–';
    say(`  ✓ ${new Date().toTimeString().slice(0, 8)} ${what} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  };
  const later = () => {
    clearTimeout(settled);
    settled = setTimeout(() => {
      // One after the other; an error in the code is printed, and the next change repairs it.
      underway = underway.then(renew).catch((error: unknown) => console.error(error));
    }, SETTLED);
  };
  const watchers = SOURCES.map((folder) => watch(join(ROOT, folder), { recursive: true }, later));
  return {
    stop() {
      clearTimeout(settled);
      for (const watcher of watchers) watcher.close();
    },
  };
}

await inForeground(start);
