import type { ConnectionOptions } from '@temporalio/client';
import type { NativeConnectionOptions } from '@temporalio/worker';
import type { Config } from '../config.ts';
import { required } from '../entry.ts';

/** The connection to Temporal: embedded, a separate cluster, or Temporal Cloud. */
export function temporalConnection(config: Config): ConnectionOptions & NativeConnectionOptions {
  return {
    address: required(config.TEMPORAL_ADDRESS, 'TEMPORAL_ADDRESS'),
    ...(config.TEMPORAL_TLS ? { tls: true } : {}),
    ...(config.TEMPORAL_API_KEY ? { apiKey: config.TEMPORAL_API_KEY } : {}),
  };
}
