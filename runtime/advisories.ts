/** `npm run advisories -- <file>`: compares what is inside with advisories in OSV's format, without a network. */
import { readFileSync } from 'node:fs';
import { findingsIn, readAdvisories } from './sbom/osv.ts';
import { allParts } from './sbom/parts.ts';

const [file] = process.argv.slice(2);
try {
  if (!file) throw new Error('用法 usage: npm run advisories -- <file>');
  const advisories = readAdvisories(readFileSync(file, 'utf8'));
  const findings = findingsIn(advisories, allParts());
  for (const { part, advisory, fixed } of findings)
    console.log(
      `${advisory.id} ${part.ecosystem} ${part.name} ${part.version}${part.dev ? ' (dev)' : ''}: ${advisory.summary ?? ''}${fixed ? ` → ${fixed}` : ''}`,
    );
  console.log(
    findings.length === 0
      ? `已核对 ${advisories.length} 条通告，均不涉及本系统。 ${advisories.length} advisories: nothing is affected.`
      : `发现 ${findings.length} 处受影响。 ${findings.length} parts are affected.`,
  );
  process.exitCode = findings.length === 0 ? 0 : 1;
} catch (error) {
  console.error(
    `无法读取通告文件（${error instanceof Error ? error.message : String(error)}）；请提供 OSV 格式的 JSON 文件。 The file cannot be read; give a JSON file in OSV's format.`,
  );
  process.exitCode = 2;
}
