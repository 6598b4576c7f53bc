// The beginning of all commands in package.json, with Node's own modules only: installs missing packages, builds the server's
// code if it has changed, and runs the given built entry point, e.g. `start`.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `衡准需要 Node.js 20.19 或更高版本，当前为 ${process.versions.node}。 Hengzhun needs Node.js 20.19 or newer.`,
  );
  process.exit(1);
}

if (major < 22)
  console.warn('Node.js 20 已停止维护，请改用 22 或 24。 Node.js 20 is past its end of life: use 22 or 24.');

const lockFile = join(root, 'package-lock.json');
const wanted = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
const stamp = join(root, 'node_modules', '.hengzhun-lock');
const known = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
if (!known) {
  if (!isInstalled()) install();
  writeFileSync(stamp, wanted);
}
const { buildServer, SERVER } = await import('./server-build.mjs');
await buildServer((line) => console.log(line));

// What is written from here on is for its owner alone; packages above are not, PostgreSQL's user runs some of them.
process.umask(0o077);
const [entry, ...rest] = process.argv.slice(2);
if (entry) {
  // The entry point finds its arguments where they would be without this file.
  process.argv.splice(1, process.argv.length, join(SERVER, `${entry}.js`), ...rest);
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(process.argv[1] ?? '').href);
}

/** Whether exactly the packages of the lock file are installed, by npm's own record. */
function isInstalled() {
  const note = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) return false;
  const { packages: there } = JSON.parse(readFileSync(note, 'utf8'));
  const { packages } = JSON.parse(readFileSync(lockFile, 'utf8'));
  return Object.entries(packages).every(
    ([path, { version, optional, peer }]) =>
      path === '' || (there[path] ? there[path].version === version : optional || peer),
  );
}

function install() {
  console.log('正在安装依赖… Installing packages (only when they changed)…');
  try {
    execFileSync('npm', ['ci', '--include=dev', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
  } catch {
    console.error(
      "依赖安装失败，请检查网络或磁盘空间后重试。 Installing the packages failed; see npm's message above.",
    );
    process.exit(1);
  }
}
