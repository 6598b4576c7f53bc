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
import { DEPTH_LIMIT, ROW_SPAN, SHARED_TEXT_SPAN, SHEETS_LIMIT, TAG_SPAN, UNPACKED_LIMIT } from './limits.ts';

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
  let unpacked = 0;
  const part = async (name: string, unit?: Unit): Promise<Readable | null> => {
    const entry = entries.get(name);
    if (!entry) return null;
    // A part may be named more than once.
    unpacked += entry.uncompressedSize;
    if (unpacked > UNPACKED_LIMIT) throw new Error('the workbook has the same sheet again and again');
    return guarded(await zip.openReadStreamPromise(entry), unit);
  };
  const required = async (name: string, unit?: Unit): Promise<Readable> => {
    const found = await part(name, unit);
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
  const texts = await part('xl/sharedStrings.xml', SHARED_TEXT);
  if (texts) for await (const _ of reader._parseSharedStrings(texts));

  return {
    sheets: () =>
      (reader.model?.sheets ?? []).slice(0, SHEETS_LIMIT).flatMap(({ name, rId, state }) => {
        const relation = reader.workbookRels?.find(({ Id }) => Id === rId);
        const isHidden = state === 'hidden' || state === 'veryHidden';
        if (isHidden || !relation?.Type.endsWith('/worksheet')) return [];
        const path = posix.join('xl', relation.Target.replace(/^\/xl\//, ''));
        const rows = async () => {
          const [sheet] = reader._parseWorksheet(await required(path, ROW), rId);
          if (!sheet) throw new Error(`the library does not read ${path}`);
          return sheet.value;
        };
        return [{ name, rows }];
      }),
  };
}

/** What the library collects until its end, and how many bytes that may have. */
interface Unit {
  readonly end: string;
  readonly span: number;
}
const SHARED_TEXT: Unit = { end: '</si>', span: SHARED_TEXT_SPAN };
const ROW: Unit = { end: '</row>', span: ROW_SPAN };

/**
 * Decodes a part to text in whole characters. The library decodes each chunk separately: a Chinese character split
 * between two chunks would become two replacement characters. Its parser also collects texts, rows and open elements
 * until their end: what has no end, which only a malicious file has, is an error before it fills the memory.
 */
function guarded(part: Readable, unit?: Unit): Readable {
  const decoder = new StringDecoder('utf8');
  const depth = new Depth();
  let sinceTag = 0;
  let sinceUnit = 0;
  const fault = (text: string): string | null => {
    const tag = text.lastIndexOf('<');
    sinceTag = tag < 0 ? sinceTag + text.length : text.length - tag;
    if (sinceTag > TAG_SPAN) return 'a text in the workbook has no end';
    if (unit) {
      const end = text.lastIndexOf(unit.end);
      sinceUnit = end < 0 ? sinceUnit + text.length : text.length - end;
      if (sinceUnit > unit.span) return `a part of the workbook has no ${unit.end}`;
    }
    return depth.after(text) > DEPTH_LIMIT ? 'the elements of the workbook are nested too deeply' : null;
  };
  const guard = new Transform({
    readableObjectMode: true,
    transform(chunk: Buffer, _encoding, done) {
      const text = decoder.write(chunk);
      const found = fault(text);
      if (found) return done(new Error(found));
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

const SLASH = '/'.charCodeAt(0);
const CLOSE = '>'.charCodeAt(0);
const QUOTES = ['"', "'"].map((quote) => quote.charCodeAt(0));
/** What is no element, by its beginning and its end. */
const OTHERS = [
  ['<?', '?>'],
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
] as const;

/** How many elements are open, in a text that comes in pieces. */
class Depth {
  #open = 0;
  /** The beginning of a tag whose end has not come yet. */
  #cut = '';

  /** The deepest nesting so far in the text; without limit if a tag has no end. */
  after(next: string): number {
    const text = this.#cut + next;
    let deepest = this.#open;
    let at = text.indexOf('<');
    while (at >= 0) {
      const end = endOfTag(text, at);
      if (end < 0) break;
      const first = text[at + 1];
      if (first === '/') this.#open -= 1;
      else if (first !== '?' && first !== '!' && text.charCodeAt(end - 1) !== SLASH) this.#open += 1;
      if (this.#open > deepest) deepest = this.#open;
      at = text.indexOf('<', end);
    }
    this.#cut = at < 0 ? '' : text.slice(at);
    return this.#cut.length > TAG_SPAN ? Number.POSITIVE_INFINITY : deepest;
  }
}

/** Where the tag, comment or section that begins here ends: the place of its `>`, or -1. A quoted `>` is none. */
function endOfTag(text: string, begin: number): number {
  const second = text[begin + 1];
  if (second === '!' || second === '?') {
    const [, end = '>'] = OTHERS.find(([beginning]) => text.startsWith(beginning, begin)) ?? [];
    const found = text.indexOf(end, begin);
    return found < 0 ? -1 : found + end.length - 1;
  }
  let quote = 0;
  for (let at = begin + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === CLOSE) return at;
    else if (QUOTES.includes(code)) quote = code;
  }
  return -1;
}
