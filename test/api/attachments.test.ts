/** Photos of nameplates and original records with the results, for everybody who may read the order. */
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_ATTACHMENTS } from '../../domain/contract/attachment.ts';
import type { SessionClient } from '../../runtime/session-client.ts';
import { type Office, openOffice, receive, recordAll, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, PASSWORD, problem } from './support/world.ts';

let world: ApiWorld;
let office: Office;
beforeAll(async () => {
  world = await openApi({ config: { uploadLimitMegabytes: 20 } });
  office = await openOffice(world);
});
afterAll(() => world.close());

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF');
const photo = () =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: 'red' } })
    .png()
    .toBuffer();

const add = (client: SessionClient, shareId: string, bytes: Buffer, fileName: string, itemId?: string) =>
  client.call('addAttachment', {
    params: { shareId },
    query: { itemId },
    file: new Blob([new Uint8Array(bytes)]),
    fileName,
  });
const filesOf = (client: SessionClient, shareId: string) => client.call('listShareFiles', { params: { shareId } });

async function inProgress() {
  const order = await submitOrder(world, office, 'bring_in', 'bring_in');
  await receive(office, order.shareId);
  const params = { shareId: order.shareId };
  const { items } = await office.technician.client.call('getShareOrder', { params });
  return { ...order, params, items: items.map(({ id }) => id) as [string, string] };
}

