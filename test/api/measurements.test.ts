/** Measurements: standards, points, conditions and the signature (C13). */
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiProblem, CallOptions } from '../../domain/contract/client.ts';
import { businessDay } from '../../domain/time.ts';
import { complete, type Office, openOffice, receive, recordAll, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, PASSWORD, problem, type StaffMember } from './support/world.ts';

const DAY = 86_400_000;
const today = businessDay(new Date());
const day = (offset: number) => businessDay(new Date(Date.now() + offset * DAY));

let world: ApiWorld;
let office: Office;
let supervisor: StaffMember;
let specialist: StaffMember;

beforeAll(async () => {
  world = await openApi();
  office = await openOffice(world);
  supervisor = office.supervisor;
  specialist = await world.staff('专业科甲', 'specialist');
});
afterAll(() => world.close());

const GAUGE = {
  kind: 'standard' as const,
  name: '精密压力表 0.05级',
  serialNumber: 'B-2301',
  accuracy: '0.05级',
  certificateNumber: 'LSzd2026-00123',
  traceableTo: '内蒙古自治区计量测试研究院',
  validUntil: day(200),
};
const POINT = { quantity: '示值', unit: 'MPa', reference: '0.400', indication: '0.405', mpe: '0.016', uncertainty: '' };

const addStandard = (change: Partial<CallOptions<'createResource'>['body']> = {}) =>
  supervisor.client.call('createResource', { body: { ...GAUGE, ...change } });

async function inProgress() {
  const { shareId, orderId } = await submitOrder(world, office, 'bring_in');
  await receive(office, shareId);
  const { items } = await office.technician.client.call('getShareOrder', { params: { shareId } });
  return { shareId, orderId, itemId: items[0]?.id ?? '' };
}

type Result = NonNullable<CallOptions<'recordResults'>['body']>['results'][number];
const record = (shareId: string, result: Result) =>
  office.technician.client.call('recordResults', { params: { shareId }, body: { results: [result] } });

describe('a measurement standard', () => {
  it('R:C13 R:E6 is stored with the certificate that makes it traceable; missing fields are named', async () => {
    const blank = { kind: 'standard' as const, name: '无证书的标准器' };
    await expect(supervisor.client.call('createResource', { body: blank })).rejects.toMatchObject({
      type: 'invalid_input',
      fields: [
        { path: 'serialNumber', message: '请填写出厂编号' },
        { path: 'certificateNumber', message: '请填写溯源证书号' },
        { path: 'traceableTo', message: '请填写溯源机构' },
        { path: 'validUntil', message: '请填写有效期至' },
      ],
    });
    const standard = await addStandard({ name: '活塞式压力计' });
    expect(standard).toMatchObject({ certificateNumber: GAUGE.certificateNumber, validUntil: GAUGE.validUntil });
    const params = { resourceId: standard.id };
    const body = { ...GAUGE, name: '活塞式压力计', certificateNumber: 'LSzd2027-00001', validUntil: day(500) };
    await supervisor.client.call('changeResource', { params, body });
    const { data } = await supervisor.client.call('resourceHistory', { params });
    expect(data[0]?.changes.map(({ field }) => field)).toEqual(['certificateNumber', 'validUntil']);
    const choices = await office.technician.client.call('listResources');
    expect(choices.data.find(({ id }) => id === standard.id)).toMatchObject({ validUntil: day(500) });
  });
});

