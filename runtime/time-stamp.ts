/** The configured service of time stamps (RFC 3161). */
import { readFileSync } from 'node:fs';
import { certificatesIn, type TimeStamp, timeStampBy } from '../documents/time-stamp.ts';
import type { Config } from './config.ts';
import { required } from './entry.ts';
import { StartFailure } from './failure.ts';

/** @throws StartFailure if the roots of the time-stamping service cannot be read */
export function timeStampOf({ TSA_URL, TSA_CA }: Pick<Config, 'TSA_URL' | 'TSA_CA'>): TimeStamp | undefined {
  if (!TSA_URL) return undefined;
  try {
    return timeStampBy(TSA_URL, certificatesIn(readFileSync(required(TSA_CA, 'TSA_CA'), 'utf8')));
  } catch (error) {
    if (error instanceof StartFailure) throw error;
    throw new StartFailure(
      `无法读取时间戳服务的根证书 ${TSA_CA}（${String(error)}）；TSA_CA 须为 PEM 格式。 The root certificates of the time-stamping service cannot be read; TSA_CA must be a PEM file.`,
    );
  }
}
