/**
 * What the files of a run share: the server's code, and, where a suite asks for it, one PostgreSQL, one Temporal server, the
 * built interfaces and an installed browser. Each is made once a run, by the first suite that needs it.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildInterfaces } from '../../runtime/interfaces.ts';
import { buildServer } from '../../runtime/server-build.mjs';
import { workflowBundle } from '../../runtime/workflow-bundle.ts';
import { findOrInstall } from './chromium.ts';
import { type DatabaseServer, type Servers, TestServers } from './servers.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    database: DatabaseServer;
    servers: Servers;
  }
}

/** Every suite has a module of this of its own; what is made once lies beside them all. */
const shared = globalThis as unknown as { hengzhunTests?: Run };

/** What one run of the tests has made, and how many suites still use it. */
class Run {
  users = 0;
  readonly code = buildServer();
  readonly servers = new TestServers();
  #interfaces: Promise<void> | null = null;

  interfaces(): Promise<void> {
    const logFile = join(tmpdir(), `hengzhun-interfaces-${process.pid}.log`);
    this.#interfaces ??= buildInterfaces({ say: () => undefined, logFile });
    return this.#interfaces;
  }
}

/** What each suite needs; the others need nothing but their own code. */
const NEEDS: Readonly<Record<string, readonly ('database' | 'servers' | 'workflows' | 'browser')[]>> = {
  api: ['database'],
  workflows: ['servers', 'workflows'],
  replay: ['workflows'],
  runtime: ['servers', 'workflows', 'browser'],
  browser: ['servers', 'workflows', 'browser'],
  faults: ['servers', 'workflows', 'browser'],
};

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.hengzhunTests ??= new Run();
  const run = shared.hengzhunTests;
  run.users += 1;
  const leave = async () => {
    run.users -= 1;
    if (run.users > 0) return;
    delete shared.hengzhunTests;
    await run.servers.stop();
  };
  try {
    await run.code;
    const needs = NEEDS[project.name.split('-')[0] ?? ''] ?? [];
    const make = {
      database: async () => project.provide('database', await run.servers.database()),
      servers: async () => {
        const servers = await run.servers.both();
        project.provide('servers', servers);
        project.provide('database', servers);
      },
      workflows: workflowBundle,
      browser: async () => {
        findOrInstall();
        await run.interfaces();
      },
    };
    await Promise.all(needs.map((need) => make[need]()));
  } catch (error) {
    await leave();
    throw error;
  }
  return leave;
}