describe('a measurement form', () => {
  it('R:C13 R:E6 is maintained by specialists and offered to technicians until it is retired', async () => {
    const body = {
      name: '一般压力表 0–0.6MPa 1.6级',
      instruments: ['压力表'],
      points: ['0', '0.2', '0.4', '0.6'].map((reference) => ({
        quantity: '示值',
        unit: 'MPa',
        reference,
        mpe: '0.0096',
      })),
    };
    const form = await specialist.client.call('createMeasurementForm', { body });
    const params = { formId: form.id };
    const offered = async () => (await office.technician.client.call('listMeasurementForms')).data;
    expect(await offered()).toEqual([{ ...body, id: form.id }]);
    await expect(specialist.client.call('createMeasurementForm', { body })).rejects.toEqual(problem('form_name_taken'));
    const wrong = { ...body, points: [{ quantity: '', unit: '', reference: '零点四', mpe: '' }] };
    await expect(specialist.client.call('changeMeasurementForm', { params, body: wrong })).rejects.toMatchObject({
      fields: [{ path: 'points.0.reference', message: '标准值应为数字，如 0.50' }],
    });
    await specialist.client.call('changeMeasurementForm', { params, body: { ...body, retired: true } });
    expect(await offered()).toEqual([]);
    const { data } = await specialist.client.call('measurementFormHistory', { params });
    expect(data[0]?.changes).toEqual([{ field: 'retired', before: '否', after: '是' }]);
    await expect(office.technician.client.call('createMeasurementForm', { body })).rejects.toEqual(
      problem('forbidden'),
    );
  });
});

describe('a result', () => {
  it('R:C13 stores points, conditions and standards as they were on that day', async () => {
    const standard = await addStandard();
    const { shareId, itemId } = await inProgress();
    const measurement = {
      performedOn: today,
      place: '压力室',
      temperature: '20.5',
      humidity: '45',
      standardIds: [standard.id],
      points: [POINT, { ...POINT, reference: '0.600', indication: '0.598' }],
    };
    const order = await record(shareId, { itemId, conclusion: 'pass', measurement });
    const { standardIds: _, ...kept } = measurement;
    const used = { ...GAUGE, id: standard.id };
    const { kind: _kind, ...standardThen } = used;
    expect(order.items[0]?.result?.measurement).toEqual({ ...kept, standards: [standardThen] });
    // Later changes of the standard do not change earlier measurements.
    const params = { resourceId: standard.id };
    await supervisor.client.call('changeResource', { params, body: { ...GAUGE, validUntil: day(400), retired: true } });
    const again = await office.technician.client.call('getShareOrder', { params: { shareId } });
    expect(again.items[0]?.result?.measurement?.standards[0]?.validUntil).toBe(GAUGE.validUntil);
    // A retired standard is refused.
    await expect(record(shareId, { itemId, conclusion: 'pass', measurement })).rejects.toMatchObject({
      fields: [{ path: 'results.0.measurement.standardIds.0', message: expect.stringContaining('已停用') }],
    });
  });

  it('R:C13 is refused with a standard whose certificate had expired by that day, naming it; an earlier day is accepted', async () => {
    const standard = await addStandard({ name: '过期的砝码', validUntil: day(-3) });
    const { shareId, itemId } = await inProgress();
    const measured = (performedOn: string): Result => ({
      itemId,
      conclusion: 'pass',
      measurement: { performedOn, standardIds: [standard.id] },
    });
    await expect(record(shareId, measured(today))).rejects.toMatchObject({
      type: 'invalid_input',
      fields: [
        {
          path: 'results.0.measurement.standardIds.0',
          message: `标准器“过期的砝码”的溯源证书有效期至${day(-3)}，早于检测日期，请换一台，或先更新其证书`,
        },
      ],
    });
    await expect(record(shareId, measured(day(1)))).rejects.toMatchObject({
      fields: [{ path: expect.stringContaining('standardIds') }, { path: 'results.0.measurement.performedOn' }],
    });
    expect(await world.db('result').where({ item_id: itemId })).toEqual([]);
    await record(shareId, measured(day(-3)));
    expect(await world.db('result').where({ item_id: itemId })).toHaveLength(1);
  });

  it('R:C13 cannot be “pass” with an error beyond the maximum permissible error, but can be “fail”', async () => {
    const { shareId, itemId } = await inProgress();
    const measurement = { performedOn: today, points: [POINT, { ...POINT, indication: '0.417' }] };
    await expect(record(shareId, { itemId, conclusion: 'pass', measurement })).rejects.toMatchObject({
      fields: [
        {
          path: 'results.0.measurement.points.1.indication',
          message: '示值误差超出最大允许误差±0.016MPa，不能判为合格，请核对读数或改判',
        },
      ],
    });
    const order = await record(shareId, { itemId, conclusion: 'fail', measurement });
    expect(order.items[0]?.result?.conclusion).toBe('fail');
    const words = { ...POINT, indication: '偏大' };
    await expect(
      record(shareId, { itemId, conclusion: 'fail', measurement: { performedOn: today, points: [words] } }),
    ).rejects.toMatchObject({ fields: [{ message: '示值应为数字，如 0.50' }] });
  });

  it('R:C13 is refused with a standard of another institution', async () => {
    const elsewhere = await world.staffElsewhere('别处督办', 'supervisor');
    const foreign = await elsewhere.client.call('createResource', { body: { ...GAUGE, name: '别处的标准器' } });
    const { shareId, itemId } = await inProgress();
    const measurement = { performedOn: today, standardIds: [foreign.id] };
    await expect(record(shareId, { itemId, conclusion: 'pass', measurement })).rejects.toMatchObject({
      fields: [{ message: '所选标准器已停用或不属于本机构，请重新选择' }],
    });
  });
});

