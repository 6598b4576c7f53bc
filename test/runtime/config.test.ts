import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  ConfigSchema,
  configTable,
  localUrl,
  nonDefaults,
  readConfig,
  requireProviders,
  withoutSecrets,
} from '../../runtime/config.ts';
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
