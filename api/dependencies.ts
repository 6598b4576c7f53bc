/** What the API needs from outside. It has no state of its own; any number of copies may run. */
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import type { SmsSender } from '../domain/sms.ts';
import type { TimeLimits } from '../domain/working-time.ts';
import type { PersonalData } from '../store/personal-data/sealing.ts';
import type { Booking } from './booking.ts';
import type { Imports } from './imports.ts';
import type { Monitor } from './monitor/index.ts';
import type { WechatAccount } from './public/wechat-encryption.ts';
import type { EnterpriseDirectory } from './registration/directory.ts';

/** The store of certificates and uploads, see store/file/files.ts. */
export interface Files {
  put(key: string, bytes: Buffer): Promise<void>;
  remove(key: string): Promise<void>;
  get(key: string): Promise<Buffer>;
}

export interface ApiConfig {
  readonly sessionSecret: string;
  /** 32 bytes; decrypts the passwords of order slips. */
  readonly dataKey: Buffer;
  /** The address that customers use, without a slash at the end. */
  readonly publicUrl: string;
  readonly metricsToken?: string | undefined;
  /** The WeChat official account, if there is one. */
  readonly wechat?: WechatAccount | undefined;
  readonly maxInstrumentsPerOrder: number;
  readonly uploadLimitMegabytes: number;
  /** Minutes without a sign of its holder after which a claim expires. */
  readonly claimIdleMinutes: number;
  /** In working days; administrators may set others. */
  readonly timeLimits: TimeLimits;
  readonly secureCookies: boolean;
  /** The address of Temporal's own interface, which supervisors read through this API. */
  readonly engineUrl?: string | undefined;
}

export interface ApiDependencies {
  readonly db: Knex;
  readonly personal: PersonalData;
  readonly sms: SmsSender;
  readonly directory: EnterpriseDirectory;
  readonly booking: Booking;
  readonly imports: Imports;
  readonly monitor: Monitor;
  readonly files: Files;
  readonly config: ApiConfig;
  readonly log: Logger;
  /** Whether everything that the API depends on answers, part by part. */
  readonly ready: () => Promise<{ readonly ok: boolean; readonly parts: Readonly<Record<string, unknown>> }>;
  /** Folders of the built interfaces. */
  readonly portalFolder: string;
  readonly consoleFolder: string;
}
