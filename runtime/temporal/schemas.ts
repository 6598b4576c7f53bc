import type { DataFolder } from '../data-folder.ts';
import { explain, StartFailure } from '../failure.ts';
import type { PostgresRole } from '../postgres.ts';
import { run } from '../run.ts';
import type { TemporalBinaries } from './binaries.ts';

const NOTE = 'temporal-schema.json';

/** The kind of server that has stored this data folder's workflows, or null for a new folder. */
export function kindBefore(folder: DataFolder): TemporalBinaries['kind'] | null {
  return folder.readJson<{ kind?: TemporalBinaries['kind'] }>(NOTE)?.kind ?? null;
}

/** Creates and updates Temporal's databases; skipped if the same server version has done so before. */
export async function setUpSchemas(folder: DataFolder, binaries: TemporalBinaries, sql: PostgresRole): Promise<void> {
  const { kind, version, sqlTool } = binaries;
  if (folder.readJson<{ version?: string }>(NOTE)?.version === version) return;
  if (sqlTool) {
    await Promise.all([
      setUp(sqlTool, sql, 'temporal', 'postgresql/v12/temporal'),
      setUp(sqlTool, sql, 'temporal_visibility', 'postgresql/v12/visibility'),
    ]);
  }
  folder.writeJson(NOTE, { kind, version });
}

async function setUp(tool: string, sql: PostgresRole, database: string, schema: string): Promise<void> {
  const connection = ['--endpoint', sql.host, '--port', String(sql.port), '--user', sql.user, '--database', database];
  const step = async (isThere: RegExp | null, ...args: string[]) => {
    try {
      await run(tool, ['--plugin', 'postgres12_pgx', ...connection, ...args], {
        env: { ...process.env, SQL_PASSWORD: sql.password },
      });
    } catch (error) {
      const said = String(error);
      if (isThere?.test(said)) return;
      const failure = new StartFailure(
        `Temporal 数据库结构安装失败：${said.slice(-400)} Setting up Temporal's database ${database} failed.`,
      );
      throw explain(failure, '安装 Temporal 数据库结构');
    }
  };
  const already = /already exists|42P04|42P07/;
  await step(already, 'create');
  await step(already, 'setup-schema', '-v', '0.0');
  await step(null, 'update-schema', '--schema-name', schema);
}
