// All tests, one after the other; ends with one plain line `N passed, N failed` that adds up every suite.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name) => join(root, 'node_modules', '.bin', name);
const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
const only = process.argv.slice(2);
let passed = 0;
let failed = 0;

function say(line) {
  process.stdout.write(`${line}\n`);
}

function check(name, command, args) {
  const began = Date.now();
  const { status } = spawnSync(command, args, { cwd: root, env, stdio: 'inherit' });
  if (status === 0) passed += 1;
  else failed += 1;
  say(`${status === 0 ? '✓' : '✗'} ${name} (${((Date.now() - began) / 1000).toFixed(0)} s)`);
}

function suite(project) {
  const began = Date.now();
  const report = join(root, 'dist', 'test-reports', `${project}.json`);
  rmSync(report, { force: true });
  const { status } = spawnSync(
    bin('vitest'),
    [
      'run',
      '--project',
      project,
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { cwd: root, env, stdio: 'inherit' },
  );
  let suitePassed = 0;
  let suiteFailed = 0;
  if (existsSync(report)) {
    const counts = JSON.parse(readFileSync(report, 'utf8'));
    suitePassed = counts.numPassedTests;
    suiteFailed = counts.numFailedTests;
    const broken = counts.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
    suiteFailed += broken.length;
  }
  // A run that ended badly without naming a failed test – a crash, an unhandled error – is a failure all the same.
  if (status !== 0 && suiteFailed === 0) suiteFailed = 1;
  passed += suitePassed;
  failed += suiteFailed;
  say(
    `${suiteFailed === 0 ? '✓' : '✗'} ${project}: ${suitePassed} passed, ${suiteFailed} failed (${((Date.now() - began) / 1000).toFixed(0)} s)`,
  );
}

mkdirSync(join(root, 'dist', 'test-reports'), { recursive: true });
const projects = ['domain', 'documents', 'api', 'workflows', 'replay', 'runtime', 'faults', 'browser'];
if (only.length === 0) {
  check('types', bin('tsc'), ['--noEmit']);
  check('lint, format, dependency rule', bin('biome'), ['ci', '--colors=off', '.']);
  check('traceability is up to date', bin('tsx'), ['test/traceability.ts', '--check']);
}
for (const project of projects) if (only.length === 0 || only.includes(project)) suite(project);
say(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
