/** What the API is given; it makes nothing of its own and may run in any number of copies. */
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

/** Where certificates and uploads lie, as store/file/files.ts opens it. */
export interface Files {
  put(key: string, bytes: Buffer): Promise<void>;
  remove(key: string): Promise<void>;
  get(key: string): Promise<Buffer>;
}

export interface ApiConfig {
  readonly sessionSecret: string;
  /** 32 bytes; opens the passwords of order slips. */
  readonly dataKey: Buffer;
  /** Address that customers use, without a slash at its end. */
  readonly publicUrl: string;
  readonly metricsToken?: string | undefined;
  /** The WeChat official account, where there is one. */
  readonly wechat?: WechatAccount | undefined;
  readonly maxInstrumentsPerOrder: number;
  readonly uploadLimitMegabytes: number;
  /** Minutes without a sign of its holder after which a claim lapses. */
  readonly claimIdleMinutes: number;
  /** In working days, where administrators set nothing else. */
  readonly timeLimits: TimeLimits;
  readonly secureCookies: boolean;
  /** Where Temporal's own interface answers, for supervisors to look at through here. */
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
  /** Whether everything that the API leans on answers, part by part. */
  readonly ready: () => Promise<{ readonly ok: boolean; readonly parts: Readonly<Record<string, unknown>> }>;
  /** Folders of the built interfaces. */
  readonly portalFolder: string;
  readonly consoleFolder: string;
}
