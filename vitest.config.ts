import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { LongestFirst } from './test/support/sequencer.ts';

interface SuiteOptions {
  /** Milliseconds. */
  readonly timeout?: number;
  /** Files share the modules of one process, which are then loaded once: where they leave nothing behind in them. */
  readonly shared?: boolean;
  /** Files of the folder that are not of this suite, or the only ones that are. */
  readonly without?: string;
  readonly only?: string;
  /** Suites of a later turn begin when all of those before have ended. */
  readonly turn?: number;
  readonly workers?: number;
  readonly setup?: boolean;
}

const suite = (folder: string, options: SuiteOptions = {}): TestProjectInlineConfiguration => ({
  test: {
    name: options.only ? `${folder}-${options.only}` : folder,
    include: [`test/${folder}/${options.only ?? '**/*'}.test.ts`],
    exclude: options.without ? [`test/${folder}/${options.without}.test.ts`] : [],
    environment: 'node',
    pool: 'forks',
    maxWorkers: options.workers ?? 3,
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
      // They load the whole machine; and what they starve the watch would call missing, so its own test is alone.
      suite('faults', { turn: 1, workers: 2, without: 'stuck', timeout: 600_000 }),
      suite('faults', { turn: 2, workers: 1, only: 'stuck', timeout: 600_000 }),
    ],
  },
});
