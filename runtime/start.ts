/** `npm start`: the whole system on this machine, until Ctrl-C. */
import { readConfig, withoutSecrets } from './config.ts';
import { loadDemo } from './demo/index.ts';
import { StartFailure } from './failure.ts';
import { type System, startSystem } from './system.ts';

const say = (line: string) => console.log(line);
const began = Date.now();
const demo = process.argv.includes('--demo');
let system: System | null = null;
let stopping = false;

async function stop(signal: string): Promise<void> {
  if (stopping) {
    say('强制退出 forced exit');
    process.exit(130);
  }
  stopping = true;
  say(`\n正在停止 stopping (${signal})…`);
  await system?.stop();
  process.exit(0);
}
process.on('SIGINT', () => void stop('Ctrl-C'));
process.on('SIGTERM', () => void stop('SIGTERM'));

try {
  const config = readConfig();
  say('衡准 Hengzhun');
  if (config.LOG_LEVEL === 'debug') say(JSON.stringify(withoutSecrets(config), null, 2));
  system = await startSystem(config, { say });
  const accounts = demo ? await loadDemo(system, say) : [];
  say(`\n就绪 ready (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  say(`  客户门户 portal        ${system.url}/`);
  say(`  业务管理 console       ${system.url}/admin/`);
  say(`  接口文档 API docs      ${system.url}/api/docs`);
  if (system.temporal?.uiUrl) say(`  Temporal              ${system.temporal.uiUrl}`);
  if (system.firstPassword && !demo) {
    say(`\n  首位管理员 first administrator: 用户类型 工作人员, 用户名 admin, 密码 ${system.firstPassword}`);
    say('  密码只显示这一次，登录后须修改。 Shown only once; it must be changed at the first sign-in.');
  }
  for (const account of accounts) say(`  ${account}`);
  say('\n按 Ctrl-C 停止。 Ctrl-C stops everything in order.');
} catch (error) {
  console.error(error instanceof StartFailure ? `\n${error.message}` : error);
  process.exitCode = 1;
  if (!stopping) setTimeout(() => process.exit(1), 200);
}
