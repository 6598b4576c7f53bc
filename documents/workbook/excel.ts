import { createRequire } from 'node:module';
import type ExcelJS from 'exceljs';

const require = createRequire(import.meta.url);

/** The library that reads and writes workbooks, loaded at first use: loading it takes a tenth of every start. */
export function excel(): typeof ExcelJS {
  return require('exceljs') as typeof ExcelJS;
}
