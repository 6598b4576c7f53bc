/** Files of another kind or excessive size: each is named for what it is, and takes little memory. */
import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEDGER_TEMPLATES } from '../../documents/ledger/templates.ts';
import { readRows } from '../../documents/workbook/read.ts';
import { LEDGER_COLUMNS } from '../../domain/ledger-column.ts';
import { Importer } from './support/importer.ts';
import { row, workbookOf } from './support/workbook.ts';
import { type ApiWorld, openApi } from './support/world.ts';
import { zipOf } from './support/zip.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await openApi();
});
afterAll(() => world.close());

const HEADINGS = LEDGER_COLUMNS.general.map(({ heading }) => heading);
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const xml = (text: string) => Buffer.from(text);

describe('a file that is not a workbook to import', () => {
  it.each([
    ['an .xls', Buffer.concat([OLE, Buffer.alloc(2000)]), '旧版Excel文件（.xls）'],
    [
      'a workbook with a password',
      Buffer.concat([OLE, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]),
      '设有打开密码',
    ],
    ['a renamed .csv', Buffer.from('器具编号,器具名称\r\nA-1,数字压力计\r\n'), '文本文件（如.csv）'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), '不是.xlsx工作簿'],
    ['an .xlsm', zipOf({ 'xl/workbook.xml': xml('<workbook/>'), 'xl/vbaProject.bin': xml('x') }), '带宏的工作簿'],
    ['an .xlsb', zipOf({ 'xl/workbook.bin': xml('x') }), '二进制工作簿'],
    ['an .ods', zipOf({ 'content.xml': xml('<x/>') }), 'OpenDocument'],
    ['a .docx', zipOf({ 'word/document.xml': xml('<x/>') }), 'Word文档'],
    ['another archive', zipOf({ 'readme.txt': xml('x') }), '压缩文件'],
    ['a workbook without a sheet', zipOf({ 'xl/workbook.xml': xml('<workbook/>') }), '没有工作表'],
    ['a broken archive', Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(500, 7)]), '已损坏'],
    [
      'a sheet that is no XML',
      zipOf({
        'xl/workbook.xml': xml('<workbook/>'),
        'xl/worksheets/sheet1.xml': xml('<sheetData><row r="1"></c></sheetData>'),
      }),
      '已损坏',
    ],
  ])('R:B9 is named for what it is: %s', async (_, bytes, words) => {
    const importer = await Importer.open(world);
    expect(await importer.reasonOf(new Blob([new Uint8Array(bytes)]))).toContain(words);
  });

  /** A workbook of two sheets, whose contents are given as they are in the archive. */
  const workbookOfParts = (sheets: readonly { deflated: Buffer; size: number }[]) =>
    zipOf(
      {
        'xl/workbook.xml': xml(
          `<workbook><sheets>${sheets.map((_, index) => `<sheet name="s${index}" sheetId="${index + 1}" r:id="r${index}"/>`).join('')}</sheets></workbook>`,
        ),
        'xl/_rels/workbook.xml.rels': xml(
          `<Relationships>${sheets.map((_, index) => `<Relationship Id="r${index}" Type="x/worksheet" Target="worksheets/sheet${index}.xml"/>`).join('')}</Relationships>`,
        ),
      },
      sheets.map((sheet, index) => ({ name: `xl/worksheets/sheet${index}.xml`, ...sheet })),
    );
  const MEGABYTE = 1024 * 1024;
  const opened = Buffer.from('<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>');

  it.each([
    ['says what it is', Buffer.alloc(300 * MEGABYTE), 300 * MEGABYTE, /sheet0\.xml几乎全是重复内容/],
    ['is larger than a sheet', Buffer.alloc(330 * MEGABYTE), 330 * MEGABYTE, /sheet0\.xml解压后超过320MB/],
    ['says it is small', Buffer.alloc(300 * MEGABYTE), 1000, /已损坏/],
    ['is one text without an end', Buffer.concat([opened, Buffer.alloc(7 * MEGABYTE, 'x')]), null, /已损坏/],
  ])('R:B9 is refused before it takes memory if it is a zip bomb that %s', async (_, content, claimed, reason) => {
    const deflated = deflateRawSync(content);
    const size = claimed ?? content.length;
    const bomb = workbookOfParts([
      { deflated, size },
      { deflated, size },
    ]);
    expect(bomb.length).toBeLessThan(MEGABYTE);
    const importer = await Importer.open(world);
    const file = new Blob([new Uint8Array(bomb)]);
    const idle = process.memoryUsage.rss();
    let peak = idle;
    const sample = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss());
    }, 5);
    expect(await importer.reasonOf(file)).toMatch(reason);
    clearInterval(sample);
    expect((peak - idle) / MEGABYTE).toBeLessThan(60);
  });

  it('R:B9 is refused with the limit if it has more rows than an import takes; blank rows do not count', async () => {
    const rows = (count: number) => Array.from({ length: count }, (_, index) => row(`L-${index}`));
    const read = async (file: Blob) => {
      let found = 0;
      const bytes = Buffer.from(await file.arrayBuffer());
      for await (const _ of readRows(bytes, LEDGER_TEMPLATES, { rowsLimit: 5, note: () => undefined })) found += 1;
      return found;
    };
    await expect(read(await workbookOf(rows(6)))).rejects.toMatchObject({
      parameters: { reason: expect.stringContaining('一次最多导入5行') },
    });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await (await workbookOf(rows(5))).arrayBuffer());
    const sheet = workbook.getWorksheet('器具信息');
    for (const number of [20_000, 1_048_576]) {
      const cell = sheet?.getCell(number, 1);
      if (cell) cell.style = { numFmt: '@' };
    }
    expect(await read(new Blob([await workbook.xlsx.writeBuffer()]))).toBe(5);
  });
});

