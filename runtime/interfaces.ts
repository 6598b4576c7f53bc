import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explain, StartFailure } from './failure.ts';
import { hashOf } from './workflow-bundle.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Builds the portal and the console where their sources or packages changed since the last time. */
export async function buildInterfaces(say: (line: string) => void): Promise<void> {
  for (const name of ['portal', 'admin'] as const) {
    const stamp = join(ROOT, 'dist', `${name}.hash`);
    const wanted = hashOf(name, 'domain', 'package-lock.json');
    if (
      existsSync(stamp) &&
      readFileSync(stamp, 'utf8') === wanted &&
      existsSync(join(ROOT, 'dist', name, 'index.html'))
    )
      continue;
    say(`  正在构建界面 building ${name}…`);
    const { build } = await import('vite');
    try {
      await build({ configFile: join(ROOT, name, 'vite.config.ts'), logLevel: 'error' });
      writeFileSync(stamp, wanted);
    } catch (error) {
      throw explain(new StartFailure(`界面 ${name} 构建失败：${String(error)}`), '构建界面');
    }
  }
}
