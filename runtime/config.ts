/** The whole configuration: one schema, read once from the environment. docs/configuration.md is generated from it. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../domain/password.ts';
import { DEFAULT_RETENTION, RETAINED, RETENTION, type Retention } from '../domain/retention.ts';
import { STAGE_NAMES } from '../domain/stage.ts';
import { DEFAULT_TIME_LIMITS, type TimeLimits } from '../domain/working-time.ts';
import { StartFailure } from './failure.ts';

const key32 = z
  .string()
  .refine((text) => keyBytes(text)?.length === 32, 'must be 32 bytes, as 64 hexadecimal digits or in base64')
  .transform((text) => keyBytes(text)?.toString('hex') ?? '')
  .optional();

/** Earlier keys, each as the current one, separated by commas or spaces. */
const keys32 = z
  .string()
  .refine(
    (text) => listed(text).every((key) => keyBytes(key)?.length === 32),
    'must be keys of 32 bytes, each as 64 hexadecimal digits or in base64, separated by commas',
  )
  .transform((text) =>
    listed(text)
      .map((key) => keyBytes(key)?.toString('hex') ?? '')
      .join(','),
  )
  .optional();

const listed = (text: string) => text.split(/[\s,]+/).filter(Boolean);

function keyBytes(text: string): Buffer | null {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(text) ? Buffer.from(text, 'base64') : null;
}

/** Fits Express' `trust proxy`: one entry that lets everybody speak for others would undo every limit by address. */
const proxies = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .refine(
    (list) => list.every((one) => one === 'loopback' || isNetwork(one)),
    'must be addresses or networks such as 10.1.2.3 or 10.9.0.0/24, with commas, or loopback',
  )
  .optional();

function isNetwork(text: string): boolean {
  if (ipaddr.isValid(text)) return true;
  try {
    return ipaddr.parseCIDR(text)[1] > 0;
  } catch {
    return false;
  }
}

/** A JSON object of numbers by name. */
const numbersByName = (example: string) =>
  z.string().transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: `must be JSON, e.g. ${example}` });
      return z.NEVER;
    }
  });

const timeLimits = numbersByName('{"awaiting_first_review": 2}')
  .pipe(z.partialRecord(z.enum(STAGE_NAMES), z.number().positive()))
  .optional();

const retention = numbersByName('{"messages": 365}')
  .pipe(
    z.strictObject(
      Object.fromEntries(
        RETAINED.map((name) => [name, z.number().int().min(RETENTION[name].least).max(36_500).optional()]),
      ),
    ),
  )
  .optional();

