import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  ConfigSchema,
  configTable,
  environmentFor,
  environmentOf,
  localUrl,
  nonDefaults,
  readConfig,
  requireProviders,
  withoutSecrets,
} from '../../runtime/config.ts';
import { StartFailure } from '../../runtime/failure.ts';
import { refuseUnsafe } from '../../runtime/production.ts';
import { ROOT } from '../../runtime/sources.mjs';

it.each([
  ['PORT', 'abc'],
  ['PORT', '70000'],
  ['DATA_KEY', 'short'],
  ['TIME_LIMITS', '{'],
  ['TIME_LIMITS', '{"no_such_stage": 2}'],
  ['LOG_LEVEL', 'loud'],
  ['PUBLIC_URL', 'not an address'],
  ['TSA_URL', 'tsa.example.org'],
  ['PUBLIC_URL', 'ftp://hengzhun.test'],
  ['TRUST_PROXY', 'everybody'],
  ['TRUST_PROXY', '10.0.0.1, 0.0.0.0/0'],
  ['SESSION_IDLE_MINUTES', '0'],
])('refuses %s=%s in a sentence that names the variable', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`配置有误.*${name}`));
});

it('treats a variable that is empty as one that is not set', () => {
  expect(readConfig({ PORT: '', TEMPORAL_ADDRESS: ' ' })).toEqual(readConfig({}));
});

it('accepts a key in hexadecimal digits or in base64', () => {
  const bytes = Buffer.alloc(32, 5);
  const expected = bytes.toString('hex');
  expect(readConfig({ DATA_KEY: expected }).DATA_KEY).toBe(expected);
  expect(readConfig({ DATA_KEY: bytes.toString('base64') }).DATA_KEY).toBe(expected);
});

it('prints no secret at the start', () => {
  const secret = 'ab'.repeat(32);
  const config = readConfig({
    SESSION_SECRET: secret,
    DATA_KEY: secret,
    METRICS_TOKEN: secret,
    TEMPORAL_API_KEY: secret,
    DATABASE_URL: `postgres://someone:${secret}@db.example/hengzhun`,
    PORT: '3100',
  });
  expect(`${JSON.stringify(withoutSecrets(config))}${nonDefaults(config)}`).not.toContain(secret);
  expect(nonDefaults(config)).toContain('PORT=3100');
  expect(nonDefaults(config)).toContain('postgres://someone:***@db.example/hengzhun');
  expect(nonDefaults(readConfig({}))).toBe('');
});

it('shows the loopback address when it listens on all addresses', () => {
  expect(localUrl({ HOST: '0.0.0.0', PORT: 3000 })).toBe('http://127.0.0.1:3000');
  expect(localUrl({ HOST: '::', PORT: 3000 })).toBe('http://[::1]:3000');
});

it('describes every variable in docs/configuration.md', () => {
  expect(readFileSync(join(ROOT, 'docs', 'configuration.md'), 'utf8')).toContain(configTable());
  for (const [name, schema] of Object.entries(ConfigSchema.shape)) {
    expect([name, schema.description]).toEqual([name, expect.any(String)]);
    expect(configTable()).toContain(`| \`${name}\` |`);
  }
});

it('R:A13 refuses to start with a message provider that lacks its keys, in one sentence', () => {
  expect(() => requireProviders(readConfig({ SMS_PROVIDER: 'aliyun', ALIYUN_ACCESS_KEY_ID: 'id' }))).toThrow(
    /已设置 SMS_PROVIDER=aliyun，还须设置 ALIYUN_ACCESS_KEY_SECRET、ALIYUN_SMS_SIGN_NAME/,
  );
  expect(() => requireProviders(readConfig({ SMTP_URL: 'smtp://mail:25' }))).toThrow(/MAIL_FROM/);
  expect(() => requireProviders(readConfig({}))).not.toThrow();
});

const key = (seed: number) => createHash('sha256').update(String(seed)).digest('hex');
const REAL_USE = {
  PRODUCTION: 'true',
  PUBLIC_URL: 'https://hengzhun.test/',
  TRUST_PROXY: 'loopback',
  SESSION_SECRET: key(1),
  DATA_KEY: key(2),
  SIGNING_P12: '/etc/hengzhun/centre.p12',
};

