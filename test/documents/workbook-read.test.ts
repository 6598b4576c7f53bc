/** A workbook is read exactly as it is, wherever the reader's chunks end. */
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../documents/workbook/read.ts';
import type { WorkbookTemplate } from '../../documents/workbook/template.ts';

const TEMPLATE: WorkbookTemplate<'name'> = {
  sheet: '名称',
  name: '名称模板',
  thing: '名称',
  marked: 'name',
  columns: [{ field: 'name', heading: '名称', mandatory: true }],
};
const ROWS = 4_000;
/** Texts of characters of two, three and four bytes, so that they end at every place of a chunk. */
const texts = Array.from({ length: ROWS }, (_, row) => `${'x'.repeat(row % 7)}${row}灵台县鄂尔多斯±é𠮷野家`);

/** Written as a stream: the library's other writer sometimes breaks a character of four bytes itself. */
async function written(useSharedStrings: boolean): Promise<Buffer> {
  const stream = new PassThrough();
  const bytes = buffer(stream);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useSharedStrings });
  const sheet = workbook.addWorksheet('名称');
  for (const text of ['名称', ...texts]) sheet.addRow([text]).commit();
  await workbook.commit();
  return bytes;
}

describe('a workbook of Chinese texts', () => {
  it.each([
    ['in its cells', false],
    ['shared, as Excel keeps them', true],
  ])('R:B9 is read with every character of every text %s', async (_, isShared) => {
    const { rows } = await readWorkbook(await written(isShared), [TEMPLATE], ROWS);
    expect(rows.map((row) => row.texts[0])).toEqual(texts);
  });
});
