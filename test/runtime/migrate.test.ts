import { expect, inject, it } from 'vitest';
import { down, up } from '../../migrations/0008_personal_numbers.ts';
import * as addresses from '../../migrations/0047_addresses.ts';
import { migrate } from '../../runtime/migrate.ts';
import { keyRing } from '../../store/keys/ring.ts';
import { personalData } from '../../store/personal-data/sealing.ts';
import { addEnterprise, addStaff } from '../support/people.ts';
import { copyTemplate, DATA_KEYS } from '../support/servers.ts';

it('refuses a database that a newer version has changed, in one sentence', async () => {
  const database = await copyTemplate(inject('servers'));
  try {
    expect(await migrate(database.ownerUrl, DATA_KEYS)).toEqual([]);
    await database
      .owner('knex_migrations')
      .insert({ name: '9999_of_tomorrow.ts', batch: 2, migration_time: new Date() });
    await expect(migrate(database.ownerUrl, DATA_KEYS)).rejects.toThrow(/更新版本的衡准.*9999_of_tomorrow.*DATA_DIR/);
  } finally {
    await database.drop();
  }
});

it('seals phone numbers that an earlier version stored readably', async () => {
  const database = await copyTemplate(inject('servers'));
  const context = { personal: personalData(DATA_KEYS) };
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

it('moves the e-mail addresses of staff to the column of all channels, and back', async () => {
  const database = await copyTemplate(inject('servers'));
  try {
    const { id } = await addStaff(database.db, '督办', 'supervisor');
    const without = await addStaff(database.db, '无邮箱', 'supervisor');
    await database
      .owner('account')
      .where({ id })
      .update({ addresses: { mail: 'duty@example.org' } });
    await database.owner.transaction(addresses.down);
    expect(await database.owner('account').where({ id }).first('email')).toEqual({ email: 'duty@example.org' });
    await database.owner.transaction(addresses.up);
    const stored = (who: string) => database.owner('account').where({ id: who }).first('addresses');
    expect(await stored(id)).toEqual({ addresses: { mail: 'duty@example.org' } });
    expect(await stored(without.id)).toEqual({ addresses: {} });
    expect(await database.owner('address').where({ account_id: id })).toEqual([
      { account_id: id, channel: 'mail', address: 'duty@example.org', sealed: null, digest: null },
    ]);
  } finally {
    await database.drop();
  }
});

it('refuses a data key that does not belong to the data, in one sentence, before anything starts', async () => {
  const database = await copyTemplate(inject('servers'));
  try {
    await addEnterprise(database.db);
    await migrate(database.ownerUrl, DATA_KEYS);
    await expect(migrate(database.ownerUrl, keyRing(Buffer.alloc(32, 1)))).rejects.toThrow(
      /DATA_KEY 与数据库中的数据不符/,
    );
  } finally {
    await database.drop();
  }
});
