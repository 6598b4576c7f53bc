// The sources and their hash, to detect changes. Plain JavaScript, because it runs before anything is built.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * A hash of files, and of all files below folders, by name and content; 16 hexadecimal digits.
 * @param {...string} paths from the root of the project; a path with a dot is a file
 * @returns {string}
 */
export function hashOf(...paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const absolute = join(ROOT, path);
    const files = path.includes('.')
      ? [absolute]
      : readdirSync(absolute, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .sort();
    for (const file of files) hash.update(file.slice(ROOT.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}
