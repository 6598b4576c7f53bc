import { defineConfig } from 'vitest/config';

const project = (name: string, options: { parallel?: boolean; timeout?: number; servers?: boolean } = {}) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    environment: 'node',
    testTimeout: options.timeout ?? 30_000,
    hookTimeout: 180_000,
    fileParallelism: options.parallel ?? false,
    // Where tests share one PostgreSQL and one Temporal server; the others need none, or break their own.
    ...(options.servers ? { globalSetup: ['test/support/global-setup.ts'] } : {}),
  },
});

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // What is to come is waited for as long as a machine with other work may take.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      { extends: true, ...project('domain', { parallel: true }) },
      { extends: true, ...project('documents') },
      { extends: true, ...project('api', { parallel: true, servers: true, timeout: 60_000 }) },
      { extends: true, ...project('workflows', { servers: true, timeout: 90_000 }) },
      { extends: true, ...project('replay', { timeout: 90_000 }) },
      { extends: true, ...project('runtime', { servers: true, timeout: 240_000 }) },
      { extends: true, ...project('faults', { timeout: 600_000 }) },
      { extends: true, ...project('browser', { timeout: 300_000 }) },
    ],
  },
});
