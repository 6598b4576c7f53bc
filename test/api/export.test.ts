/** The ledger as a workbook, out and in again. */
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CURRENT_CONDITIONS,
  CURRENT_STATES,
  type Instrument,
  InstrumentInput,
  PURPOSES,
  THIS_CENTRE,
} from '../../domain/contract/instrument.ts';
import { LEDGER_COLUMNS, SHOWN_ONLY } from '../../domain/ledger-column.ts';
import { Importer, sample } from './support/importer.ts';
import { type ApiWorld, openApi } from './support/world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await openApi();
});
afterAll(() => world.close());

const exported = async (importer: Importer, query: Record<string, string> = {}) =>
  (await importer.customer.client.call('exportInstruments', { query })) as Blob;

async function workbookIn(file: Blob): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await file.arrayBuffer());
  return workbook;
}

/** The fields of an instrument that a clerk enters. */
const entered = ({ id: _i, createdAt: _c, updatedAt: _u, ...rest }: Instrument) => rest;

const words = fc
  .string({ unit: fc.constantFrom(...'压力表ABCxyz019=+-@\'",;<>&%（）①㎏é😀 '), minLength: 1, maxLength: 20 })
  .map((text) => text.trim())
  .filter((text) => text !== '' && !text.startsWith('示例'));
const day = fc.option(
  fc.integer({ min: 0, max: 3000 }).map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10)),
  { nil: null },
);
const common = (serial: string) => ({
  model: words,
  measuringRange: words,
  accuracyClass: words,
  serialNumber: words.map((text) => `${serial}${text}`),
  manufacturer: words,
  deliveryMode: fc.constantFrom('bring_in' as const, 'on_site' as const),
  validUntil: day,
  remarks: fc.option(words, { nil: '' }),
});
const general = fc.record({
  service: fc.constant('general' as const),
  name: fc.constantFrom('数字压力计', '电子天平'),
  currentCondition: fc.constantFrom(...CURRENT_CONDITIONS),
  currentState: fc.constantFrom(...CURRENT_STATES),
  verificationUnit: fc.oneof(fc.constant(THIS_CENTRE), words),
  placeOfUse: fc.option(words, { nil: '' }),
  daysAhead: fc.integer({ min: 0, max: 365 }),
  ...common('G'),
});
const mandatory = fc.record({
  service: fc.constant('mandatory' as const),
  name: words,
  kindNumber: fc.constantFrom('010008', '001005'),
  origin: fc.option(words, { nil: '' }),
  placeOfUse: words,
  regionCode: fc.constantFrom('150603', '150000', '110101'),
  quantity: fc.integer({ min: 1, max: 10_000 }),
  purpose: fc.constantFrom(...PURPOSES),
  ...common('M'),
});