export const ConfigSchema = z.object({
  HOST: z.string().default('127.0.0.1').describe('Address the API and both interfaces listen on'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000).describe('Port of the API and both interfaces'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional()
    .describe(
      'Address that customers use; printed in QR codes (default http://HOST:PORT). With https, cookies are sent over HTTPS only',
    ),
  DATA_DIR: z.string().default('.data').describe('Folder of the embedded database, files, secrets and logs'),
  DATABASE_URL: z
    .string()
    .optional()
    .describe('PostgreSQL for the processes, a role that owns no table (default: embedded)'),
  DATABASE_OWNER_URL: z.string().optional().describe('PostgreSQL for migrations, the role that owns the tables'),
  TEMPORAL_ADDRESS: z.string().optional().describe('Temporal frontend host:port (default: embedded server)'),
  TEMPORAL_NAMESPACE: z.string().default('hengzhun').describe('Temporal namespace'),
  TEMPORAL_TLS: z.stringbool().default(false).describe('Use TLS to Temporal'),
  TEMPORAL_TLS_CA: z.string().optional().describe('File (PEM) of the authority that Temporal’s certificate must be of'),
  TEMPORAL_TLS_CERT: z.string().optional().describe('File (PEM) of the client certificate that Temporal asks for'),
  TEMPORAL_TLS_KEY: z.string().optional().describe('File (PEM) of its key'),
  TEMPORAL_TLS_NAME: z.string().optional().describe('Name in Temporal’s certificate, if it is not that of the address'),
  TEMPORAL_API_KEY: z.string().optional().describe('API key of Temporal Cloud'),
  TEMPORAL_UI: z.stringbool().default(true).describe('Start the Temporal web UI (embedded server only)'),
  TEMPORAL_UI_URL: z
    .url()
    .optional()
    .describe(
      'Temporal’s own interface, shown to supervisors at /api/engine, which must be its `publicPath` (default: the one started here)',
    ),
  WATCH_SECONDS: z.coerce
    .number()
    .min(0)
    .max(3600)
    .default(5)
    .describe('How often the API looks for stuck work; 0: never, another API process does'),
  TASK_QUEUE: z
    .string()
    .default('booking')
    .describe('Temporal task queue of orders; documents use it with “-documents”'),
  WORKFLOW_CODE: z
    .string()
    .optional()
    .describe('File that holds the workflow code as one bundle (default: built from workflows/)'),
  HENGZHUN_CACHE_DIR: z
    .string()
    .default(join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'hengzhun'))
    .describe('Where the Temporal server is kept'),
  SESSION_SECRET: key32.describe('Signs session cookies and links; generated and kept in DATA_DIR if not set'),
  SESSION_SECRETS_OLD: keys32.describe('Other secrets whose signatures are still accepted, separated by commas'),
  DATA_KEY: key32.describe(
    'Encrypts slip passwords, personal numbers and what Temporal stores; generated and kept in DATA_DIR if not set',
  ),
  DATA_KEYS_OLD: keys32.describe('Other keys that still decrypt what they encrypted, separated by commas'),
  KEY_PROVIDER: z
    .string()
    .optional()
    .describe(
      'Module (.js) with a `keyProvider` that wraps the keys stored in DATA_DIR, e.g. by a KMS (default: none)',
    ),
  ANCHOR_KEY: z
    .string()
    .optional()
    .describe('PEM file with the Ed25519 key that signs the anchors of the audit log (default: made in DATA_DIR)'),
  SIGNING_P12: z
    .string()
    .optional()
    .describe(
      'PKCS#12 file with key and certificate of the institution; signs certificates (default: self-made in DATA_DIR)',
    ),
  SIGNING_P12_PASSWORD: z.string().optional().describe('Password of SIGNING_P12'),
  TSA_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'Time-stamping service (RFC 3161) for the signatures of certificates: https://user:password@host/path; no certificate is made without its stamp (default: none)',
    ),
  TSA_CA: z
    .string()
    .optional()
    .describe('File with the root certificates (PEM) that the certificate of TSA_URL must lead to'),
  PRODUCTION: z
    .stringbool()
    .default(false)
    .describe(
      'A system in real use: one-time codes are never kept readable, and need an SMS provider; Temporal must keep its workflows in a database server; PUBLIC_URL must be https; SESSION_SECRET and DATA_KEY, or KEY_PROVIDER, and SIGNING_P12 must be given; it does not run as root or with demo data',
    ),
  SMS_PROVIDER: z
    .enum(['database', 'aliyun'])
    .default('database')
    .describe('Who sends text messages: nobody, they are kept for an administrator to read; or Aliyun'),
  ALIYUN_ACCESS_KEY_ID: z.string().optional().describe('Aliyun SMS: access key id'),
  ALIYUN_ACCESS_KEY_SECRET: z.string().optional().describe('Aliyun SMS: access key secret'),
  ALIYUN_SMS_SIGN_NAME: z.string().optional().describe('Aliyun SMS: registered signature 短信签名'),
  ALIYUN_SMS_TEMPLATE_CODE: z.string().optional().describe('Aliyun SMS: template with code and minutes'),
  ALIYUN_SMS_TEMPLATE_NOTICE: z.string().optional().describe('Aliyun SMS: template with title'),
  ALIYUN_SMS_ENDPOINT: z.url().optional().describe('Aliyun SMS: another address of the API'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//)
    .optional()
    .describe('Mail server: smtp://user:password@host:port'),
  MAIL_FROM: z.string().optional().describe('Sender of e-mail, e.g. 检验检测中心 <notice@example.org>'),
  WECHAT_TOKEN: z
    .string()
    .min(3)
    .max(32)
    .optional()
    .describe('Token of the WeChat official account, whose server address is PUBLIC_URL/api/public/wechat'),
  WECHAT_APP_ID: z.string().min(1).optional().describe('AppID of the WeChat account; with WECHAT_AES_KEY: safe mode'),
  WECHAT_AES_KEY: z
    .string()
    .regex(/^[A-Za-z0-9]{43}$/, 'the EncodingAESKey has 43 letters and digits')
    .optional()
    .describe('EncodingAESKey of the WeChat account; with it only encrypted messages are taken'),
  TRUST_PROXY: proxies.describe(
    'The proxies before this server, as addresses or networks with commas, e.g. 10.1.2.3,10.9.0.0/24, or `loopback` for one on this machine; only they are believed what they forward (default: none)',
  ),
  SESSION_IDLE_MINUTES: z.coerce
    .number()
    .int()
    .min(5)
    .max(720)
    .default(60)
    .describe(
      'Minutes after which a session ends when its person does nothing; it ends 12 hours after the sign-in anyway',
    ),
  RETENTION: retention.describe(
    `Days that data are kept which are needed for a time only, as JSON; a nightly sweep deletes what is older (default: \`${JSON.stringify(DEFAULT_RETENTION)}\`)`,
  ),
  SHORTEST_PASSWORD: z.coerce
    .number()
    .int()
    .min(SHORTEST_PASSWORD)
    .max(LONGEST_PASSWORD)
    .optional()
    .describe('Characters in a password of people who are not staff, at least (default: 6; 8 with PRODUCTION)'),
  REQUIRE_SECOND_FACTOR: z
    .stringbool()
    .optional()
    .describe('Administrators, issuers and supervisors must sign in with a second factor (default: with PRODUCTION)'),
  METRICS_TOKEN: z.string().optional().describe('Bearer token for /metrics from elsewhere than this machine'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info').describe('Log level'),
  TIME_LIMITS: timeLimits.describe('Working days a stage may take, as JSON; overrides the defaults'),
  MAX_INSTRUMENTS_PER_ORDER: z.coerce.number().int().min(1).max(5000).default(500).describe('Instruments in one order'),
  CLAIM_IDLE_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(1440)
    .default(30)
    .describe('Minutes after which claimed work is released when nobody has it open'),
  UPLOAD_LIMIT_MB: z.coerce.number().int().min(1).max(200).default(20).describe('Largest upload'),
});

type Raw = z.infer<typeof ConfigSchema>;

export interface Config extends Omit<Raw, 'DATA_DIR' | 'RETENTION' | 'TIME_LIMITS'> {
  readonly DATA_DIR: string;
  readonly RETENTION: Retention;
  readonly TIME_LIMITS: TimeLimits;
}

/** @throws StartFailure naming all invalid variables and why */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  // An empty variable counts as not set.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = ConfigSchema.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new StartFailure(`配置有误 Configuration: ${faults.join('; ')}。`);
  }
  return {
    ...parsed.data,
    DATA_DIR: resolve(parsed.data.DATA_DIR),
    RETENTION: { ...DEFAULT_RETENTION, ...parsed.data.RETENTION },
    TIME_LIMITS: { ...DEFAULT_TIME_LIMITS, ...parsed.data.TIME_LIMITS },
  };
}

