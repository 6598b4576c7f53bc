/** Public queries: instruments, institutions, the catalogue; verification of certificates (D3–D6). */
import { createHash } from 'node:crypto';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiProblem } from '../../domain/contract/client.ts';
import { createSheetClient } from '../../domain/contract/client.ts';
import { businessDay } from '../../domain/time.ts';
import type { SessionClient } from '../../runtime/session-client.ts';
import { addMandatory, authorise } from '../support/mandatory.ts';
import { addInstruments } from '../support/people.ts';
import { complete, type Office, openOffice, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, PASSWORD, problem } from './support/world.ts';

const DAY = 86_400_000;
let world: ApiWorld;
let office: Office;
let visitor: SessionClient;

beforeAll(async () => {
  world = await openApi();
  office = await openOffice(world);
  visitor = world.visitor();
});
afterAll(() => world.close());

interface Issued {
  readonly id: string;
  readonly number: string;
  readonly instrumentId: string;
  readonly file: Buffer;
}

/** An issued certificate and its file; no documents worker runs here. */
async function issued(): Promise<Issued> {
  const { shareId } = await submitOrder(world, office, 'bring_in');
  await complete(office, shareId);
  const row = await world
    .db('certificate as c')
    .join('order_item as i', 'i.id', 'c.item_id')
    .where({ 'c.share_id': shareId })
    .first('c.id', 'c.number', 'i.instrument_id');
  const title = Buffer.from(`校准证书 ${row.number}`, 'utf16le').swap16();
  const file = Buffer.concat([Buffer.from('%PDF-1.7 /Title ('), title, Buffer.from(')')]);
  const sha256 = createHash('sha256').update(file).digest();
  await world.db('certificate').where({ id: row.id }).update({ sha256, file_key: 'x', rendered_at: new Date() });
  return { id: row.id, number: row.number, instrumentId: row.instrument_id, file };
}

const byFile = (file: Buffer) => visitor.call('verifyCertificateFile', { file: new Blob([Uint8Array.from(file)]) });
const byNumber = (number: string) => visitor.call('verifyCertificate', { query: { number } });

describe('a certificate in public', () => {
  it('R:D6 is genuine by its number, in any spelling, and by its exact file', async () => {
    const { number, file } = await issued();
    const found = await byNumber(` ${number.toLowerCase()} `);
    expect(found).toMatchObject({
      verdict: 'genuine',
      certificate: { number, kind: 'calibration', conclusion: 'pass', withdrawnAt: null },
    });
    expect(await byFile(file)).toEqual(found);
    // No customer data, no names of people.
    expect(JSON.stringify(found)).not.toContain('煤矿');
    expect(Object.keys(found.certificate ?? {})).not.toContain('recordedBy');
  });

  it('R:D6 is altered if any byte of the file differs, and unknown if nobody issued it', async () => {
    const { number, file } = await issued();
    for (const at of [3, file.length - 1]) {
      const flipped = Buffer.from(file);
      flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at);
      expect(await byFile(flipped)).toMatchObject({ verdict: 'altered', certificate: { number } });
    }
    expect(await byFile(Buffer.from('%PDF-1.7 a letter'))).toEqual({ verdict: 'unknown', certificate: null });
    expect(await byFile(Buffer.from(`JZ2020-999999 ${'JD2020-000001 '.repeat(500)}`))).toEqual({
      verdict: 'unknown',
      certificate: null,
    });
    expect(await byNumber('JZ1999-000001')).toEqual({ verdict: 'unknown', certificate: null });
    await expect(visitor.call('verifyCertificate', { query: { number: ' ' } })).rejects.toMatchObject({
      fields: [{ path: 'number', message: '请填写证书编号' }],
    });
  });

  it('R:D6 is shown as expired after its last day', async () => {
    const { id, number } = await issued();
    const ended = businessDay(new Date(Date.now() - DAY));
    await world.db('certificate').where({ id }).update({ valid_until: ended });
    expect(await byNumber(number)).toMatchObject({ verdict: 'expired', certificate: { validUntil: ended } });
  });

  it('R:D6 R:C13 is withdrawn once by the issuer with reason and password, visibly for verification, owner and ledger', async () => {
    const { id, number, instrumentId, file } = await issued();
    const withdraw = (password: string, reason = '标准器失准') =>
      office.issuer.client.call('withdrawCertificate', { params: { certificateId: id }, body: { reason, password } });
    await expect(withdraw('wrong')).rejects.toMatchObject({ type: 'current_password_wrong' });
    await expect(withdraw(PASSWORD, ' ')).rejects.toMatchObject({ fields: [{ path: 'reason' }] });
    expect(await byNumber(number)).toMatchObject({ verdict: 'genuine' });
    const params = { certificateId: id };
    const body = { reason: '误签', password: PASSWORD };
    await expect(office.checker.client.call('withdrawCertificate', { params, body })).rejects.toEqual(
      problem('forbidden'),
    );
    await withdraw(PASSWORD);
    await expect(withdraw(PASSWORD)).rejects.toEqual(problem('certificate_withdrawn'));
    for (const found of [await byNumber(number), await byFile(file)])
      expect(found).toMatchObject({ verdict: 'withdrawn', certificate: { withdrawalReason: '标准器失准' } });
    expect(await world.db('instrument').where({ id: instrumentId }).first('valid_until')).toEqual({
      valid_until: null,
    });
    const { data } = await office.customer.client.call('listMessages', {});
    expect(data[0]).toMatchObject({ title: '校准证书已作废', body: expect.stringContaining('标准器失准') });
    const event = await world
      .db('event')
      .where({ stream: `certificate:${id}` })
      .first('name', 'notes');
    expect(event).toEqual({ name: 'withdraw_certificate', notes: '标准器失准' });
  });

  it('R:D6 is limited to a number of lookups per address', async () => {
    let answer: unknown = null;
    for (let times = 0; times < 80 && !(answer instanceof Error); times += 1)
      answer = await byNumber('JZ1999-000002').catch((error: unknown) => error);
    expect((answer as ApiProblem).type).toBe('too_many_attempts');
    await world.db('rate_limit').delete();
  });
});

