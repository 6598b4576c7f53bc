/** Parameters and results of the ways to provide a Temporal server. */
import type { CliPackage } from './cli-package.ts';

export interface TemporalBinaries {
  /** The server with PostgreSQL, or the CLI's own server with SQLite. */
  readonly kind: 'server' | 'cli';
  readonly server: string;
  /** Changes whenever the server changes. */
  readonly version: string;
  readonly sqlTool?: string;
  readonly ui?: string;
}

export interface ProvideOptions {
  readonly cacheFolder: string;
  readonly say: (line: string) => void;
  readonly signal?: AbortSignal;
  /** The kind of server that has stored this data folder's workflows: the two kinds store them in different places. */
  readonly kind?: TemporalBinaries['kind'] | null;
  /** In production the CLI is skipped. */
  readonly production?: boolean;
  readonly cliPackage?: CliPackage;
  /** Milliseconds without any received data after which a download is aborted. */
  readonly longestSilence?: number;
}

/** Records why a way is not taken. */
export type Skip = (reason: string) => null;
