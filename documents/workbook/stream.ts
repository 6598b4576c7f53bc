/**
 * Reads the parts of a workbook in the order in which they are needed. The library's own streaming reader takes them
 * in the order of the file, which in a workbook saved by Excel has the sheets before their texts: it would write the
 * sheets to temporary files, and leave these behind if reading is aborted. Therefore its readers of the single parts
 * are called one by one.
 */
import { posix } from 'node:path';
import { pipeline, type Readable, Transform } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type ExcelJS from 'exceljs';
import yauzl from 'yauzl';
import { excel } from './excel.ts';

/** The members of the library's reader that are used here; its types do not declare them. */
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
  /** The visible worksheets. */
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
 * Decodes a part to text in whole characters. The library decodes each chunk separately: a Chinese character split
 * between two chunks would become two replacement characters. Its parser also collects a text until its end: a text
 * without an end, which only a malicious file has, is an error before it fills the memory.
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
  // An error on either side ends both; the reader of the guard receives it.
  pipeline(part, guard, () => undefined);
  return guard;
}
