// All tests, one after the other; ends with one plain line `N passed, N failed` that adds up every suite.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name) => join(root, 'node_modules', '.bin', name);
const { FORCE_COLOR: _, ...environment } = process.env;
const env = { ...environment, NO_COLOR: '1' };
const only = process.argv.slice(2);
let passed = 0;
let failed = 0;
let running = null;

// Who ends this run ends the suite that is running, which then stops its servers; npm ended ends only the shell between.
const parent = process.ppid;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(signal));
setInterval(() => process.ppid !== parent && process.env.npm_lifecycle_event && end('SIGTERM'), 500).unref();

function end(signal) {
  running?.kill(signal);
  setTimeout(() => process.exit(1), 5_000).unref();
  running?.once('exit', () => process.exit(1));
}

/** The exit code, or null for a program that was ended or could not be started. */
function run(command, args) {
  return new Promise((resolve) => {
    running = spawn(command, args, { cwd: root, env, stdio: 'inherit' });
    running.once('error', () => resolve(null));
    running.once('exit', resolve);
  });
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

async function check(name, command, args) {
  const began = Date.now();
  const status = await run(command, args);
  if (status === 0) passed += 1;
  else failed += 1;
  say(`${status === 0 ? '✓' : '✗'} ${name} (${((Date.now() - began) / 1000).toFixed(0)} s)`);
}

async function suite(project) {
  const began = Date.now();
  const report = join(root, 'dist', 'test-reports', `${project}.json`);
  rmSync(report, { force: true });
  const status = await run(bin('vitest'), [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  let suitePassed = 0;
  let suiteFailed = 0;
  const counts = readReport(report);
  if (counts) {
    suitePassed = counts.numPassedTests;
    suiteFailed = counts.numFailedTests;
    const broken = counts.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
    suiteFailed += broken.length;
  }
  // Nothing that could fail, or nothing said about it: no proof of anything.
  if (suitePassed + suiteFailed === 0) suiteFailed = 1;
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
  await check('types', bin('tsc'), ['--noEmit']);
  await check('lint, format, dependency rule', bin('biome'), ['ci', '--colors=off', '.']);
  await check('traceability is up to date', bin('tsx'), ['test/traceability.ts', '--check']);
}
for (const project of projects) if (only.length === 0 || only.includes(project)) await suite(project);
say(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