describe('the workbook of results', () => {
  const bytesOf = async (workbook: ExcelJS.Workbook) => new Blob([await workbook.xlsx.writeBuffer()]);
  const read = (shareId: string, file: Blob) =>
    office.technician.client.call('readResults', { params: { shareId }, file, fileName: '检测数据.xlsx' });

  async function download(shareId: string): Promise<{ workbook: ExcelJS.Workbook; sheet: ExcelJS.Worksheet }> {
    const file = (await office.technician.client.call('exportResults', { params: { shareId } })) as Blob;
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await file.arrayBuffer());
    const [sheet] = workbook.worksheets;
    if (!sheet) throw new Error('no sheet');
    return { workbook, sheet };
  }

  /** Fills a cell by the heading of its column. */
  function fill(sheet: ExcelJS.Worksheet, row: number, cells: Record<string, string>): void {
    const headings = (sheet.getRow(1).values as string[]).map((heading) => heading?.replace('*', ''));
    for (const [heading, value] of Object.entries(cells))
      sheet.getRow(row).getCell(headings.indexOf(heading)).value = value;
  }

  it('R:C13 contains the points of the form, is filled in, read back and saved', async () => {
    const standard = await addStandard({ name: '标准器（表格）', serialNumber: 'B-7788' });
    const { shareId, itemId } = await inProgress();
    const [item] = (await office.technician.client.call('getShareOrder', { params: { shareId } })).items;
    await specialist.client.call('createMeasurementForm', {
      body: {
        name: '表格用',
        instruments: [item?.instrument.name ?? ''],
        points: ['0.2', '0.4'].map((reference) => ({ quantity: '示值', unit: 'MPa', reference, mpe: '0.016' })),
      },
    });
    const { workbook, sheet } = await download(shareId);
    expect(sheet.rowCount).toBe(3);
    fill(sheet, 2, {
      结论: '合格',
      检测日期: '2026年11月20日',
      '环境温度（℃）': '20.5',
      标准器出厂编号: 'B-7788',
      示值: '0.201',
    });
    fill(sheet, 3, { 示值: '0.39' });
    const { data } = await read(shareId, await bytesOf(workbook));
    expect(data).toMatchObject([
      {
        itemId,
        conclusion: 'pass',
        measurement: {
          performedOn: '2026-11-20',
          temperature: '20.5',
          standardIds: [standard.id],
          points: [
            { reference: '0.2', indication: '0.201', mpe: '0.016' },
            { reference: '0.4', indication: '0.39' },
          ],
        },
      },
    ]);
    // Nothing is saved before the technician saves it.
    expect(await world.db('result').where({ item_id: itemId })).toEqual([]);
    await office.technician.client.call('recordResults', { params: { shareId }, body: { results: data } });
    const again = await download(shareId);
    expect((await read(shareId, await bytesOf(again.workbook))).data).toEqual(data);
  });

  it('R:C13 names every faulty row and column, and then reads nothing', async () => {
    await addStandard({ name: '过期（表格）', serialNumber: 'B-OLD', validUntil: day(-100) });
    const { shareId } = await inProgress();
    const { workbook, sheet } = await download(shareId);
    const serial = sheet.getRow(2).getCell(1).value as string;
    fill(sheet, 2, {
      结论: '合格',
      检测日期: today,
      标准器出厂编号: 'B-OLD、B-404',
      标准值: '0.4',
      示值: '0.5',
      '最大允许误差（±）': '0.016',
    });
    fill(sheet, 4, { 出厂编号: serial, 标准值: '零点四', 示值: '0.5' });
    fill(sheet, 5, { 出厂编号: 'NO-SUCH', 示值: '0.5' });
    const refused = await read(shareId, await bytesOf(workbook)).catch((error: unknown) => error);
    expect(refused).toMatchObject({ type: 'invalid_input' });
    const words = (refused as ApiProblem).fields.map(({ path, message }) => `${path} ${message}`).join('\n');
    expect(words).toMatch(/本业务中没有出厂编号为“NO-SUCH”的器具/);
    expect(words).toMatch(/标准值应为数字/);
    expect(words).toMatch(/示值误差超出最大允许误差/);
    expect(words).toMatch(/过期（表格）”的溯源证书有效期至/);
    expect(words).toMatch(/没有出厂编号为“B-404”的在用标准器/);
    const text = new Blob(['no workbook']);
    await expect(read(shareId, text)).rejects.toEqual(problem('workbook_unreadable'));
  });
});

