/** For commands that inspect a running system: its configuration, ports and database. */
import type { Knex } from 'knex';
import { openDatabase } from '../store/sql/database.ts';
import { type Config, readConfig } from './config.ts';
import { DataFolder } from './data-folder.ts';

export interface Running {
  readonly config: Config;
  readonly folder: DataFolder;
  /** The ports of the embedded servers, by name. */
  readonly ports: Readonly<Record<string, number>>;
  readonly dataKey: Buffer;
  readonly db: Knex;
}

export function openRunning(poolSize: number): Running {
  const config = readConfig();
  const folder = new DataFolder(config.DATA_DIR);
  const ports = folder.readJson<Record<string, number>>('ports.json') ?? {};
  const url =
    config.DATABASE_URL ??
    `postgres://hengzhun_app:${folder.secret('hengzhun_app')}@127.0.0.1:${ports.postgres}/hengzhun`;
  const dataKey = Buffer.from(config.DATA_KEY ?? folder.secret('data-key'), 'hex');
  return { config, folder, ports, dataKey, db: openDatabase(url, { poolSize }) };
}
