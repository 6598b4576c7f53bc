import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Other people’s programs that read PDFs: pdftotext, pdfsig … */
export function needPoppler(): void {
  if (existsSync('/usr/bin/pdftotext') || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'pipe' });
  execFileSync('apt-get', ['install', '-y', '-qq', 'poppler-utils'], { stdio: 'pipe' });
}
