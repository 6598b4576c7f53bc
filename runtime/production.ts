/** What a system for the public needs, and may not have. */
import ipaddr from 'ipaddr.js';
import type { Config } from './config.ts';
import { StartFailure } from './failure.ts';

interface Demand {
  readonly zh: string;
  readonly en: string;
}

const DISTINCT_BYTES = 8;

/** Keys that were typed rather than made: `00…`, `0123…` repeated, and the like. */
function isWeak(key: string | undefined): boolean {
  return key !== undefined && new Set(Buffer.from(key, 'hex')).size < DISTINCT_BYTES;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || (ipaddr.isValid(host) && ipaddr.process(host).range() === 'loopback');
}

/** What is wrong with the settings, in order. */
function demands(config: Config, isRoot: boolean, demo: boolean, part: string): Demand[] {
  const { PRODUCTION, PUBLIC_URL, TRUST_PROXY, SESSION_SECRET, DATA_KEY, KEY_PROVIDER, SIGNING_P12 } = config;
  const found: Demand[] = [];
  const demand = (isUnmet: boolean, zh: string, en: string) => isUnmet && found.push({ zh, en });
  const https = PUBLIC_URL?.startsWith('https:') === true;
  demand(
    https && !TRUST_PROXY?.length,
    'PUBLIC_URL 为 https，须用 TRUST_PROXY 指明负责 HTTPS 的代理（本机代理填 loopback）',
    'PUBLIC_URL has https: name the proxy that ends it by TRUST_PROXY (`loopback` for one on this machine)',
  );
  demand(
    demo && !PRODUCTION && !isLoopback(config.HOST),
    '演示账户的密码是公开的，--demo 只能在本机使用：请去掉 HOST',
    'the passwords of the demo accounts are public, so --demo serves this machine only: leave HOST out',
  );
  if (!PRODUCTION) return found;
  demand(!https, 'PUBLIC_URL 须为 https 地址', 'PUBLIC_URL must be an https address');
  demand(
    demo,
    '不能使用 --demo：演示账户的密码是公开的',
    '--demo is not allowed: the passwords of its accounts are public',
  );
  demand(
    isRoot,
    '不能以 root 运行：请建立普通用户（useradd --system --create-home hengzhun），将 DATA_DIR 交给该用户（chown -R hengzhun），再以该用户启动',
    'it must not run as root: make a user (useradd --system --create-home hengzhun), give it DATA_DIR (chown -R hengzhun), start as that user',
  );
  for (const [name, value] of Object.entries({ SESSION_SECRET, DATA_KEY })) {
    demand(
      value === undefined && KEY_PROVIDER === undefined,
      `须设置 ${name}（可用 openssl rand -hex 32 生成；已有数据时用 npm run keys -- export 显示现用密钥，并与数据分开保存），或设置 KEY_PROVIDER`,
      `set ${name} (make one with openssl rand -hex 32, or, if there are data already, show it with npm run keys -- export; keep it apart from the data), or KEY_PROVIDER`,
    );
    demand(
      isWeak(value),
      `${name} 过于简单，请用 openssl rand -hex 32 生成`,
      `${name} is no random key: use openssl rand -hex 32`,
    );
  }
  demand(
    DATA_KEY !== undefined && DATA_KEY === SESSION_SECRET,
    'DATA_KEY 与 SESSION_SECRET 不能相同',
    'DATA_KEY and SESSION_SECRET must differ',
  );
  demand(
    SIGNING_P12 === undefined && ['all', 'documents'].includes(part),
    '须用 SIGNING_P12 指明本机构的签名证书',
    'set SIGNING_P12, the key and certificate of the institution',
  );
  demand(
    config.WECHAT_TOKEN !== undefined && config.WECHAT_AES_KEY === undefined,
    '微信公众号须使用安全模式：请设置 WECHAT_APP_ID 和 WECHAT_AES_KEY',
    'the WeChat account needs its safe mode: set WECHAT_APP_ID and WECHAT_AES_KEY',
  );
  return found;
}

/**
 * @param part the process that asks, or all of them together
 * @throws StartFailure naming everything that is missing or not allowed, and the remedies
 */
export function refuseUnsafe(
  config: Config,
  { demo = false, isRoot = process.getuid?.() === 0, part = 'all' } = {},
): void {
  const found = demands(config, isRoot, demo, part);
  if (found.length === 0) return;
  const zh = found.map((one) => one.zh).join('；');
  const en = found.map((one) => one.en).join('; ');
  const why = config.PRODUCTION ? 'PRODUCTION=true：' : '';
  throw new StartFailure(`${why}${zh}。 ${why.replace('：', ': ')}${en}.`);
}
