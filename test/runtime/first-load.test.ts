/** How much a browser loads before the first page of each interface is usable. */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');

/**
 * kB (gzip) that load before the first page is usable: the page, these lazy modules, and all modules they need.
 */
async function firstLoad(name: 'admin' | 'portal', ...lazy: string[]): Promise<number> {
  const built = await build({
    root: join(ROOT, name),
    configFile: join(ROOT, name, 'vite.config.ts'),
    logLevel: 'error',
    build: { write: false },
  });
  const { output } = built as Rolldown.RolldownOutput;
  const chunks = output.filter((one) => one.type === 'chunk');
  const wanted = (chunk: Rolldown.OutputChunk) =>
    chunk.isEntry || lazy.some((path) => chunk.facadeModuleId === join(ROOT, name, path));
  const found = new Set(chunks.filter(wanted));
  expect(found.size).toBe(1 + lazy.length);
  for (const chunk of found) {
    for (const one of chunks) if (chunk.imports.includes(one.fileName)) found.add(one);
  }
  const page = output.find(({ fileName }) => fileName === 'index.html') as Rolldown.OutputAsset;
  const bytes = [page.source, ...[...found].map(({ code }) => code)].map((source) => gzipSync(source).length);
  return bytes.reduce((sum, one) => sum + one, 0) / 1000;
}

// As `npm start` builds them.
beforeAll(() => vi.stubEnv('NODE_ENV', 'production'));
afterAll(() => vi.unstubAllEnvs());

describe('the first load', () => {
  it('R:E1 stays within 350 kB for the console, from the sign-in to the desk', async () => {
    expect(await firstLoad('admin')).toBeLessThanOrEqual(350);
  });

  it('R:E8 stays within 350 kB for the console in English, whose words are loaded only for its readers', async () => {
    const [chinese, both] = [await firstLoad('admin'), await firstLoad('admin', 'words/en.ts')];
    expect(both).toBeGreaterThan(chinese);
    expect(both).toBeLessThanOrEqual(350);
  });

  it('R:A1 stays within 250 kB for the portal, up to its sign-in', async () => {
    expect(await firstLoad('portal', 'account/SignIn.tsx')).toBeLessThanOrEqual(250);
  });
});
