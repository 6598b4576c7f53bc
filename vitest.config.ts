import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { LongestFirst } from './test/support/sequencer.ts';

interface SuiteOptions {
  /** Milliseconds. */
  readonly timeout?: number;
  /** Files share the modules of one process, which are then loaded once: where they leave nothing behind in them. */
  readonly shared?: boolean;
  /** Suites of a later turn begin when all of those before have ended. */
  readonly turn?: number;
  readonly setup?: boolean;
}

const suite = (folder: string, options: SuiteOptions = {}): TestProjectInlineConfiguration => ({
  test: {
    name: folder,
    include: [`test/${folder}/**/*.test.ts`],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 3,
    isolate: !options.shared,
    sequence: { groupOrder: options.turn ?? 0 },
    testTimeout: options.timeout ?? 30_000,
    hookTimeout: 180_000,
    // What is to come is waited for as long as a machine with other work may take.
    expect: { poll: { timeout: 15_000 } },
    ...(options.setup === false ? {} : { globalSetup: ['test/support/global-setup.ts'] }),
  },
});

export default defineConfig({
  test: {
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      suite('domain', { shared: true, setup: false }),
      suite('web', { setup: false }),
      suite('documents', { shared: true, setup: false }),
      suite('api', { shared: true, timeout: 60_000 }),
      suite('workflows', { timeout: 90_000 }),
      suite('replay', { timeout: 90_000 }),
      suite('runtime', { timeout: 240_000 }),
      suite('browser', { timeout: 300_000 }),
      // They stop servers and load the whole machine.
      suite('faults', { turn: 1, timeout: 600_000 }),
    ],
  },
});
