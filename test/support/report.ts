/** At the end of a run: seconds a suite, and what was slowest; the figures also go to a file, for `test/run.mjs`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

const MAX_LISTED = 10;

interface Suite {
  files: number;
  passed: number;
  failed: number;
  skipped: number;
  /** Of its files, added up: where two run side by side, less by the clock. */
  seconds: number;
}

export default class SecondsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const suites = new Map<string, Suite>();
    const tests: [number, string][] = [];
    const setUps: [number, string][] = [];
    for (const module of modules) {
      const name = module.project.name;
      const suite = suites.get(name) ?? { files: 0, passed: 0, failed: 0, skipped: 0, seconds: 0 };
      suites.set(name, suite);
      const { duration, collectDuration, prepareDuration, setupDuration, environmentSetupDuration } =
        module.diagnostic();
      const around = collectDuration + prepareDuration + setupDuration + environmentSetupDuration;
      suite.files += 1;
      suite.seconds += (duration + around) / 1000;
      let inTests = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        suite[state === 'pending' ? 'skipped' : state] += 1;
        const milliseconds = test.diagnostic()?.duration ?? 0;
        inTests += milliseconds;
        tests.push([milliseconds / 1000, `${module.relativeModuleId} › ${test.name}`]);
      }
      // What could not even be loaded, or failed around its tests.
      if (module.state() === 'failed' && !hasFailedTest(module)) suite.failed += 1;
      setUps.push([(duration + around - inTests) / 1000, module.relativeModuleId]);
    }
    const rows = [...suites].sort(([, a], [, b]) => b.seconds - a.seconds);
    console.log(['', 'Slowest tests (s):', ...slowest(tests)].join('\n'));
    console.log(['', 'Slowest set-ups (s):', ...slowest(setUps)].join('\n'));
    console.log('\nSeconds a suite, its files added up:');
    console.table(
      Object.fromEntries(rows.map(([name, suite]) => [name, { ...suite, seconds: Math.round(suite.seconds) }])),
    );
    const file = process.env.HENGZHUN_TEST_REPORT;
    if (!file) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ suites: Object.fromEntries(suites), errors: errors.length }));
  }
}

function hasFailedTest(module: TestModule): boolean {
  return [...module.children.allTests('failed')].length > 0;
}

function slowest(rows: readonly [number, string][]): string[] {
  return rows
    .toSorted(([a], [b]) => b - a)
    .slice(0, MAX_LISTED)
    .map(([seconds, name]) => `${seconds.toFixed(1).padStart(7)}  ${name}`);
}
