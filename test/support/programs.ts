import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PACKAGES = { pdftotext: 'poppler-utils', openssl: 'openssl' } as const;

/**
 * Other people's programs that read what we made: pdftotext, pdfsig, openssl. On Debian as root they are installed where they are
 * missing, by one test file at a time.
 */
export function needProgram(name: keyof typeof PACKAGES): void {
  if (existsSync(`/usr/bin/${name}`) || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const install = `command -v ${name} || { apt-get update -qq && apt-get install -y -qq --no-install-recommends ${PACKAGES[name]}; }`;
  execFileSync('flock', ['/tmp/hengzhun-apt.lock', 'sh', '-c', install], { stdio: 'pipe' });
}
