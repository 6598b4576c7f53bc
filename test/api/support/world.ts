/** The API on a database of its own, and people who are signed in to it. */
import type { AddressInfo } from 'node:net';
import { Client, Connection } from '@temporalio/client';
import type { Knex } from 'knex';
import { pino } from 'pino';
import { expect } from 'vitest';
import type { Booking } from '../../../api/booking.ts';
import type { ApiConfig, ApiDependencies, Files } from '../../../api/dependencies.ts';
import { httpServer } from '../../../api/http/http-server.ts';
import type { Imports } from '../../../api/imports.ts';
import { createMonitor } from '../../../api/monitor/index.ts';
import { codeDirectory } from '../../../api/registration/directory.ts';
import { createApi } from '../../../api/server.ts';
import type { EnterpriseStatus } from '../../../domain/contract/account.ts';
import type { Duty } from '../../../domain/role.ts';
import type { SmsMessage, SmsSender } from '../../../domain/sms.ts';
import { DEFAULT_TIME_LIMITS } from '../../../domain/working-time.ts';
import { openDocumentPool } from '../../../runtime/document-pool.ts';
import { SessionClient } from '../../../runtime/session-client.ts';
import { keyRing } from '../../../store/keys/ring.ts';
import { personalData } from '../../../store/personal-data/sealing.ts';
import { createTestDatabase } from '../../support/database.ts';
import {
  addEnterprise,
  addIndividual,
  addInstitution,
  addStaff,
  addStaffOf,
  withPassword,
} from '../../support/people.ts';
import { DATA_KEYS } from '../../support/servers.ts';
import { directBooking } from './direct-booking.ts';
import { directImports } from './direct-imports.ts';
import { filesIn } from './files.ts';

export const PASSWORD = 'Correct-2026';

export interface StaffMember {
  readonly id: string;
  readonly username: string;
  readonly client: SessionClient;
}

export interface Customer extends StaffMember {
  readonly enterpriseId: string;
  readonly contactId: string;
}

export interface ApiWorld {
  readonly db: Knex;
  readonly owner: Knex;
  readonly url: string;
  readonly config: ApiConfig;
  /** Files of certificates and uploads by key. */
  readonly files: Map<string, Buffer>;
  /** Asks for a code to verify the mobile number, and reads it from the text message. */
  smsCode(mobile: string): Promise<string>;
  /** What was sent by SMS, the newest last. */
  readonly sms: SmsMessage[];
  visitor(): SessionClient;
  staff(name: string, ...duties: Duty[]): Promise<StaffMember>;
  /** Staff of another institution. */
  staffElsewhere(name: string, ...duties: Duty[]): Promise<StaffMember>;
  customer(name?: string, status?: EnterpriseStatus): Promise<Customer>;
  individual(name?: string): Promise<StaffMember>;
  close(): Promise<void>;
}

export interface ApiWorldOptions {
  readonly sms?: SmsSender;
  readonly files?: (kept: Map<string, Buffer>) => Files;
  readonly booking?: (db: Knex) => Booking;
  readonly imports?: (db: Knex, files: Map<string, Buffer>) => Imports;
  readonly config?: Partial<ApiConfig>;
  readonly anchors?: (db: Knex) => ApiDependencies['anchors'];
  readonly ready?: ApiDependencies['ready'];
  /** Gets every line of the log. */
  readonly logTo?: (line: object) => void;
  readonly folders?: { readonly portal: string; readonly console: string };
}

