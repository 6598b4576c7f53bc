/** Folders that stand in for the built portal and console. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function builtInterfaces() {
  const folder = mkdtempSync(join(tmpdir(), 'hengzhun-interfaces-'));
  const built = (name: string) => {
    mkdirSync(join(folder, name, 'assets'), { recursive: true });
    writeFileSync(join(folder, name, 'index.html'), `<html>${name}</html>`);
    writeFileSync(join(folder, name, 'assets', 'main-abc123.js'), `// ${name}\n`.repeat(500));
    return join(folder, name);
  };
  return { portal: built('portal'), console: built('console'), remove: () => rmSync(folder, { recursive: true }) };
}
