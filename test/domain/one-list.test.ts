import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { STAGE_NAMES } from '../../domain/stage.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Not `migrations`: they contain copies, which test/api/frozen-sql.test.ts compares with the domain. */
const FOLDERS = ['store', 'workflows', 'activities', 'api', 'admin', 'portal', 'documents', 'runtime'];

it('R:C9 nothing outside the domain knows the list of stages: no file names more than half of them', () => {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  expect(files.length).toBeGreaterThan(100);
  const knowing = files.filter((file) => {
    const text = readFileSync(file, 'utf8');
    return STAGE_NAMES.filter((stage) => new RegExp(`\\b${stage}\\b`).test(text)).length > STAGE_NAMES.length / 2;
  });
  // The demo data leads orders to every stage on purpose.
  const names = knowing.map((file) => file.slice(ROOT.length + 1)).filter((file) => !file.startsWith('runtime/demo/'));
  expect(names).toEqual([]);
});