export async function openApi(options: ApiWorldOptions = {}): Promise<ApiWorld> {
  const database = await createTestDatabase();
  const { db, owner } = database;
  const files = new Map<string, Buffer>();
  const config: ApiConfig = {
    sessionSecrets: keyRing(Buffer.from('a secret of the tests')),
    dataKeys: DATA_KEYS,
    publicUrl: 'http://hengzhun.test',
    maxInstrumentsPerOrder: 300,
    uploadLimitMegabytes: 2,
    claimIdleMinutes: 30,
    timeLimits: DEFAULT_TIME_LIMITS,
    trustProxy: ['loopback'],
    sessionIdleMinutes: 60,
    shortestPassword: 6,
    secondFactorRequired: false,
    ...options.config,
  };
  const personal = personalData(config.dataKeys);
  const sms: SmsMessage[] = [];
  const booking = options.booking?.(db) ?? directBooking(db, config.dataKeys);
  const imports = options.imports?.(db, files) ?? directImports(db, files);
  // No Temporal answers here: the monitor finds and cures only incidents of the database.
  const connection = Connection.lazy({ address: '127.0.0.1:1' });
  const monitor = createMonitor({
    db,
    booking,
    imports,
    temporal: new Client({ connection }),
    taskQueue: 'booking',
    limits: config.timeLimits,
    idle: config.claimIdleMinutes,
    engineUrl: null,
  });
  const documents = openDocumentPool();
  const app = await createApi({
    db,
    documents,
    monitor,
    anchors: options.anchors?.(db) ?? { verify: async () => ({ last: null, faults: [] }) },
    personal,
    directory: codeDirectory,
    sms: options.sms ?? {
      approves: false,
      codes: 'sent',
      async send(message) {
        sms.push(message);
        return { providerId: null };
      },
    },
    imports,
    booking,
    files: options.files?.(files) ?? filesIn(files),
    config,
    log: options.logTo ? logTo(options.logTo) : pino({ level: process.env.TEST_LOG ?? 'silent' }),
    ready: options.ready ?? (async () => ({ ok: true, parts: {} })),
    portalFolder: options.folders?.portal ?? '/nonexistent/portal',
    consoleFolder: options.folders?.console ?? '/nonexistent/console',
  });
  const server = httpServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function signIn(id: string, kind: 'staff' | 'enterprise' | 'individual'): Promise<StaffMember> {
    const username = await withPassword(db, id, PASSWORD);
    return { id, username, client: await new SessionClient(url).signIn(kind, username, PASSWORD) };
  }

  let elsewhere: Promise<string> | undefined;
  return {
    db,
    owner,
    url,
    config,
    files,
    sms,
    visitor: () => new SessionClient(url),
    async smsCode(mobile) {
      await new SessionClient(url).call('requestSmsCode', { body: { purpose: 'verify_mobile', mobile } });
      return sms.findLast((message) => message.mobile === mobile)?.parameters.code ?? '';
    },
    async staff(name, ...duties) {
      return signIn((await addStaff(db, name, ...duties)).id, 'staff');
    },
    async staffElsewhere(name, ...duties) {
      elsewhere ??= addInstitution(db, '另一机构');
      return signIn((await addStaffOf(db, await elsewhere, name, ...duties)).id, 'staff');
    },
    async customer(name, status = 'approved') {
      const enterprise = await addEnterprise(db, name);
      const decided = status === 'pending' ? { reviewed_at: null } : { review_notes: '请上传清晰的执照' };
      if (status !== 'approved')
        await db('enterprise')
          .where({ id: enterprise.id })
          .update({ status, ...decided });
      const { id, contactId } = { id: enterprise.account.id, contactId: enterprise.contactId };
      return { ...(await signIn(id, 'enterprise')), enterpriseId: enterprise.id, contactId };
    },
    async individual(name) {
      return signIn((await addIndividual(db, name)).id, 'individual');
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await connection.close();
      await documents.close();
      await database.drop();
    },
  };
}

function logTo(told: (line: object) => void) {
  return pino({ level: 'debug' }, { write: (line: string) => told(JSON.parse(line)) });
}

/** What an `ApiProblem` of this type looks like to `expect`. */
export function problem(type: string, more: object = {}): unknown {
  return expect.objectContaining({ name: 'ApiProblem', type, ...more });
}

/** The cookie that carries the session, as it was set. */
export function sessionCookie(response: Response): string {
  return response.headers.getSetCookie().find((cookie) => cookie.startsWith('hz.sid=')) ?? '';
}
