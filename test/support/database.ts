import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import pg from 'pg';
import { inject } from 'vitest';
import { openDatabase } from '../../store/database.ts';

export interface TestDatabase {
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** As the processes see it: a role that owns no table. */
  readonly db: Knex;
  /** As the owner of the tables. */
  readonly owner: Knex;
  drop(): Promise<void>;
}

/** A fresh, migrated database of one's own; a copy of the template takes some 50 ms. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const servers = inject('servers');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const administer = async (statement: string) => {
    const client = new pg.Client({ connectionString: servers.superuserUrl.replace('{database}', 'postgres') });
    await client.connect();
    try {
      // Only one copy of a template can be made at a time.
      await client.query('select pg_advisory_lock(4711)');
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await administer(`create database ${name} template hengzhun_template owner hengzhun_owner`);
  const appUrl = servers.appUrl.replace('{database}', name);
  const ownerUrl = servers.ownerUrl.replace('{database}', name);
  const db = openDatabase(appUrl);
  const owner = openDatabase(ownerUrl, { poolSize: 2 });
  return {
    appUrl,
    ownerUrl,
    db,
    owner,
    async drop() {
      await db.destroy();
      await owner.destroy();
      await administer(`drop database ${name} with (force)`);
    },
  };
}