/** What a configured provider or account needs, by the variable that chooses it. */
const NEEDS: readonly [chosen: (config: Raw) => boolean, by: string, needs: readonly (keyof Raw)[]][] = [
  [
    ({ SMS_PROVIDER }) => SMS_PROVIDER === 'aliyun',
    'SMS_PROVIDER=aliyun',
    [
      'ALIYUN_ACCESS_KEY_ID',
      'ALIYUN_ACCESS_KEY_SECRET',
      'ALIYUN_SMS_SIGN_NAME',
      'ALIYUN_SMS_TEMPLATE_CODE',
      'ALIYUN_SMS_TEMPLATE_NOTICE',
    ],
  ],
  [({ SMTP_URL }) => SMTP_URL !== undefined, 'SMTP_URL', ['MAIL_FROM']],
  [({ TSA_URL }) => TSA_URL !== undefined, 'TSA_URL', ['TSA_CA']],
  [({ WECHAT_AES_KEY }) => WECHAT_AES_KEY !== undefined, 'WECHAT_AES_KEY', ['WECHAT_TOKEN', 'WECHAT_APP_ID']],
];

/** @throws StartFailure naming the missing settings of a chosen provider */
export function requireProviders(config: Omit<Raw, 'TIME_LIMITS'> & Pick<Config, 'TIME_LIMITS'>): void {
  for (const [isChosen, by, needs] of NEEDS) {
    const missing = needs.filter((name) => !config[name]);
    if (!isChosen(config as Raw) || missing.length === 0) continue;
    throw new StartFailure(
      `已设置 ${by}，还须设置 ${missing.join('、')}。 With ${by} these must be set too: ${missing.join(', ')}.`,
    );
  }
}

