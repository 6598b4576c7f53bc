import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import type { Download } from 'playwright-core';

/** What the browser was given, whole. */
export async function bytesOf(download: Download): Promise<Buffer> {
  return buffer(await download.createReadStream());
}

/** The workbook that the browser was given. */
export async function workbookOf(download: Download): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(await bytesOf(download)).buffer);
  return workbook;
}
