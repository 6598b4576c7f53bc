/** Provides the Temporal server: the first way that works, with the reason for each skipped one. */
import type { ProvideOptions, Skip, TemporalBinaries } from './binaries.ts';
import { build, builtEarlier } from './build.ts';
import { cliHadEarlier } from './cli-cache.ts';
import { CLI_PACKAGE, wheelHere } from './cli-package.ts';
import { download } from './download.ts';
import { newEnoughGo } from './go.ts';
import { cliOnPath, find, serverOnPath } from './on-path.ts';
import { fromPackage } from './package.ts';
import { noServer, triedOutOnly } from './words.ts';

interface Way {
  readonly kind: TemporalBinaries['kind'];
  readonly name: string;
  readonly take: () => Promise<TemporalBinaries | null>;
  /** Whether the way is available; an unavailable one is skipped without a message. */
  readonly isThere?: () => boolean;
}

/** @throws StartFailure that says what to install or set if no way works */
export async function provideTemporal(options: ProvideOptions): Promise<TemporalBinaries> {
  const { cacheFolder, say, signal, kind = null, production = false, cliPackage = CLI_PACKAGE } = options;
  if (production && kind === 'cli') throw triedOutOnly();
  const skipped: string[] = [];
  const skip: Skip = (reason) => {
    skipped.push(reason);
    say(`  – ${reason}`);
    return null;
  };
  const pinned = wheelHere(cliPackage)?.program;
  const ways: readonly Way[] = [
    { kind: 'server', name: 'temporal-server on PATH', take: () => serverOnPath(skip, signal) },
    {
      kind: 'cli',
      name: 'temporal CLI on PATH',
      take: () => cliOnPath(skip, signal),
      isThere: () => find('temporal') !== null,
    },
    { kind: 'server', name: 'copy built earlier', take: async () => builtEarlier(cacheFolder, skip) },
    { kind: 'cli', name: 'CLI had earlier', take: () => cliHadEarlier(cacheFolder, pinned, skip, signal) },
    { kind: 'cli', name: 'download of the official CLI', take: () => download(options, skip) },
    { kind: 'cli', name: 'CLI as a package', take: () => fromPackage(options, cliPackage, skip) },
    { kind: 'server', name: 'Go', take: () => builtNow(options, skip) },
  ];
  for (const way of ways) {
    signal?.throwIfAborted();
    const against = whyNot(way.kind, kind, production);
    if (!against) {
      const found = await way.take();
      if (found) return found;
    } else if (way.isThere?.() ?? true) skip(`${way.name} passed over: ${against}`);
  }
  throw noServer(production ? 'production' : (kind ?? 'any'), skipped);
}

/** Why servers of this kind cannot be used, or null. */
function whyNot(kind: Way['kind'], before: Way['kind'] | null, production: boolean): string | null {
  if (before && kind !== before) return `this data folder's workflows are in the Temporal ${before}`;
  return production && kind === 'cli' ? 'it is for trying out, and this is real use' : null;
}

async function builtNow(options: ProvideOptions, skip: Skip): Promise<TemporalBinaries | null> {
  const go = await newEnoughGo(skip, options.signal);
  return go ? build(go, options, skip) : null;
}
