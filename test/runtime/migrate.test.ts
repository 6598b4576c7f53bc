import { expect, inject, it } from 'vitest';
import { migrate } from '../../runtime/migrate.ts';
import { copyTemplate } from '../support/servers.ts';

it('a database that a newer version has changed is refused in one sentence', async () => {
  const database = await copyTemplate(inject('servers'));
  try {
    expect(await migrate(database.ownerUrl)).toEqual([]);
    await database
      .owner('knex_migrations')
      .insert({ name: '9999_of_tomorrow.ts', batch: 2, migration_time: new Date() });
    await expect(migrate(database.ownerUrl)).rejects.toThrow(/更新版本的衡准.*9999_of_tomorrow.*DATA_DIR/);
  } finally {
    await database.drop();
  }
});
