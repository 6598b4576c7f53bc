/** The process that makes and signs PDFs. */
import { readFileSync } from 'node:fs';
import { documentActivities } from '../activities/certificates.ts';
import { openSeal, type Seal } from '../documents/signature.ts';
import { THIS_CENTRE } from '../domain/contract/instrument.ts';
import { enterActivityWorker } from './activity-worker.ts';
import type { Config } from './config.ts';
import { required } from './entry.ts';
import { StartFailure } from './failure.ts';
import { timeStampOf } from './time-stamp.ts';

/** @throws StartFailure if the key cannot be read */
async function sealOf(config: Config): Promise<Seal> {
  const timeStamp = timeStampOf(config);
  const path = required(config.SIGNING_P12, 'SIGNING_P12');
  try {
    return await openSeal(readFileSync(path), config.SIGNING_P12_PASSWORD ?? '', THIS_CENTRE, timeStamp);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new StartFailure(
      `无法读取签名证书 ${path}（${words}）；请检查 SIGNING_P12 和 SIGNING_P12_PASSWORD。 The signing key cannot be read.`,
    );
  }
}

enterActivityWorker(
  'documents',
  async ({ db, files, config }) =>
    documentActivities({ db, files, publicUrl: required(config.PUBLIC_URL, 'PUBLIC_URL'), seal: await sealOf(config) }),
  { yields: true },
);
