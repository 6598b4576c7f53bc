/** `npm run sbom`: what is inside, as CycloneDX in dist/sbom.cdx.json, and docs/licences.md. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { licenceList, refusedParts } from './sbom/licences.ts';
import { allParts, type Part } from './sbom/parts.ts';
import { ROOT } from './sources.mjs';

interface Bom {
  readonly components: readonly object[];
}

const TYPES: Readonly<Record<Part['ecosystem'], string>> = {
  npm: 'npm',
  Go: 'golang',
  PyPI: 'pypi',
  program: 'generic',
};

/** npm itself lists its packages, with their digests and what depends on what. */
const { stdout } = await execa('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'], { cwd: ROOT });
const bom = JSON.parse(stdout) as Bom;
const parts = allParts();
const others = parts.filter(({ ecosystem }) => ecosystem !== 'npm').map(componentOf);

mkdirSync(join(ROOT, 'dist'), { recursive: true });
const file = join(ROOT, 'dist', 'sbom.cdx.json');
writeFileSync(file, `${JSON.stringify({ ...bom, components: [...bom.components, ...others] }, null, 2)}\n`);
writeFileSync(join(ROOT, 'docs', 'licences.md'), licenceList(parts));
console.log(`${file}: ${bom.components.length + others.length}`);
console.log('docs/licences.md');

const refused = refusedParts(parts);
for (const { name, version, licence } of refused)
  console.error(
    `${name} ${version}：许可证 ${licence ?? '未注明'} 不在允许之列。 Its licence (${licence ?? 'none stated'}) is not allowed; see runtime/sbom/licence-policy.ts.`,
  );
process.exitCode = refused.length > 0 ? 1 : 0;

function componentOf({ ecosystem, name, version, licence, digests = [] }: Part): object {
  const purl = `pkg:${TYPES[ecosystem]}/${name}@${ecosystem === 'Go' && name !== 'stdlib' ? 'v' : ''}${version}`;
  return {
    'bom-ref': purl,
    type: ecosystem === 'Go' ? 'library' : 'application',
    name,
    version,
    purl,
    ...(licence ? { licenses: [{ license: { id: licence } }] } : {}),
    ...(digests.length > 0 ? { hashes: digests.map((content) => ({ alg: 'SHA-256', content })) } : {}),
  };
}
