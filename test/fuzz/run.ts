/**
 * `npm run fuzz`: schemathesis on every public endpoint of the OpenAPI document, against a system of its own. Needs Python 3;
 * schemathesis is installed once, beside the other caches. Ends with an error where the API answers 5xx, or otherwise than
 * the document says.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { readConfig } from '../../runtime/config.ts';
import { anyPort } from '../../runtime/ports.ts';
import { startSystem } from '../../runtime/system.ts';
import { cacheFolder, DATA_KEY } from '../support/servers.ts';

const SCHEMATHESIS = 'schemathesis==4.32.5';
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
].join();
const [examples = '200'] = process.argv.slice(2);

const venv = join(cacheFolder(), 'schemathesis');
const python = join(venv, 'bin', 'python');
if (!existsSync(join(venv, 'bin', 'schemathesis'))) {
  await execa('python3', ['-m', 'venv', venv], { stdio: 'inherit' });
  await execa(python, ['-m', 'pip', 'install', '--quiet', SCHEMATHESIS], { stdio: 'inherit' });
}

const folder = mkdtempSync(join(tmpdir(), 'hengzhun-fuzz-'));
const config = readConfig({
  DATA_DIR: folder,
  PORT: String(await anyPort()),
  HENGZHUN_CACHE_DIR: cacheFolder(),
  TEMPORAL_UI: 'false',
  LOG_LEVEL: 'warn',
  DATA_KEY: DATA_KEY.toString('hex'),
  WECHAT_TOKEN: 'fuzz-token',
});
const system = await startSystem(config, { say: () => undefined, withInterfaces: false });
try {
  const { exitCode } = await execa(
    join(venv, 'bin', 'schemathesis'),
    ['run', `${system.url}/api/openapi.json`, '--include-tag', 'public', '-c', CHECKS, '--max-examples', examples],
    {
      cwd: folder,
      env: { SCHEMATHESIS_HOOKS: 'hooks', PYTHONPATH: import.meta.dirname, PYTHONDONTWRITEBYTECODE: '1' },
      stdio: 'inherit',
      reject: false,
    },
  );
  process.exitCode = exitCode ?? 1;
} finally {
  await system.stop();
  rmSync(folder, { recursive: true, force: true });
}