it('refuses in production, in one sentence, everything that is unsafe, and says what to do', () => {
  const refused = (change: NodeJS.ProcessEnv, how: Parameters<typeof refuseUnsafe>[1] = {}) => {
    try {
      refuseUnsafe(readConfig({ ...REAL_USE, ...change }), { isRoot: false, ...how });
      return 'accepted';
    } catch (error) {
      return error instanceof StartFailure ? error.message : String(error);
    }
  };
  expect(refused({})).toBe('accepted');
  expect(readConfig(REAL_USE).PUBLIC_URL).toBe('https://hengzhun.test');
  expect(refused({ PUBLIC_URL: 'http://hengzhun.test' })).toMatch(/PUBLIC_URL 须为 https.*must be an https address/);
  expect(refused({ PUBLIC_URL: '' })).toMatch(/PUBLIC_URL/);
  expect(refused({ TRUST_PROXY: '' })).toMatch(/TRUST_PROXY.*loopback/);
  expect(refused({}, { demo: true })).toMatch(/--demo/);
  expect(refused({}, { isRoot: true })).toMatch(/root.*useradd/);
  expect(refused({ SESSION_SECRET: '' })).toMatch(/SESSION_SECRET.*openssl rand -hex 32/);
  expect(refused({ DATA_KEY: '00'.repeat(32) })).toMatch(/DATA_KEY 过于简单/);
  expect(refused({ DATA_KEY: REAL_USE.SESSION_SECRET })).toMatch(/不能相同/);
  expect(refused({ SIGNING_P12: '' })).toMatch(/SIGNING_P12/);
  expect(refused({ SIGNING_P12: '' }, { part: 'documents' })).toMatch(/SIGNING_P12/);
  expect(refused({ SIGNING_P12: '' }, { part: 'imports' })).toBe('accepted');
  expect(refused({ WECHAT_TOKEN: 'token' })).toMatch(/WECHAT_AES_KEY/);
  expect(refused({ PUBLIC_URL: '', DATA_KEY: '' }, { isRoot: true })).toMatch(/PUBLIC_URL.*root.*DATA_KEY/);
  // Not in production: nothing but a proxy that is not named.
  expect(refused({ PRODUCTION: '', PUBLIC_URL: '', DATA_KEY: '', TRUST_PROXY: '' }, { demo: true, isRoot: true })).toBe(
    'accepted',
  );
  expect(refused({ PRODUCTION: '', TRUST_PROXY: '' })).toMatch(/TRUST_PROXY/);
  const trial = { PRODUCTION: '', PUBLIC_URL: '' };
  expect(refused({ ...trial, HOST: '0.0.0.0' }, { demo: true })).toMatch(/--demo 只能在本机使用.*leave HOST out/);
  for (const HOST of ['127.0.0.1', '::1', 'localhost', ''])
    expect(refused({ ...trial, HOST }, { demo: true })).toBe('accepted');
});

it('gives each process the secrets that it needs, and no others', () => {
  const secrets = {
    ...{ SMTP_URL: 'smtp://a:b@mail', SIGNING_P12: 'a.p12', SIGNING_P12_PASSWORD: 'p', METRICS_TOKEN: 'm' },
    ...{ WECHAT_TOKEN: 'w', WECHAT_AES_KEY: 'k', ALIYUN_ACCESS_KEY_SECRET: 's', DATABASE_OWNER_URL: 'postgres://o' },
  };
  const given = (entry: string) =>
    Object.keys(environmentFor(entry, { ...secrets, PATH: '/bin', DATA_KEY: 'd' })).sort();
  expect(given('imports-worker')).toEqual(['DATA_KEY', 'PATH']);
  expect(given('documents-worker')).toEqual(['DATA_KEY', 'PATH', 'SIGNING_P12', 'SIGNING_P12_PASSWORD']);
  expect(given('worker')).toEqual(['ALIYUN_ACCESS_KEY_SECRET', 'DATA_KEY', 'PATH', 'SMTP_URL']);
  expect(given('api')).not.toContain('SIGNING_P12_PASSWORD');
  expect(given('api')).not.toContain('DATABASE_OWNER_URL');
});

it('gives child processes the proxies as they were given', () => {
  const config = readConfig({ TRUST_PROXY: '10.1.2.3, 10.9.0.0/24 loopback' });
  expect(environmentOf(config).TRUST_PROXY).toBe('10.1.2.3,10.9.0.0/24,loopback');
  expect(readConfig(environmentOf(config)).TRUST_PROXY).toEqual(config.TRUST_PROXY);
});

it('needs the roots of a time-stamping service', () => {
  expect(() => requireProviders(readConfig({ TSA_URL: 'http://tsa.example.org' }))).toThrow(/TSA_CA/);
});
