/** What is inside: packages of the lock file, Go modules of the Temporal server, and programs that are fetched. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../sources.mjs';
import { CLI_PACKAGE } from '../temporal/cli-package.ts';
import { READ_BY_HAND, SAME_AS } from './licence-policy.ts';

export interface Part {
  /** As OSV names it. */
  readonly ecosystem: 'npm' | 'Go' | 'PyPI' | 'program';
  readonly name: string;
  readonly version: string;
  /** An SPDX expression; null where none is known. */
  readonly licence: string | null;
  /** Only for development and tests. */
  readonly dev: boolean;
  /** SHA-256 of what is fetched, where it is pinned here and not in a lock file. */
  readonly digests?: readonly string[];
}

const LockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      link: z.boolean().optional(),
    }),
  ),
});

/** @throws ZodError if the text is no lock file of npm (version 2 or 3) */
export function npmPackages(lockFile: string): Part[] {
  const { packages } = LockFile.parse(JSON.parse(lockFile));
  const found = new Map<string, Part>();
  for (const [
    path,
    { name = path.split('node_modules/').at(-1) ?? '', version, license, dev = false },
  ] of Object.entries(packages)) {
    if (!path || !version) continue;
    const id = `${name}@${version}`;
    const stated = license ? (SAME_AS[license] ?? license) : (READ_BY_HAND[id] ?? null);
    found.set(id, { ecosystem: 'npm', name, version, licence: stated, dev: dev && (found.get(id)?.dev ?? true) });
  }
  return [...found.values()].sort(byName);
}

/** The modules that `go.mod` requires, and Go's own library. Their licences stand in their sources only. */
export function goModules(goMod: string): Part[] {
  const module = (name: string, version: string): Part => ({
    ecosystem: 'Go',
    name,
    version,
    licence: null,
    dev: false,
  });
  const required = [...goMod.matchAll(/^\s*(?:require\s+)?([\w.~/-]+\.[\w.~/-]+)\s+v(\S+)/gm)];
  const [, go = ''] = /^go (\S+)/m.exec(goMod) ?? [];
  return [module('stdlib', go), ...required.map(([, name = '', version = '']) => module(name, version))].sort(byName);
}

/** Programs that are not built here. @param packages the npm packages, of which one contains PostgreSQL */
export function fetchedPrograms(packages: readonly Part[]): Part[] {
  const postgres = packages.find(({ name }) => name === 'embedded-postgres');
  return [
    {
      ecosystem: 'PyPI',
      name: CLI_PACKAGE.name,
      version: CLI_PACKAGE.version,
      licence: 'MIT',
      dev: false,
      digests: Object.values(CLI_PACKAGE.wheels).map(({ wheel }) => wheel),
    },
    {
      ecosystem: 'program',
      name: 'postgresql',
      version: /^\d+\.\d+/.exec(postgres?.version ?? '')?.[0] ?? '',
      licence: 'PostgreSQL',
      dev: false,
    },
  ];
}

/** All parts, from the files of this folder. */
export function allParts(): Part[] {
  const packages = npmPackages(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const modules = goModules(readFileSync(join(ROOT, 'runtime', 'temporal', 'go.mod'), 'utf8'));
  return [...packages, ...modules, ...fetchedPrograms(packages)];
}

function byName(a: Part, b: Part): number {
  const [first, second] = [`${a.name}@${a.version}`, `${b.name}@${b.version}`];
  return first < second ? -1 : first > second ? 1 : 0;
}