describe('the attachments of results', () => {
  it('R:C13 R:E2 are added to an instrument or to the whole share, are seen by checker and issuer, and can be removed until the check', async () => {
    const { technician, checker, issuer } = office;
    const { shareId, params, items } = await inProgress();
    const [first] = items;
    await add(technician.client, shareId, PDF, '原始记录.pdf');
    await add(technician.client, shareId, await photo(), '铭牌.png', first);
    await add(technician.client, shareId, PDF, '多余.pdf', first);
    const { data, open } = await filesOf(technician.client, shareId);
    expect(open).toBe(true);
    expect(data).toMatchObject([
      { name: '原始记录.pdf', mediaType: 'application/pdf', source: 'result', itemId: null, addedBy: '检测员甲' },
      { name: '铭牌.png', mediaType: 'image/jpeg', source: 'result', itemId: first },
      { name: '多余.pdf', itemId: first },
    ]);
    const [record, nameplate, spare] = data.map(({ id }) => id) as [string, string, string];
    await recordAll(office, shareId);
    await technician.client.call('submit_results', { params, body: {} });

    const seen = await filesOf(checker.client, shareId);
    expect([seen.open, seen.total]).toEqual([false, 3]);
    const bytes = await checker.client.call('readShareFile', { params: { ...params, uploadId: record } });
    expect(Buffer.from(await bytes.arrayBuffer())).toEqual(PDF);
    const remove = (uploadId: string) =>
      technician.client.call('removeAttachment', { params: { ...params, uploadId } });
    const kept = world.files.size;
    await remove(spare);
    await expect.poll(() => world.files.size).toBe(kept - 1);
    await expect(remove(spare)).rejects.toEqual(problem('not_found'));

    // Nothing changes while the checker works on it.
    await checker.client.call('claimShare', { params, body: {} });
    await expect(remove(nameplate)).rejects.toEqual(problem('claimed_by_other'));
    await checker.client.call('pass_check', { params, body: {} });
    await expect(remove(nameplate)).rejects.toEqual(problem('attachments_closed'));
    await expect(add(technician.client, shareId, PDF, '迟到.pdf')).rejects.toEqual(problem('attachments_closed'));
    expect((await filesOf(issuer.client, shareId)).data.map(({ name }) => name)).toEqual(['原始记录.pdf', '铭牌.png']);
    await issuer.client.call('issue', { params, body: { password: PASSWORD } });
    expect((await filesOf(issuer.client, shareId)).total).toBe(2);

    const events = await world
      .db('event')
      .where({ stream: `share:${shareId}` })
      .whereLike('name', '%attachment')
      .orderBy('sequence')
      .select('name', 'before', 'after');
    expect(events.map(({ name, before, after }) => [name, (before ?? after).name])).toEqual([
      ['add_attachment', '原始记录.pdf'],
      ['add_attachment', '铭牌.png'],
      ['add_attachment', '多余.pdf'],
      ['remove_attachment', '多余.pdf'],
    ]);
    expect(events[1]?.after.instrument).toContain('数字压力计（');
  });

  it('R:C13 name the file and the remedy if one cannot be added, and leave nothing behind', async () => {
    const { technician } = office;
    const { shareId, items } = await inProgress();
    const other = await inProgress();
    const kept = world.files.size;
    const refused = (bytes: Buffer, name: string, type: string, words: RegExp, itemId?: string) =>
      expect(add(technician.client, shareId, bytes, name, itemId)).rejects.toEqual(
        problem(type, { message: expect.stringMatching(words) }),
      );
    await refused(
      Buffer.from('PK\u0003\u0004'),
      '记录.docx',
      'attachment_type',
      /“记录.docx”.*JPG、PNG、WebP图片或PDF/,
    );
    await refused(Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024)]), '大.pdf', 'file_too_large', /文件超过10MB/);
    const half = (await photo()).subarray(0, 60);
    await refused(half, '坏.png', 'upload_broken', /“坏.png”已损坏/);
    await refused(PDF, '别处.pdf', 'result_not_in_share', /./, other.items[0]);
    for (let count = 0; count < MAX_ATTACHMENTS; count += 1)
      await add(technician.client, shareId, PDF, `${count}.pdf`, items[1]);
    await refused(PDF, '再来.pdf', 'attachments_full', /“再来.pdf”没有添加.*最多20个/, items[1]);
    await add(technician.client, shareId, PDF, '另一件.pdf', items[0]);
    expect(world.files.size).toBe(kept + MAX_ATTACHMENTS + 1);
  });

  it('R:E2 R:C13 can be read with the order only, with the customer’s own files; a browser may show them and run nothing', async () => {
    const { technician, reviewer, customer, supervisor } = office;
    const { shareId, params } = await inProgress();
    const [licence] = await world
      .db('upload')
      .insert({
        name: '营业执照.pdf',
        media_type: 'application/pdf',
        size: 1,
        sha256: Buffer.alloc(32),
        file_key: 'uploads/licence',
        claim_digest: Buffer.alloc(32),
        enterprise_id: customer.enterpriseId,
        claimed_at: new Date(),
      })
      .returning('id');
    world.files.set('uploads/licence', PDF);
    await world.db('enterprise').where({ id: customer.enterpriseId }).update({ licence_upload_id: licence.id });
    await add(technician.client, shareId, await photo(), '铭牌.png');
    const { data, open } = await filesOf(reviewer.client, shareId);
    expect(open).toBe(false);
    expect(data.map(({ source, name }) => [source, name])).toEqual([
      ['licence', '营业执照.pdf'],
      ['result', '铭牌.png'],
    ]);
    expect((await filesOf(supervisor.client, shareId)).total).toBe(2);

    // Not through another share, not by a person who may not read the order, not as a separate upload.
    const uploadId = data[1]?.id ?? '';
    const elsewhere = await world.staffElsewhere('另一机构的检测员', 'technician');
    const other = await inProgress();
    const admin = await world.staff('管理员', 'administrator');
    const refusals = [
      () => elsewhere.client.call('listShareFiles', { params }),
      () => elsewhere.client.call('readShareFile', { params: { ...params, uploadId } }),
      () => add(elsewhere.client, shareId, PDF, 'x.pdf'),
      () => reviewer.client.call('readShareFile', { params: { shareId: other.shareId, uploadId } }),
      () => technician.client.call('removeAttachment', { params: { shareId: other.shareId, uploadId } }),
      () => technician.client.call('removeAttachment', { params: { ...params, uploadId: licence.id } }),
      () => admin.client.call('downloadUpload', { params: { uploadId } }),
    ];
    for (const one of refusals) await expect(one()).rejects.toEqual(problem('not_found'));
    await expect(customer.client.call('listShareFiles', { params })).rejects.toEqual(problem('forbidden'));
    await expect(add(reviewer.client, shareId, PDF, 'x.pdf')).rejects.toEqual(problem('forbidden'));

    const headersOf = async (id: string) => {
      const { headers } = await fetch(`${world.url}/api/shares/${shareId}/files/${id}`, {
        headers: { cookie: reviewer.client.cookie },
      });
      return ['content-type', 'content-disposition', 'x-content-type-options', 'content-security-policy'].map((name) =>
        headers.get(name),
      );
    };
    expect(await headersOf(uploadId)).toEqual(['image/jpeg', 'inline', 'nosniff', "default-src 'none'; sandbox"]);
    expect(await headersOf(licence.id)).toEqual([
      'application/pdf',
      'inline',
      'nosniff',
      "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    ]);
  });
});
