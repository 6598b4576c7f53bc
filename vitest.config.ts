import { defineConfig } from 'vitest/config';

const project = (name: string, options: { parallel?: boolean; timeout?: number } = {}) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    environment: 'node',
    testTimeout: options.timeout ?? 30_000,
    hookTimeout: 180_000,
    fileParallelism: options.parallel ?? false,
  },
});

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: ['test/support/global-setup.ts'],
    projects: [
      { extends: true, ...project('domain', { parallel: true }) },
      { extends: true, ...project('documents') },
      { extends: true, ...project('api', { parallel: true, timeout: 60_000 }) },
      { extends: true, ...project('workflows', { timeout: 90_000 }) },
      { extends: true, ...project('replay', { timeout: 90_000 }) },
      { extends: true, ...project('runtime', { timeout: 240_000 }) },
      { extends: true, ...project('faults', { timeout: 600_000 }) },
      { extends: true, ...project('browser', { timeout: 300_000 }) },
    ],
  },
});
