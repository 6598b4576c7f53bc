import { randomInt } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { insertFirstAdministrator } from '../store/account/first-administrator.ts';
import { openDatabase } from '../store/sql/database.ts';

const ALPHABET = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789';

/**
 * Creates the account `admin` if there is no administrator; returns its password, which is displayed only once, or
 * null.
 */
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
