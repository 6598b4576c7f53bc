/** Certificates and authorisations of institutions: stored with history and images, exported and imported (requirements D4, E6). */
import type ExcelJS from 'exceljs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { businessDay } from '../../domain/time.ts';
import type { SessionClient } from '../../runtime/session-client.ts';
import { authorise } from '../support/mandatory.ts';
import { addInstitutionAccount, type InstitutionAccount } from '../support/people.ts';
import { fileOf, rowWith, workbookIn } from './support/exchange.ts';
import { type ApiWorld, openApi, PASSWORD, problem, type StaffMember } from './support/world.ts';

let world: ApiWorld;
let admin: StaffMember;
let station: InstitutionAccount & { readonly client: SessionClient };
let other: typeof station;
beforeAll(async () => {
  world = await openApi();
  admin = await world.staff('管理员甲', 'administrator');
  const open = async (name: string) => {
    const made = await addInstitutionAccount(world.db, name, PASSWORD);
    return { ...made, client: await world.visitor().signIn('institution', made.username, PASSWORD) };
  };
  station = await open('康巴什区计量所');
  other = await open('东胜区计量所');
});
afterAll(() => world.close());

const day = (days: number) => businessDay(new Date(Date.now() + days * 86_400_000));
const at = ({ id }: InstitutionAccount) => ({ params: { institutionId: id } });
const exported = async () => workbookIn(await admin.client.call('exportInstitutions'));
const load = async (workbook: ExcelJS.Workbook, apply: 'true' | 'false' = 'true') =>
  admin.client.call('importInstitutions', {
    file: await fileOf(workbook),
    fileName: '机构与授权.xlsx',
    query: { apply },
  });
const authorised = async (whose: InstitutionAccount) =>
  (await admin.client.call('listAuthorisations', at(whose))).data.map((one) => [
    one.regionCode,
    one.categoryNumber,
    one.kindNumber,
    one.validFrom,
    one.validUntil,
  ]);