describe('the export of the ledger', () => {
  it('R:B8 R:B9 gives the same ledger again when it is imported elsewhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(general, mandatory), { minLength: 1, maxLength: 8 }), async (drafts) => {
        const here = await Importer.open(world);
        const there = await Importer.open(world);
        for (const [index, draft] of drafts.entries()) {
          const body = InstrumentInput.parse({
            ...draft,
            instrumentNumber: `N${index}=+`,
            serialNumber: `${index}${draft.serialNumber}`,
          });
          await here.customer.client.call('createInstrument', { body });
        }
        const before = (await here.customer.client.call('listInstruments')).data;
        const file = await exported(here);
        const outcome = await there.load(file);
        expect({ ...outcome, faults: await there.faults(outcome.id) }).toMatchObject({ state: 'done', faults: {} });
        expect((await there.customer.client.call('listInstruments')).data.map(entered)).toEqual(before.map(entered));
        expect(await here.load(file)).toMatchObject({ state: 'done', rowsUnchanged: drafts.length, rowsSaved: 0 });
      }),
      { numRuns: 15 },
    );
  });

  it('R:B8 contains what the query finds; cells that begin with = + - @ are texts', async () => {
    const importer = await Importer.open(world);
    await importer.load(sample('general-200.xlsx'));
    await importer.load(sample('mandatory-120.xlsx'));
    const all = await workbookIn(await exported(importer));
    expect(all.worksheets.map(({ name, rowCount }) => `${name} ${rowCount}`).sort()).toEqual([
      '器具信息 201',
      '强检器具信息 121',
    ]);
    const some = await workbookIn(await exported(importer, { service: 'general', q: 'QY-0000' }));
    expect(some.worksheets.map(({ name, rowCount }) => `${name} ${rowCount}`)).toEqual(['器具信息 10']);
    const sheet = some.getWorksheet('器具信息');
    const headings = LEDGER_COLUMNS.general.map(({ heading, mandatory }) => (mandatory ? `${heading}*` : heading));
    expect(sheet?.getRow(1).values).toEqual([undefined, ...headings, ...SHOWN_ONLY]);
    const none = await workbookIn(await exported(importer, { q: 'nothing like it' }));
    expect(none.worksheets.map(({ name, rowCount }) => `${name} ${rowCount}`)).toEqual(['器具信息 1']);
    const [one] = (await importer.customer.client.call('listInstruments', { query: { service: 'general' } })).data;
    await world.db('instrument').where({ id: one?.id }).update({ model: '=HYPERLINK("http://x.invalid")' });
    const cell = (
      await workbookIn(await exported(importer, { q: one?.instrumentNumber ?? '' }))
    ).worksheets[0]?.getCell('C2');
    expect(cell).toMatchObject({ value: '=HYPERLINK("http://x.invalid")', formula: undefined, numFmt: '@' });
  });

  it('R:B12 has a Chinese file name that browsers of any age can read', async () => {
    const { client } = await world.customer();
    const answer = await fetch(`${world.url}/api/instruments/export`, { headers: { cookie: client.cookie } });
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="??????.xlsx"; filename*=UTF-8''${encodeURIComponent('计量器具台账')}.xlsx`,
    );
    await answer.arrayBuffer();
  });

  it.each([
    ['Chinese', '台账（一季度）.xlsx'],
    ['emoji', '📏台账😀.xlsx'],
    ['200 characters', `${'长'.repeat(195)}.xlsx`],
    ['quotes, percent and slashes', 'a"b%20c;d\'e.xlsx'],
  ])('R:B12 returns the name of an imported file unchanged: %s', async (_, name) => {
    const importer = await Importer.open(world);
    const { id, fileName } = await importer.load(sample('general-200-with-errors.xlsx'), name);
    expect(fileName).toBe(name);
    await importer.decide(id);
    const { client } = importer.customer;
    const answer = await fetch(`${world.url}/api/instruments/imports/${id}/rest`, {
      headers: { cookie: client.cookie },
    });
    const encoded = /filename\*=UTF-8''(.+)$/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '';
    const plain = /filename="(.+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '';
    expect(encoded ? decodeURIComponent(encoded) : plain.replaceAll('\\"', '"')).toBe(
      `${name.replace(/\.xlsx$/, '')}-未导入的行.xlsx`,
    );
    await answer.arrayBuffer();
  });
});

describe('workbooks for reference', () => {
  it('R:B9 list the regions and the mandatory catalogue', async () => {
    const { client } = await world.customer();
    const regions = await workbookIn((await client.call('regionWorkbook')) as Blob);
    const names = regions.worksheets[0]?.getColumn(2).values ?? [];
    expect(names).toContain('内蒙古自治区鄂尔多斯市康巴什区');
    const catalogue = await workbookIn((await client.call('catalogueWorkbook')) as Blob);
    expect(catalogue.worksheets[0]?.rowCount).toBe(112);
    expect(catalogue.worksheets[0]?.getRow(2).values).toEqual([
      undefined,
      '001',
      '尺',
      '001001',
      '竹木直尺',
      '只作首次强制检定，失准报废',
      '',
    ]);
  });

  it('R:B9 offer categories, regions and purposes in the template for mandatory verification, which can be filled in', async () => {
    const importer = await Importer.open(world);
    const template = (await importer.customer.client.call('importTemplate', {
      params: { service: 'mandatory' },
    })) as Blob;
    const workbook = await workbookIn(template);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['强检器具信息', '填写说明', '强检目录', '行政区划']);
    const sheet = workbook.getWorksheet('强检器具信息');
    expect(sheet?.getCell('C2').dataValidation.formulae[0]).toBe('强检目录!$A$2:$A$55');
    expect(sheet?.getCell('L2').dataValidation.formulae[0]).toMatch(/^行政区划!/);
    expect(sheet?.getCell('N2').dataValidation.formulae[0]).toContain('贸易结算');
    expect(await importer.reasonOf(template)).toContain('只有标题行');
    const example = sheet?.getRow(2).values as ExcelJS.CellValue[];
    if (sheet) sheet.getRow(3).values = ['X-1', ...example.slice(2)];
    const filled = new Blob([await workbook.xlsx.writeBuffer()]);
    const outcome = await importer.load(filled);
    expect({ ...outcome, faults: await importer.faults(outcome.id) }).toMatchObject({
      rowsSaved: 1,
      remarks: ['第2行为示例，已忽略'],
      faults: {},
    });
  });
});