describe('a public query', () => {
  it('R:D3 finds instruments by parts of displayed fields, short words by the beginning of a name or by the kind; never by hidden fields', async () => {
    const [id] = await addMandatory(world.db, office.customer.enterpriseId, [{ kind: '025001' }]);
    const shown = { name: '隔爆型压力表', serial_number: 'GB-7788', model: 'YX-9' };
    const hidden = { place_of_use: '第三泵房', instrument_number: 'NEIBU-1' };
    await world
      .db('instrument')
      .where({ id })
      .update({ status: 'in_service', ...shown, ...hidden });
    const isFound = async (q: string) =>
      (await visitor.call('listPublicInstruments', { query: { q } })).data.some((row) => row.id === id);
    for (const q of ['隔爆型', '型压力', 'gb-77', 'YX-9', '7788 yx', '隔', '压力表'])
      expect([q, await isFound(q)]).toEqual([q, true]);
    for (const q of ['第三泵房', 'NEIBU', '100%', '爆型', '煤矿']) expect([q, await isFound(q)]).toEqual([q, false]);
  });

  it('R:D3 finds mandatory instruments with state and certificate, without their owners', async () => {
    const [id = ''] = await addMandatory(world.db, office.customer.enterpriseId, [{ kind: '025001' }]);
    await world.db('instrument').where({ id }).update({ status: 'in_service', serial_number: 'PUB-1' });
    const { data, total } = await visitor.call('listPublicInstruments', { query: { q: 'PUB-1' } });
    expect(total).toBe(1);
    expect(data[0]).toMatchObject({ serialNumber: 'PUB-1', verificationState: expect.any(String), certificate: null });
    expect(JSON.stringify(data)).not.toMatch(/煤矿|138/);
    expect(Object.keys(data[0] ?? {})).not.toEqual(expect.arrayContaining(['placeOfUse', 'enterpriseName']));
    // Neither general instruments nor those out of service.
    const [general = ''] = await addInstruments(world.db, office.customer.enterpriseId, [{}]);
    await world.db('instrument').where({ id: general }).update({ serial_number: 'GENERAL-1' });
    expect((await visitor.call('listPublicInstruments', { query: { q: 'GENERAL-1' } })).total).toBe(0);
    await world.db('instrument').where({ id }).update({ status: 'scrapped' });
    expect((await visitor.call('listPublicInstruments', { query: { q: 'PUB-1' } })).total).toBe(0);
  });

  it('R:D4 finds institutions with their current authorisations', async () => {
    const centre = await world.db('institution').where({ is_this_centre: true }).first('id', 'name');
    await authorise(world.db, centre.id, [{ of: '025001' }]);
    await world
      .db('institution')
      .where({ id: centre.id })
      .update({ certificate_number: '（蒙）法计（2026）01', certificate_level: '市级' });
    const { data } = await visitor.call('listPublicInstitutions', { query: { q: '法计（2026）01' } });
    expect(data).toMatchObject([
      { name: centre.name, certificateLevel: '市级', hasImage: false, regions: [expect.any(String)] },
    ]);
    expect(data[0]?.categories).toHaveLength(1);
    await expect(visitor.call('publicInstitutionImage', { params: { institutionId: centre.id } })).rejects.toEqual(
      problem('not_found'),
    );
    // An institution that waits for approval is not shown.
    await world.db('institution').insert({
      name: '待审核的机构',
      credit_code: '91150603MA0000011X',
      mobile_sealed: Buffer.alloc(40),
      status: 'pending',
    });
    expect((await visitor.call('listPublicInstitutions', { query: { q: '待审核' } })).total).toBe(0);
  });

  it('R:D5 finds kinds by each column and by institution, and exports them as a workbook', async () => {
    const count = async (query: Record<string, string>) => (await visitor.call('listPublicKinds', { query })).total;
    const all = await count({});
    expect(all).toBeGreaterThan(100);
    expect(await count({ categoryNumber: '025' })).toBeGreaterThan(0);
    expect(await count({ number: '025001' })).toBe(1);
    expect(await count({ category: '压力' })).toBeGreaterThan(0);
    expect(await count({ name: '没有的种别' })).toBe(0);
    const centre = await world.db('institution').where({ is_this_centre: true }).first('id');
    expect(await count({ institutionId: centre.id })).toBe(1);
    const file = await createSheetClient({ baseUrl: world.url })('listPublicKinds');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await file.arrayBuffer());
    expect(workbook.getWorksheet('强制检定目录')?.rowCount).toBe(all + 1);
    await world.owner('catalogue_kind').where({ number: '025001' }).update({ retired_at: new Date() });
    expect(await count({ number: '025001' })).toBe(0);
  });

  it('R:A8 shows the matter of a notice', async () => {
    const { data } = await visitor.call('listNotices', {});
    expect(data[0]?.matter).toBe('计量器具检测（非强检）');
  });
});
