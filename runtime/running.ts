/** For commands that inspect a running system: its configuration, ports and database. */
import type { Knex } from 'knex';
import { openDatabase } from '../store/sql/database.ts';
import { type Config, readConfig } from './config.ts';
import { DataFolder } from './data-folder.ts';
import { type KeyRings, openRings } from './keys/rings.ts';
import { certificatesOfRunning } from './temporal/certificates.ts';
import { temporalConnection } from './temporal/connect.ts';
import { kindBefore } from './temporal/schemas.ts';

export interface Running {
  readonly config: Config;
  /** How Temporal is reached. */
  readonly temporal: ReturnType<typeof temporalConnection>;
  readonly folder: DataFolder;
  readonly rings: KeyRings;
  readonly db: Knex;
}

/** @throws StartFailure if the keys cannot be read */
export async function openRunning(poolSize: number): Promise<Running> {
  const config = readConfig();
  const folder = new DataFolder(config.DATA_DIR);
  const ports = folder.readJson<Record<string, number>>('ports.json') ?? {};
  const url =
    config.DATABASE_URL ??
    `postgres://hengzhun_app:${folder.secret('hengzhun_app')}@127.0.0.1:${ports.postgres}/hengzhun`;
  const rings = await openRings(config);
  const temporal = temporalConnection(
    config.TEMPORAL_ADDRESS ? config : { ...config, ...embeddedTemporal(folder, ports) },
  );
  return { config, temporal, folder, rings, db: openDatabase(url, { poolSize }) };
}

function embeddedTemporal(folder: DataFolder, ports: Readonly<Record<string, number>>) {
  const tls = kindBefore(folder) === 'server' ? certificatesOfRunning(folder) : null;
  const address = { TEMPORAL_ADDRESS: `127.0.0.1:${ports['temporal-frontend']}` };
  return tls ? { ...address, TEMPORAL_TLS: true, ...tls } : address;
}