describe('the record of an institution', () => {
  const CERTIFICATE = {
    certificateNumber: '(蒙)法计001号',
    certificateLevel: '县级',
    certificateValidUntil: '2030-01-01',
  };

  it('R:D4 R:E6 has an image of the certificate that only the institution and the administrators see', async () => {
    const picture = await sharp({ create: { width: 40, height: 20, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer();
    const file = new Blob([new Uint8Array(picture)]);
    const { id, claim } = await admin.client.call('upload', { file, fileName: '授权证书.jpg' });
    const body = { ...CERTIFICATE, certificateImage: { id, claim } };
    const image = { id, name: '授权证书.jpg', mediaType: 'image/jpeg' };
    expect(await admin.client.call('changeCertificate', { ...at(station), body })).toMatchObject({
      certificateImage: image,
    });
    expect((await station.client.call('getOwnInstitution')).certificateImage).toEqual(image);
    const params = { uploadId: id };
    for (const { client } of [station, admin])
      expect((await client.call('downloadUpload', { params })).size).toBeGreaterThan(0);
    for (const { client } of [
      other,
      await world.customer('某企业'),
      await world.staff('业务科甲', 'business_office'),
    ]) {
      await expect(client.call('downloadUpload', { params })).rejects.toEqual(problem('not_found'));
    }
    // The image stays when other fields change; the same file cannot be used for another record.
    await admin.client.call('changeCertificate', {
      ...at(station),
      body: { ...CERTIFICATE, certificateLevel: '市级' },
    });
    expect((await station.client.call('getOwnInstitution')).certificateImage).toEqual(image);
    await expect(admin.client.call('changeCertificate', { ...at(other), body })).rejects.toMatchObject({
      fields: [{ path: 'certificateImage' }],
    });
  });

  it('R:E6 has a history of the certificate and the authorisations: who changed what, from what to what', async () => {
    const made = await admin.client.call('addAuthorisation', {
      ...at(station),
      body: {
        regionCode: '150603',
        categoryNumber: '025',
        kindNumber: '025003',
        validFrom: day(-10),
        validUntil: day(20),
      },
    });
    const params = { authorisationId: made.id };
    const changed = await admin.client.call('changeAuthorisation', { params, body: { validUntil: day(400) } });
    expect(changed).toMatchObject({ state: 'valid', validUntil: day(400) });
    await admin.client.call('changeAuthorisation', { params, body: { validUntil: day(400) } });
    const [told] = (await station.client.call('listMessages')).data;
    expect(told).toMatchObject({ title: '检测授权有效期已修改', body: expect.stringContaining(day(400)) });
    const { data } = await admin.client.call('institutionHistory', at(station));
    expect(data.slice(0, 4).map(({ name, subject, changes }) => [name, subject, changes])).toEqual([
      [
        'change_authorisation',
        '内蒙古自治区鄂尔多斯市康巴什区 压力表 › 氧气表',
        [{ field: 'validUntil', before: day(20), after: day(400) }],
      ],
      ['add_authorisation', '内蒙古自治区鄂尔多斯市康巴什区 压力表 › 氧气表', []],
      ['change_certificate', '', [{ field: 'certificateLevel', before: '县级', after: '市级' }]],
      [
        'change_certificate',
        '',
        [
          { field: 'certificateNumber', before: '', after: '(蒙)法计001号' },
          { field: 'certificateLevel', before: '', after: '县级' },
          { field: 'certificateValidUntil', before: '', after: '2030-01-01' },
          { field: 'certificateImage', before: '', after: '授权证书.jpg' },
        ],
      ],
    ]);
  });

  it('R:E6 accepts no last day of an authorisation before its first, within another one, or after its end', async () => {
    const [first = '', second = ''] = await authorise(world.db, other.id, [
      { of: '002', from: '2026-01-01', until: '2026-12-31' },
      { of: '002', from: '2027-01-01', until: null },
    ]);
    const change = (authorisationId: string, validUntil: string | null) =>
      admin.client.call('changeAuthorisation', { params: { authorisationId }, body: { validUntil } });
    await expect(change(first, '2025-12-31')).rejects.toMatchObject({
      fields: [{ path: 'validUntil', message: '有效期至不能早于有效期起' }],
    });
    await expect(change(first, '2027-01-01')).rejects.toEqual(problem('authorisation_overlaps'));
    await admin.client.call('endAuthorisation', { params: { authorisationId: second }, body: { notes: '放弃' } });
    await expect(change(second, null)).rejects.toEqual(problem('authorisation_ended'));
    expect(await change(first, null)).toMatchObject({ validUntil: null });
  });
});

describe('the workbook of certificates and authorisations', () => {
  it('R:E6 is exported, and imported again without a change', async () => {
    const plan = await load(await exported());
    expect(plan).toMatchObject({ added: 0, changed: 0, rows: [] });
    expect(plan.unchanged).toBeGreaterThan(3);
  });

  it('R:E6 changes certificates, extends known authorisations and adds new ones, after a preview of the effect', async () => {
    const workbook = await exported();
    rowWith(workbook, 1, '东胜区计量所').getCell(3).value = '(蒙)法计002号';
    const [, sheet] = workbook.worksheets;
    const known = rowWith(workbook, 6, '025003', 1);
    // Ends earlier; a successor starts the day after.
    known.getCell(9).value = '2027/1/31';
    sheet?.addRow(['康巴什区计量所', '150603', '', '025', '', '025003', '', '2027年2月1日', '2030-01-31']);
    sheet?.addRow(['东胜区计量所', '150602', '内蒙古自治区鄂尔多斯市东胜区', '001', '尺', '', '', '2026-01-01', '']);
    const before = [await authorised(station), await authorised(other)];
    const plan = await load(workbook, 'false');
    expect(plan).toMatchObject({ applied: false, added: 2, changed: 2 });
    expect(plan.rows).toContainEqual({
      key: '康巴什区计量所',
      name: '内蒙古自治区鄂尔多斯市康巴什区 压力表 › 氧气表',
      isNew: false,
      changes: [{ field: 'validUntil', before: day(400), after: '2027-01-31' }],
    });
    expect([await authorised(station), await authorised(other)]).toEqual(before);
    expect(await load(workbook)).toMatchObject({ applied: true, added: 2, changed: 2 });
    expect(await authorised(station)).toEqual([
      ['150603', '025', '025003', day(-10), '2027-01-31'],
      ['150603', '025', '025003', '2027-02-01', '2030-01-31'],
    ]);
    expect(await authorised(other)).toContainEqual(['150602', '001', null, '2026-01-01', null]);
    expect((await other.client.call('getOwnInstitution')).certificateNumber).toBe('(蒙)法计002号');
    const { data } = await admin.client.call('institutionHistory', at(other));
    expect(data[0]).toMatchObject({ name: 'add_authorisation', actor: '管理员甲' });
    expect(await load(workbook)).toMatchObject({ added: 0, changed: 0 });
  });

  it('R:E6 is refused as a whole for any fault, with each row and column named', async () => {
    const workbook = await exported();
    const [certificates, sheet] = workbook.worksheets;
    const before = [await authorised(station), await authorised(other)];
    const rows = [
      certificates?.addRow(['没有的机构', '', '', '', '']),
      certificates?.addRow(['东胜区计量所', '12150600MB1G636301', '', '', '明年']),
      sheet?.addRow(['康巴什区计量所', '999999', '', '099', '', '', '', '2026-01-01', '']),
      sheet?.addRow(['康巴什区计量所', '150603', '', '025', '尺', '001001', '', '2026-01-01', '2025-01-01']),
      sheet?.addRow(['康巴什区计量所', '150603', '', '025', '', '025003', '', '2029-01-01', '']),
    ];
    const numbers = rows.map((row) => row?.number ?? 0);
    const error = await load(workbook).catch((caught: unknown) => caught);
    const sheetName = '工作表“授权项目” ';
    expect(error).toMatchObject({
      type: 'invalid_input',
      fields: expect.arrayContaining([
        { path: `第${numbers[0]}行 A列 机构名称`, message: expect.stringContaining('没有审核通过的机构“没有的机构”') },
        { path: `第${numbers[1]}行 E列 证书有效期至`, message: expect.stringContaining('“明年”不是日期') },
        { path: `第${numbers[1]}行 B列 统一社会信用代码`, message: expect.stringContaining('的统一社会信用代码为') },
        { path: `${sheetName}第${numbers[2]}行 B列 行政区划代码`, message: '没有在用的行政区划“999999”' },
        { path: `${sheetName}第${numbers[2]}行 D列 项别号`, message: '强检目录中没有项别“099”' },
        { path: `${sheetName}第${numbers[3]}行 I列 有效期至`, message: '有效期至不能早于有效期起' },
        { path: `${sheetName}第${numbers[4]}行 H列 有效期起`, message: expect.stringContaining('的有效期重叠') },
      ]),
    });
    expect([await authorised(station), await authorised(other)]).toEqual(before);
  });

  it('R:E6 is for the administrators of this centre only', async () => {
    const elsewhere = await world.staffElsewhere('他处管理员', 'administrator');
    for (const { client } of [elsewhere, station]) {
      await expect(client.call('exportInstitutions')).rejects.toEqual(problem('forbidden'));
    }
  });
});