const SECRET = /SECRET|KEY|TOKEN|PASSWORD/;

/** The configuration for the log, without secrets and without passwords in addresses. */
export function withoutSecrets(config: Config): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(config)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [
        name,
        SECRET.test(name) ? '***' : typeof value === 'string' ? value.replace(/(:\/\/[^:@/]*):.*@/, '$1:***@') : value,
      ]),
  );
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The configuration as an environment, for child processes, which must not generate any setting themselves. */
export function environmentOf(config: Partial<Config>): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(config)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, textOf(value)]),
  );
}

/** Secrets that only some processes need. A process that reads what strangers send has no others. */
const NEEDED_BY: Readonly<Partial<Record<keyof Config, readonly string[]>>> = {
  DATABASE_OWNER_URL: [],
  ALIYUN_ACCESS_KEY_ID: ['api', 'worker'],
  ALIYUN_ACCESS_KEY_SECRET: ['api', 'worker'],
  SMTP_URL: ['worker'],
  WECHAT_TOKEN: ['api'],
  WECHAT_AES_KEY: ['api'],
  METRICS_TOKEN: ['api'],
  ANCHOR_KEY: ['api'],
  TSA_URL: ['api', 'documents-worker'],
  SIGNING_P12: ['documents-worker'],
  SIGNING_P12_PASSWORD: ['documents-worker'],
};

/** The environment of one of our processes: without the secrets that only others need. */
export function environmentFor(entry: string, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isFor = (name: string) => NEEDED_BY[name as keyof Config]?.includes(entry) ?? true;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => isFor(name)));
}

/** The address of the API on this machine; an address that stands for all interfaces is reached on loopback. */
export function localUrl({ HOST, PORT }: Pick<Config, 'HOST' | 'PORT'>): string {
  const host = HOST === '0.0.0.0' ? '127.0.0.1' : HOST === '::' ? '::1' : HOST;
  return `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`;
}

/** The settings that differ from the defaults, in one line, without secrets. */
export function nonDefaults(config: Config): string {
  const standard = withoutSecrets(readConfig({}));
  return Object.entries(withoutSecrets(config))
    .filter(([name, value]) => JSON.stringify(standard[name]) !== JSON.stringify(value))
    .map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(' ');
}

/** The table of docs/configuration.md. */
export function configTable(): string {
  const rows = Object.entries(ConfigSchema.shape).map(([name, schema]) => {
    const parsed = schema.safeParse(undefined);
    const standard =
      parsed.success && parsed.data !== undefined ? `\`${String(parsed.data).replace(homedir(), '~')}\`` : '–';
    return `| \`${name}\` | ${standard} | ${schema.description ?? ''} |`;
  });
  return ['| variable | default | meaning |', '|---|---|---|', ...rows].join('\n');
}
