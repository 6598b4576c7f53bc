/** The released migrations and their content at the release: `migrations/released.json`. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MIGRATIONS = join(import.meta.dirname, '..', '..', 'migrations');
const MANIFEST = join(MIGRATIONS, 'released.json');

/** By release, oldest first: the files that came with it, each with the SHA-256 of its text. */
export type Released = Readonly<Record<string, Readonly<Record<string, string>>>>;

export function readReleased(): Released {
  return JSON.parse(readFileSync(MANIFEST, 'utf8'));
}

export function writeReleased(released: Released): void {
  writeFileSync(MANIFEST, `${JSON.stringify(released, null, 2)}\n`);
}

/** All migrations and what they read, by their path in `migrations/`, e.g. `reference/regions.csv`; each with its SHA-256. */
export function presentFiles(): Readonly<Record<string, string>> {
  const names = readdirSync(MIGRATIONS, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(MIGRATIONS.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((name) => name !== 'released.json');
  return Object.fromEntries(names.sort().map((name) => [name, sha256(readFileSync(join(MIGRATIONS, name), 'utf8'))]));
}

/** The same on a machine that checks text files out with CRLF. */
function sha256(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
}

/** The names of migrations among files: those that begin with a number. */
export function migrationsAmong(names: readonly string[]): string[] {
  return names.filter((name) => /^\d{4}_.+\.ts$/.test(name)).sort();
}

/** Where the database of a release is stored. */
export function dumpOf(release: string): string {
  return join(import.meta.dirname, '..', 'data', `release-${release}.sql.gz`);
}
