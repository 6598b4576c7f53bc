import { expect, inject, it } from 'vitest';
import { down, up } from '../../migrations/0008_personal_numbers.ts';
import { migrate } from '../../runtime/migrate.ts';
import { personalData } from '../../store/personal-data/sealing.ts';
import { addEnterprise } from '../support/people.ts';
import { copyTemplate, DATA_KEY } from '../support/servers.ts';

it('refuses a database that a newer version has changed, in one sentence', async () => {
  const database = await copyTemplate(inject('servers'));
  try {
    expect(await migrate(database.ownerUrl, DATA_KEY)).toEqual([]);
    await database
      .owner('knex_migrations')
      .insert({ name: '9999_of_tomorrow.ts', batch: 2, migration_time: new Date() });
    await expect(migrate(database.ownerUrl, DATA_KEY)).rejects.toThrow(/更新版本的衡准.*9999_of_tomorrow.*DATA_DIR/);
  } finally {
    await database.drop();
  }
});

it('seals phone numbers that an earlier version stored readably', async () => {
  const database = await copyTemplate(inject('servers'));
  const context = { personal: personalData(DATA_KEY) };
  try {
    const { id } = await addEnterprise(database.db);
    await database.owner.raw('drop view address');
    await database.owner.transaction((trx) => down(trx, context));
    expect(await database.owner('enterprise').where({ id }).first('mobile')).toEqual({ mobile: '13800000000' });
    await database.owner.transaction((trx) => up(trx, context));
    const kept = await database.db('enterprise').where({ id }).first();
    expect(kept).not.toHaveProperty('mobile');
    expect(context.personal.open(kept.mobile_sealed)).toBe('13800000000');
    expect(kept.mobile_digest).toEqual(context.personal.digest('13800000000'));
  } finally {
    await database.drop();
  }
});

it('refuses a data key that does not belong to the data, in one sentence, before anything starts', async () => {
  const database = await copyTemplate(inject('servers'));
  try {
    await addEnterprise(database.db);
    await migrate(database.ownerUrl, DATA_KEY);
    await expect(migrate(database.ownerUrl, Buffer.alloc(32, 1))).rejects.toThrow(/DATA_KEY 与数据库中的数据不符/);
  } finally {
    await database.drop();
  }
});
