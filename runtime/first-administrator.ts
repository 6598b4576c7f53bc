import { randomInt } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { insertFirstAdministrator } from '../store/account/first-administrator.ts';
import { openDatabase } from '../store/sql/database.ts';

const ALPHABET = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** Makes the account `admin` where no administrator exists; returns its password, which is shown this once only. */
export async function ensureFirstAdministrator(databaseUrl: string): Promise<string | null> {
  const db = openDatabase(databaseUrl, { poolSize: 1 });
  try {
    const known = await db('account').whereRaw(`'administrator' = any(duties)`).first('id');
    if (known) return null;
    const password = `${Array.from({ length: 14 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}7x`;
    return (await insertFirstAdministrator(db, 'admin', await hash(password))) ? password : null;
  } finally {
    await db.destroy();
  }
}
