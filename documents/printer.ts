import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { formatTime, wallClock } from '../domain/time.ts';

const require = createRequire(import.meta.url);
const fontFile = (name: string) => readFileSync(require.resolve(`@expo-google-fonts/noto-sans-sc/${name}`));

/** Missing in the types of pdfmake 0.3. */
interface WithVirtualFiles {
  readonly virtualfs: { writeFileSync(name: string, bytes: Buffer): void };
}

let prepared: typeof pdfmake | null = null;

/**
 * The library and the fonts are read once for each process, with the first PDF; each PDF contains only the characters
 * that it uses.
 */
function printer(): typeof pdfmake {
  if (prepared) return prepared;
  const pdfMake = require('pdfmake') as typeof pdfmake;
  const { virtualfs } = pdfMake as unknown as WithVirtualFiles;
  virtualfs.writeFileSync('regular.ttf', fontFile('400Regular/NotoSansSC_400Regular.ttf'));
  virtualfs.writeFileSync('bold.ttf', fontFile('700Bold/NotoSansSC_700Bold.ttf'));
  pdfMake.setFonts({
    NotoSansSC: { normal: 'regular.ttf', bold: 'bold.ttf', italics: 'regular.ttf', bolditalics: 'bold.ttf' },
  });
  // Documents are made from our own data: nothing is fetched and no file is read.
  pdfMake.setUrlAccessPolicy(() => false);
  pdfMake.setLocalAccessPolicy(() => false);
  prepared = pdfMake;
  return pdfMake;
}

/**
 * Makes a PDF whose bytes depend only on its definition: making a document again after a crash changes nothing.
 * @param madeAt the document's own date, e.g. when the certificate was issued
 */
export async function print(definition: TDocumentDefinitions, madeAt: Date): Promise<Buffer> {
  return printer()
    .createPdf({
      pageSize: 'A4',
      pageMargins: [48, 56, 48, 56],
      language: 'zh-CN',
      defaultStyle: { font: 'NotoSansSC', fontSize: 10, lineHeight: 1.25 },
      ...definition,
      info: { producer: 'Hengzhun', creator: 'Hengzhun', ...definition.info, creationDate: madeAt, modDate: madeAt },
    })
    .getBuffer();
}

/** 2026年11月23日, in Asia/Shanghai. */
export function chineseDay(instant: string): string {
  return formatTime(instant, 'day', 'zh');
}

/** 2026年11月23日 14:05, in Asia/Shanghai. */
export function chineseMinute(instant: string): string {
  return formatTime(instant, 'minute', 'zh');
}

export function pageNumbers(left: string) {
  return (page: number, pages: number) => ({
    margin: [48, 16, 48, 0] as [number, number, number, number],
    columns: [
      { text: left, fontSize: 8, color: '#666666' },
      { text: `第 ${page} 页 / 共 ${pages} 页`, alignment: 'right' as const, fontSize: 8, color: '#666666' },
    ],
  });
}

/** 2018-06-04 11:59:03 in Asia/Shanghai, the format of the manual's forms. */
export function stampOf(instant: string): string {
  return wallClock(new Date(instant)).toISOString().slice(0, 19).replace('T', ' ');
}
