import { existsSync, writeFileSync } from 'node:fs';
import { THIS_CENTRE } from '../domain/contract/instrument.ts';
import type { Config } from './config.ts';
import { type DataFolder, FILE } from './data-folder.ts';
import { explain } from './failure.ts';

type SigningKey = Pick<Config, 'SIGNING_P12' | 'SIGNING_P12_PASSWORD'>;

/** The key that signs certificates: the configured one, or one that is generated here once and stored. */
export async function signingKey(config: SigningKey, folder: DataFolder): Promise<SigningKey> {
  if (config.SIGNING_P12) return { SIGNING_P12: config.SIGNING_P12, SIGNING_P12_PASSWORD: config.SIGNING_P12_PASSWORD };
  const path = folder.file('signing.p12');
  const password = folder.secret('signing-key');
  if (!existsSync(path)) {
    // Loaded only at the first start.
    const { makeSeal } = await import('../documents/signature.ts');
    try {
      writeFileSync(path, makeSeal(THIS_CENTRE, password), { mode: FILE });
    } catch (error) {
      throw explain(error, '写入 signing.p12');
    }
  }
  return { SIGNING_P12: path, SIGNING_P12_PASSWORD: password };
}