describe('a workbook with several sheets', () => {
  async function workbookWith(sheets: Record<string, (readonly ExcelJS.CellValue[])[]>): Promise<Blob> {
    const workbook = new ExcelJS.Workbook();
    for (const [name, rows] of Object.entries(sheets)) workbook.addWorksheet(name).addRows(rows.map((one) => [...one]));
    return new Blob([await workbook.xlsx.writeBuffer()]);
  }
  const line = (number: string, more: Record<string, ExcelJS.CellValue> = {}) => {
    const values = row(number, more);
    return HEADINGS.map((heading) => values[heading] ?? null);
  };

  it('R:B9 is read from each sheet that follows the template; the other sheets are named', async () => {
    const importer = await Importer.open(world);
    const file = await workbookWith({
      目录: [['本厂器具'], ['二〇二六年']],
      一车间: [['一车间计量器具台账'], [], HEADINGS, line('S-1')],
      二车间: [HEADINGS, line('S-2')],
    });
    expect(await importer.load(file)).toMatchObject({
      state: 'done',
      rowsSaved: 2,
      remarks: ['工作表“目录”不是器具导入模板，已忽略'],
    });
  });

  it('R:B9 names the sheet of a fault, and a sheet that lacks a column', async () => {
    const importer = await Importer.open(world);
    const faulty = await workbookWith({
      一车间: [HEADINGS, line('T-1')],
      二车间: [HEADINGS, line('T-1', { 出厂编号: 'x' })],
    });
    expect(await importer.faultsOf(faulty)).toEqual({
      '工作表“二车间” 第2行 A列 器具编号': '有重复键：器具编号“T-1”与第2行重复',
    });
    const lacking = await workbookWith({
      一车间: [HEADINGS, line('T-1')],
      二车间: [HEADINGS.slice(0, 12), line('T-2')],
    });
    expect(await importer.reasonOf(lacking)).toMatch(/工作表“二车间”不是器具导入模板，缺少列：送检方式/);
  });
});

describe('texts of a workbook', () => {
  it('R:B9 are stored as a clerk sees them: trimmed, one line, nothing invisible; codes in half width', async () => {
    const importer = await Importer.open(world);
    const file = await workbookOf([
      row('ＱＹ－００１', {
        出厂编号: '\u202ESN\u200B１２３',
        型号规格: '  Y-100\n乙型 ',
        生产厂家: '北京\u00AD仪表　',
        使用地点: '=1+1',
      }),
      row('@N-2', { 出厂编号: 0.5, 准确度等级: { formula: 'A1', result: '0.05级' } }),
    ]);
    expect(await importer.load(file)).toMatchObject({ rowsSaved: 2 });
    const { data } = await importer.customer.client.call('listInstruments', {});
    expect(data.map(({ instrumentNumber }) => instrumentNumber)).toEqual(['@N-2', 'QY-001']);
    expect(data[1]).toMatchObject({
      serialNumber: 'SN123',
      model: 'Y-100 乙型',
      manufacturer: '北京仪表',
      placeOfUse: '=1+1',
    });
    expect(data[0]).toMatchObject({ serialNumber: '0.5', accuracyClass: '0.05级' });
  });
});
