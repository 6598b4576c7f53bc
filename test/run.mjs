// All tests, or those that are named; ends with one plain line `N passed, N failed` that adds up every suite.
//   npm test                      everything
//   npm test -- api               a suite
//   npm test -- stuck             the files whose path has the word
//   npm test -- -t R:C10          the tests whose name has it
//   npm run test:quick            types, lint, and the suites that need no workflows and no browser
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../runtime/sources.mjs';

const SUITES = ['domain', 'web', 'documents', 'api', 'workflows', 'replay', 'runtime', 'browser', 'faults'];
const QUICK = ['domain', 'web', 'documents', 'api'];

/** @param {string} name */
const bin = (name) => join(ROOT, 'node_modules', '.bin', name);
const { FORCE_COLOR: _, ...environment } = process.env;
const report = join(ROOT, 'dist', 'test-report.json');
const env = { ...environment, NO_COLOR: '1', HENGZHUN_TEST_REPORT: report };
const quick = process.argv.includes('--quick');
const only = process.argv.slice(2).filter((word) => word !== '--quick');
const began = Date.now();
/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
let passed = 0;
let failed = 0;
let skipped = 0;

// Who ends this run ends what is running, which then stops its servers; npm ended ends only the shell between.
const parent = process.ppid;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => end(signal));
setInterval(() => process.ppid !== parent && process.env.npm_lifecycle_event && end('SIGTERM'), 500).unref();

/** @param {NodeJS.Signals} signal */
function end(signal) {
  for (const child of running) child.kill(signal);
  setTimeout(() => process.exit(1), 10_000).unref();
  Promise.all([...running].map((child) => new Promise((resolve) => child.once('exit', resolve)))).then(() =>
    process.exit(1),
  );
}

/**
 * Runs a program to its end; the exit code, or null for one that was ended or could not be started.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {boolean} keep whether what it says is kept until it has ended, because something else speaks meanwhile
 * @returns {Promise<{ status: number | null, said: string }>}
 */
function run(command, args, keep = false) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', ...(keep ? PIPES : SHOWN)] });
    running.add(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        said += chunk;
      });
    }
    /** @param {number | null} status */
    const done = (status) => {
      running.delete(child);
      resolve({ status, said });
    };
    child.once('error', () => done(null));
    child.once('close', done);
  });
}
const PIPES = /** @type {const} */ (['pipe', 'pipe']);
const SHOWN = /** @type {const} */ (['inherit', 'inherit']);

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}

/** @param {number} from */
const seconds = (from) => ((Date.now() - from) / 1000).toFixed(0);

/**
 * A check counts as one test.
 * @param {string} name
 * @param {string} command
 * @param {readonly string[]} args
 */
async function check(name, command, args) {
  const from = Date.now();
  const { status, said } = await run(command, args, true);
  if (status === 0) passed += 1;
  else failed += 1;
  return `${status === 0 ? '✓' : '✗'} ${name} (${seconds(from)} s)${status === 0 ? '' : `\n${said}`}`;
}

/** @param {readonly string[]} words suites, parts of paths, or options of vitest */
async function suites(words) {
  rmSync(report, { force: true });
  const projects = words.filter((word) => SUITES.includes(word)).flatMap((name) => ['--project', `${name}*`]);
  const rest = words.filter((word) => !SUITES.includes(word));
  const reporters = ['--reporter=default', '--reporter=./test/support/report.ts'];
  const { status } = await run(bin('vitest'), ['run', ...projects, ...reporters, ...rest]);
  const counts = readReport();
  // No report, or a run that ended badly without naming a failed test – a crash, an unhandled error: a failure all the same.
  let ofSuites = 0;
  for (const suite of Object.values(counts?.suites ?? {})) {
    passed += suite.passed;
    skipped += suite.skipped;
    ofSuites += suite.failed;
  }
  failed += ofSuites === 0 && status !== 0 ? 1 : ofSuites;
}

/** @returns {{ suites: Record<string, { passed: number, failed: number, skipped: number }> } | null} */
function readReport() {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return null;
  }
}

const checks =
  only.length > 0
    ? []
    : [
        check('types', bin('tsc'), ['--noEmit']),
        check('lint, format, dependency rule', bin('biome'), ['ci', '--colors=off', '.']),
        check('traceability is up to date', bin('tsx'), ['test/traceability.ts', '--check']),
      ];
await suites(quick ? [...QUICK, ...only] : only);
for (const line of await Promise.all(checks)) say(line);
say(`in all ${seconds(began)} s`);
say(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
