import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from '@temporalio/client';
import type { NativeConnectionOptions } from '@temporalio/worker';
import type { Config } from '../config.ts';
import { required } from '../entry.ts';

type Tls = Pick<
  Config,
  'TEMPORAL_TLS' | 'TEMPORAL_TLS_CA' | 'TEMPORAL_TLS_CERT' | 'TEMPORAL_TLS_KEY' | 'TEMPORAL_TLS_NAME'
>;

/** The connection to Temporal: embedded, a separate cluster, or Temporal Cloud. */
export function temporalConnection(
  config: Tls & Pick<Config, 'TEMPORAL_ADDRESS' | 'TEMPORAL_API_KEY'>,
): ConnectionOptions & NativeConnectionOptions {
  return {
    address: required(config.TEMPORAL_ADDRESS, 'TEMPORAL_ADDRESS'),
    ...tlsOf(config),
    ...(config.TEMPORAL_API_KEY ? { apiKey: config.TEMPORAL_API_KEY } : {}),
  };
}

function tlsOf(config: Tls): Pick<ConnectionOptions & NativeConnectionOptions, 'tls'> {
  const { TEMPORAL_TLS_CA: ca, TEMPORAL_TLS_CERT: cert, TEMPORAL_TLS_KEY: key, TEMPORAL_TLS_NAME: name } = config;
  if (!ca && !cert) return config.TEMPORAL_TLS ? { tls: true } : {};
  return {
    tls: {
      ...(ca ? { serverRootCACertificate: readFileSync(ca) } : {}),
      ...(cert
        ? { clientCertPair: { crt: readFileSync(cert), key: readFileSync(required(key, 'TEMPORAL_TLS_KEY')) } }
        : {}),
      ...(name ? { serverNameOverride: name } : {}),
    },
  };
}
