/**
 * The parts of a workbook, in the order in which they are needed. Left to itself, the library's streaming reader takes them
 * as they come, which in a workbook saved by Excel is the sheets before their texts: it writes those to temporary files,
 * and leaves them behind where reading is broken off. So its readers of the single parts are called one by one.
 */
import { posix } from 'node:path';
import { pipeline, type Readable, Transform } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type ExcelJS from 'exceljs';
import yauzl from 'yauzl';
import { excel } from './excel.ts';

/** What of the library's reader is used here; its types leave it out. */
interface PartReaders {
  readonly workbookRels?: readonly { readonly Id: string; readonly Target: string; readonly Type: string }[];
  readonly model?: {
    readonly sheets?: readonly { readonly name: string; readonly rId: string; readonly state?: string }[];
  };
  _parseRels(part: Readable): Promise<void>;
  _parseWorkbook(part: Readable): Promise<void>;
  _parseStyles(part: Readable): Promise<void>;
  _parseSharedStrings(part: Readable): AsyncIterable<unknown>;
  _parseWorksheet(part: Readable, id: string): Iterable<{ readonly value: AsyncIterable<ExcelJS.Row> }>;
}

export interface OpenWorkbook {
  /** Its worksheets that are not hidden. */
  sheets(): { readonly name: string; rows(): Promise<AsyncIterable<ExcelJS.Row>> }[];
}

export async function openWorkbook(bytes: Buffer): Promise<OpenWorkbook> {
  const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true, autoClose: false });
  const entries = new Map<string, yauzl.Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  const part = async (name: string): Promise<Readable | null> => {
    const entry = entries.get(name);
    return entry ? guarded(await zip.openReadStreamPromise(entry)) : null;
  };
  const required = async (name: string): Promise<Readable> => {
    const found = await part(name);
    if (!found) throw new Error(`the workbook has no ${name}`);
    return found;
  };

  const options = { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore' } as const;
  const reader = new (excel().stream.xlsx.WorkbookReader)('', {
    ...options,
    entries: 'ignore',
  }) as unknown as PartReaders;
  await reader._parseWorkbook(await required('xl/workbook.xml'));
  await reader._parseRels(await required('xl/_rels/workbook.xml.rels'));
  const styles = await part('xl/styles.xml');
  if (styles) await reader._parseStyles(styles);
  const texts = await part('xl/sharedStrings.xml');
  if (texts) for await (const _ of reader._parseSharedStrings(texts));

  return {
    sheets: () =>
      (reader.model?.sheets ?? []).flatMap(({ name, rId, state }) => {
        const relation = reader.workbookRels?.find(({ Id }) => Id === rId);
        const isHidden = state === 'hidden' || state === 'veryHidden';
        if (isHidden || !relation?.Type.endsWith('/worksheet')) return [];
        const path = posix.join('xl', relation.Target.replace(/^\/xl\//, ''));
        const rows = async () => {
          const [sheet] = reader._parseWorksheet(await required(path), rId);
          if (!sheet) throw new Error(`the library does not read ${path}`);
          return sheet.value;
        };
        return [{ name, rows }];
      }),
  };
}

const LONGEST_TEXT = 1024 * 1024;
const TAG = '<'.charCodeAt(0);

/**
 * A part as text in whole characters. The library decodes each chunk by itself: a Chinese character that two chunks share
 * would become two marks of something unreadable. And its parser keeps a text until its end: one that never ends, as only
 * a bomb has it, is an error before it fills memory.
 */
function guarded(part: Readable): Readable {
  const decoder = new StringDecoder('utf8');
  let since = 0;
  const guard = new Transform({
    readableObjectMode: true,
    transform(chunk: Buffer, _encoding, done) {
      const last = chunk.lastIndexOf(TAG);
      since = last < 0 ? since + chunk.length : chunk.length - last;
      if (since > LONGEST_TEXT) return done(new Error('a text in the workbook has no end'));
      const text = decoder.write(chunk);
      done(null, text === '' ? undefined : text);
    },
    flush(done) {
      const rest = decoder.end();
      done(null, rest === '' ? undefined : rest);
    },
  });
  // An error on either side ends both; whoever reads the guard hears of it.
  pipeline(part, guard, () => undefined);
  return guard;
}
