/** `npm start`: the whole system on this machine, until Ctrl-C. */
import { ENGINE_PATH } from '../api/engine.ts';
import { nonDefaults, readConfig } from './config.ts';
import { loadDemo } from './demo/index.ts';
import { inForeground, say } from './foreground.ts';
import { type System, startSystem } from './system.ts';

/** Includes the time before this code: packages, the build of the server's code. */
const seconds = () => process.uptime().toFixed(1);

async function start(signal: AbortSignal): Promise<System> {
  const config = readConfig();
  const demo = process.argv.includes('--demo');
  say('衡准 Hengzhun');
  const given = nonDefaults(config);
  if (given) say(`  ${given}`);
  const system = await startSystem(config, { say, signal, demo });
  try {
    const accounts = demo ? await loadDemo(system, say) : [];
    if (!signal.aborted) tell(system, accounts, config.PUBLIC_URL);
  } catch (error) {
    await system.stop();
    throw error;
  }
  return system;
}

function tell(system: System, accounts: readonly string[], publicUrl?: string): void {
  say(`\n就绪 ready (${seconds()} s)`);
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

await inForeground(start);
