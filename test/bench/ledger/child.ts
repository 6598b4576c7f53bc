/** One piece of work in a process of its own: how long it took, and how far its memory rose above what it was at rest. */
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import ExcelJS from 'exceljs';
import { importActivities } from '../../../activities/ledger-import/import.ts';
import { exportInstruments } from '../../../api/instruments/export.ts';
import { openDocumentPool } from '../../../runtime/document-pool.ts';
import { openDatabase } from '../../../store/sql/database.ts';

const [work = '', ...args] = process.argv.slice(2);
const db = openDatabase(process.env.DATABASE_URL ?? '', { poolSize: 5 });
await db.raw('select 1');

const WORKS: Record<string, (...args: string[]) => Promise<unknown>> = {
  async import(id = '', path = '') {
    const activities = importActivities({
      stopping: new AbortController().signal,
      db,
      heartbeat: () => undefined,
      files: { get: async () => readFileSync(path), put: async () => undefined, remove: async () => undefined },
    });
    const read = await activities.readImport(id);
    return read === 'saving' ? activities.saveImport(id) : read;
  },

  /** The floor: the library reads the same file and does nothing with it. */
  async 'bare-read'(path = '') {
    let cells = 0;
    const reader = new ExcelJS.stream.xlsx.WorkbookReader(createReadStream(path), {
      worksheets: 'emit',
      sharedStrings: 'cache',
      styles: 'cache',
      hyperlinks: 'ignore',
    });
    for await (const sheet of reader) {
      for await (const row of sheet) {
        row.eachCell(() => {
          cells += 1;
        });
      }
    }
    return cells;
  },

  async export(enterpriseId = '', path = '') {
    const documents = openDocumentPool();
    await pipeline(await exportInstruments({ db, documents }, enterpriseId, {}), createWriteStream(path));
    await documents.close();
  },

  /** The floor: the library writes as many rows of as many texts, of nothing. */
  async 'bare-write'(rows = '', path = '') {
    const stream = new PassThrough();
    const written = pipeline(stream, createWriteStream(path));
    const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
    const sheet = workbook.addWorksheet('x');
    const texts = Array.from({ length: 18 }, (_, index) => `一段文字${index}`);
    for (let row = 0; row < Number(rows); row += 1) sheet.addRow(texts).commit();
    await workbook.commit();
    await written;
  },
};

const idle = process.memoryUsage.rss();
let peak = idle;
const sample = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 10);
const began = performance.now();
const answer = await WORKS[work]?.(...args);
const seconds = (performance.now() - began) / 1000;
clearInterval(sample);
peak = Math.max(peak, process.memoryUsage.rss());
const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);
process.stdout.write(`${JSON.stringify({ seconds, overIdle: megabytes(peak - idle), answer })}\n`);
await db.destroy();
