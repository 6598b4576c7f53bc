/** Which licences the parts of the product may have. `npm run sbom` and a test fail where a part has another one. */

/** SPDX identifiers: permissive licences, and those whose duties end with the part itself, which we use unchanged. */
export const ALLOWED: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'ISC',
  'LGPL-3.0-or-later',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'PostgreSQL',
  'Unlicense',
  'Zlib',
]);

/** What packages state in another way than by an SPDX identifier. */
export const SAME_AS: Readonly<Record<string, string>> = {
  'Apache License 2.0': 'Apache-2.0',
  BSD: 'BSD-3-Clause',
  'MIT/X11': 'MIT',
};

/** Packages that name no licence in their metadata, with what their own files say. */
export const READ_BY_HAND: Readonly<Record<string, string>> = {
  'busboy@1.6.0': 'MIT',
  'png-js@1.1.0': 'MIT',
  'prelude-ls@1.1.2': 'MIT',
  'streamsearch@1.1.0': 'MIT',
  'unionfs@4.6.0': 'Unlicense',
};

/** Packages that are used although no licence was found, each with the reason. */
export const EXCEPTIONS: Readonly<Record<string, string>> = {
  'buffers@0.1.1': 'states no licence; comes with exceljs, and goes with it',
};

/** Whether an SPDX expression of the form `A`, `A AND B` or `A OR B` is satisfied by allowed licences; any other form is refused. */
export function isAllowed(expression: string): boolean {
  const plain = expression.replace(/^\((.*)\)$/, '$1');
  if (/[()]|\bWITH\b/.test(plain) || (/ AND /.test(plain) && / OR /.test(plain))) return false;
  return / OR /.test(plain)
    ? plain.split(' OR ').some((one) => ALLOWED.has(one.trim()))
    : plain.split(' AND ').every((one) => ALLOWED.has(one.trim()));
}
