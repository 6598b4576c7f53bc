/** Starts the servers once for a run of the tests. */
import type { TestProject } from 'vitest/node';
import { type Servers, startServers } from './servers.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    servers: Servers;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { servers, stop } = await startServers();
  project.provide('servers', servers);
  return stop;
}
