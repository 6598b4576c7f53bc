import { existsSync, writeFileSync } from 'node:fs';
import { makeSeal } from '../documents/signature.ts';
import { THIS_CENTRE } from '../domain/contract/instrument.ts';
import type { Config } from './config.ts';
import type { DataFolder } from './data-folder.ts';
import { explain } from './failure.ts';

type SigningKey = Pick<Config, 'SIGNING_P12' | 'SIGNING_P12_PASSWORD'>;

/** The key that signs certificates: the configured one, or one made here once and kept. */
export function signingKey(config: SigningKey, folder: DataFolder): SigningKey {
  if (config.SIGNING_P12) return { SIGNING_P12: config.SIGNING_P12, SIGNING_P12_PASSWORD: config.SIGNING_P12_PASSWORD };
  const path = folder.file('signing.p12');
  const password = folder.secret('signing-key');
  if (!existsSync(path)) {
    try {
      writeFileSync(path, makeSeal(THIS_CENTRE, password), { mode: 0o600 });
    } catch (error) {
      throw explain(error, '写入 signing.p12');
    }
  }
  return { SIGNING_P12: path, SIGNING_P12_PASSWORD: password };
}