describe('the issue of certificates', () => {
  it('R:C13 is signed with the password, which is recorded nowhere; a wrong one issues nothing', async () => {
    const { shareId, orderId } = await inProgress();
    await recordAll(office, shareId);
    const params = { shareId };
    await office.technician.client.call('submit_results', { params, body: {} });
    await office.checker.client.call('pass_check', { params, body: {} });
    const issue = (password: string) => office.issuer.client.call('issue', { params, body: { password } });
    await expect(issue('not-it')).rejects.toMatchObject({
      type: 'current_password_wrong',
      fields: [{ path: 'password' }],
    });
    expect(await world.db('certificate').where({ share_id: shareId })).toEqual([]);
    await issue(PASSWORD);
    const { timeline } = await office.issuer.client.call('getShareOrder', { params });
    expect(timeline.filter(({ signature }) => signature).map(({ event }) => event)).toEqual(['issue']);
    const { rows } = await world.owner.raw(`select string_agg(e::text, '') as all from event e where stream = ?`, [
      `order:${orderId}`,
    ]);
    expect(rows[0].all).not.toContain(PASSWORD);
  });

  it('R:C13 needs the current password: one that was changed since its last use issues nothing', async () => {
    const awaitingIssue = async () => {
      const { shareId } = await inProgress();
      await recordAll(office, shareId);
      const params = { shareId };
      await office.technician.client.call('submit_results', { params, body: {} });
      await office.checker.client.call('pass_check', { params, body: {} });
      return params;
    };
    const issuer = await world.staff('另一签发人', 'issuer');
    const issue = async (password: string) =>
      issuer.client.call('issue', { params: await awaitingIssue(), body: { password } });
    await issue(PASSWORD);
    await expect(issue('not-it')).rejects.toEqual(problem('current_password_wrong'));
    await issue(PASSWORD);
    await issuer.client.changePassword(PASSWORD, 'Another-2026');
    await expect(issue(PASSWORD)).rejects.toEqual(problem('current_password_wrong'));
    await issue('Another-2026');
  });

  it('R:C13 always needs a password', async () => {
    const { shareId } = await submitOrder(world, office, 'bring_in');
    await expect(complete(office, shareId)).resolves.toBeUndefined();
    const body = {} as { password: string };
    await expect(office.issuer.client.call('issue', { params: { shareId }, body })).rejects.toMatchObject({
      fields: [{ path: 'password', message: '请填写密码' }],
    });
  });
});
