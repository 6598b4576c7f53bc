/** What the API needs from outside. It has no state of its own; any number of copies may run. */
import type { TransferListItem } from 'node:worker_threads';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import type { TaskArguments, TaskName, TaskResult } from '../documents/tasks.ts';
import type { SmsSender } from '../domain/sms.ts';
import type { TimeLimits } from '../domain/working-time.ts';
import type { EventFault } from '../store/event/append.ts';
import type { KeyRing } from '../store/keys/ring.ts';
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

/** Makes documents and reads workbooks in threads of their own; see runtime/document-pool.ts. */
export interface Documents {
  /** @throws DomainProblem busy, too_much_work, and those of the task */
  run<N extends TaskName>(
    name: N,
    args: TaskArguments<N>,
    transfer?: readonly TransferListItem[],
  ): Promise<TaskResult<N>>;
}

export interface ApiConfig {
  /** Sign sessions, links, captchas and known devices. */
  readonly sessionSecrets: KeyRing;
  /** Decrypt the passwords of order slips. */
  readonly dataKeys: KeyRing;
  /** The address that customers use, without a slash at the end; with https, cookies are sent over HTTPS only. */
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
  /** Addresses and networks of the proxies whose forwarded addresses are believed. */
  readonly trustProxy: readonly string[];
  /** Minutes without activity of its person after which a session ends. */
  readonly sessionIdleMinutes: number;
  /** The shortest password of people who are not staff, in characters. */
  readonly shortestPassword: number;
  /** Whether administrators, issuers and supervisors must have a second factor. */
  readonly secondFactorRequired: boolean;
  /** The address of Temporal's own interface, which supervisors read through this API. */
  readonly engineUrl?: string | undefined;
}

/** The anchors of the audit log, which the database cannot change. */
export interface Anchors {
  /** What the log no longer has as it was anchored, and the time of the last anchor, null if there is none. */
  verify(): Promise<{ readonly last: string | null; readonly faults: readonly EventFault[] }>;
}

export interface ApiDependencies {
  readonly db: Knex;
  readonly personal: PersonalData;
  readonly sms: SmsSender;
  readonly directory: EnterpriseDirectory;
  readonly booking: Booking;
  readonly imports: Imports;
  readonly monitor: Monitor;
  readonly anchors: Anchors;
  readonly files: Files;
  readonly documents: Documents;
  readonly config: ApiConfig;
  readonly log: Logger;
  /** Whether everything that the API depends on answers, part by part. */
  readonly ready: () => Promise<{ readonly ok: boolean; readonly parts: Readonly<Record<string, unknown>> }>;
  /** Folders of the built interfaces. */
  readonly portalFolder: string;
  readonly consoleFolder: string;
}
