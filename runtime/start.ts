/** `npm start`: the whole system on this machine, until Ctrl-C. */
import { ENGINE_PATH } from '../api/engine.ts';
import { deviations, readConfig } from './config.ts';
import { loadDemo } from './demo/index.ts';
import { StartFailure } from './failure.ts';
import { type System, startSystem } from './system.ts';

const say = (line: string) => console.log(line);
// A terminal that is gone must not keep us from stopping in order.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const began = Date.now();
const asked = new AbortController();
let askedAt = 0;
/** npm hands a Ctrl-C on that the terminal has sent us already: what comes within a second is the same one. */
const SAME_KEY_PRESS = 1_000;

function ask(by: string): void {
  if (!askedAt) {
    askedAt = Date.now();
    say(`\n正在停止 stopping (${by})…`);
    asked.abort(new StartFailure('已停止 stopped'));
  } else if (Date.now() - askedAt > SAME_KEY_PRESS) {
    say('强制退出 forced exit');
    process.exit(130);
  }
}
process.on('SIGINT', () => ask('Ctrl-C'));
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ask(signal));

// npm that is ended ends the shell between itself and us, and the shell does not tell us.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => !askedAt && process.ppid !== parent && ask('npm'), 500).unref();
}

async function start(): Promise<System> {
  const config = readConfig();
  say('衡准 Hengzhun');
  const given = deviations(config);
  if (given) say(`  ${given}`);
  const system = await startSystem(config, { say, signal: asked.signal });
  try {
    const accounts = process.argv.includes('--demo') ? await loadDemo(system, say) : [];
    if (!askedAt) tell(system, accounts, config.PUBLIC_URL);
  } catch (error) {
    await system.stop();
    throw error;
  }
  return system;
}

function tell(system: System, accounts: readonly string[], publicUrl?: string): void {
  say(`\n就绪 ready (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  say(`  客户门户 portal        ${system.url}/`);
  say(`  业务管理 console       ${system.url}/admin/`);
  say(`  接口文档 API docs      ${system.url}/api/docs`);
  if (system.temporal?.uiUrl)
    say(`  Temporal              ${system.url}${ENGINE_PATH}/ （督办登录后 for supervisors）`);
  if (publicUrl) say(`  对外地址 public        ${publicUrl}`);
  if (system.firstPassword && accounts.length === 0) {
    say(`\n  首位管理员 first administrator: 用户类型 工作人员, 用户名 admin, 密码 ${system.firstPassword}`);
    say('  密码只显示这一次，登录后须修改。 Shown only once; it must be changed at the first sign-in.');
  }
  for (const account of accounts) say(`  ${account}`);
  say('\n按 Ctrl-C 停止。 Ctrl-C stops everything in order.');
}

try {
  const system = await start();
  if (!askedAt) await new Promise((resolve) => asked.signal.addEventListener('abort', resolve, { once: true }));
  await system.stop();
  process.exit(0);
} catch (error) {
  if (askedAt) process.exit(0);
  console.error(error instanceof StartFailure ? `\n${error.message}` : error);
  process.exit(1);
}
