/**
 * `npm run temporal:build`: builds the Temporal server for PostgreSQL into the cache, where the next start finds it.
 */
import { readConfig } from './config.ts';
import { StartFailure } from './failure.ts';
import { build, builtEarlier } from './temporal/build.ts';
import { newEnoughGo } from './temporal/go.ts';
import { find } from './temporal/on-path.ts';

const say = (line: string) => console.log(line);
const asked = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => asked.abort(new StartFailure('已停止 stopped')));
}

async function builtServer(): Promise<string> {
  const { HENGZHUN_CACHE_DIR: cacheFolder } = readConfig();
  const earlier = builtEarlier(cacheFolder, () => null);
  if (earlier) return `早已编译好 It was built earlier: ${earlier.server}`;
  let reason = '';
  const skip = (why: string): null => {
    reason = why;
    return null;
  };
  const go = await newEnoughGo(skip, asked.signal);
  const built = go ? await build(go, { cacheFolder, say, signal: asked.signal }, skip) : null;
  if (built) return `编译完成 Built: ${built.server}`;
  throw new StartFailure(
    `无法编译 Temporal 服务：请安装 Go 1.26 以上，并检查网络。 The Temporal server could not be built; it needs Go ≥ 1.26 and its modules. (${reason})`,
  );
}

try {
  say(await builtServer());
  say('换用新的 DATA_DIR 启动即使用它。 A start with a new DATA_DIR uses it.');
  const cli = find('temporal');
  if (cli) {
    say(
      `但 PATH 中的 ${cli} 会优先，除非设置 PRODUCTION=true。 But ${cli} on the PATH comes first, unless PRODUCTION=true.`,
    );
  }
} catch (error) {
  console.error(error instanceof StartFailure ? error.message : error);
  process.exitCode = 1;
}
