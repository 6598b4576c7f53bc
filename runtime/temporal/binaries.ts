/** What the ways to a Temporal server are given, and what they answer. */
import type { CliPackage } from './cli-package.ts';

export interface TemporalBinaries {
  /** The server over PostgreSQL, or the CLI's own with SQLite. */
  readonly kind: 'server' | 'cli';
  readonly server: string;
  /** Changes when the server does. */
  readonly version: string;
  readonly sqlTool?: string;
  readonly ui?: string;
}

export interface ProvideOptions {
  readonly cacheFolder: string;
  readonly say: (line: string) => void;
  readonly signal?: AbortSignal;
  /** What kept the workflows of this data folder so far: the two kinds keep them in different places. */
  readonly kind?: TemporalBinaries['kind'] | null;
  /** In real use the CLI is passed over. */
  readonly production?: boolean;
  readonly cliPackage?: CliPackage;
  /** Milliseconds after which a download of which nothing arrives is given up. */
  readonly longestSilence?: number;
}

/** Says why a way is not taken. */
export type Skip = (reason: string) => null;
