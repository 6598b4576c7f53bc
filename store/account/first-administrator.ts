import type { Knex } from 'knex';
import { appendEvent, SYSTEM } from '../event/append.ts';

/** Inserts the first administrator where there is none yet; returns whether it did. */
export async function insertFirstAdministrator(db: Knex, username: string, passwordHash: string): Promise<boolean> {
  return db.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', ['first-administrator']);
    const known = await trx('account').whereRaw(`'administrator' = any(duties)`).first('id');
    if (known) return false;
    const centre = await trx('institution').where({ is_this_centre: true }).first<{ id: string }>('id');
    const [account] = await trx('account')
      .insert({
        kind: 'staff',
        username,
        password_hash: passwordHash,
        display_name: '系统管理员',
        duties: ['administrator'],
        institution_id: centre.id,
        must_change_password: true,
      })
      .returning<{ id: string }[]>('id');
    if (!account) throw new Error('the administrator was not inserted');
    await appendEvent(trx, {
      stream: `user:${account.id}`,
      name: 'create_first_administrator',
      actor: SYSTEM,
      after: { username, duties: ['administrator'] },
    });
    return true;
  });
}
