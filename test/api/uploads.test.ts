/** Licences and photos: typed by content, visible to permitted readers only, with any file name. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionClient } from '../../runtime/session-client.ts';
import { type ApiWorld, type Customer, openApi, problem, type StaffMember } from './support/world.ts';

let world: ApiWorld;
let customer: Customer;
let admin: StaffMember;
beforeAll(async () => {
  world = await openApi({ config: { uploadLimitMegabytes: 20 } });
  customer = await world.customer();
  admin = await world.staff('管理员', 'administrator');
});
afterAll(() => world.close());

const image = (format: 'jpeg' | 'png' | 'webp', width = 40, height = 20) =>
  sharp({ create: { width, height, channels: 3, background: 'red' } })
    .withMetadata({ exif: { IFD0: { Artist: '拍摄者' } } })
    .toFormat(format)
    .toBuffer();
const upload = (client: SessionClient, bytes: Buffer, fileName: string) =>
  client.call('upload', { file: new Blob([new Uint8Array(bytes)]), fileName });
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF');

async function save(files: object) {
  const enterprise = (await customer.client.call('me')).enterprise;
  if (!enterprise) throw new Error('no enterprise');
  await world.db('enterprise').where({ id: customer.enterpriseId }).update({ credit_code: '12150600MB1G636301' });
  const { name, province, city, district, address, legalRepresentative, mobile, email } = enterprise;
  const body = {
    enterpriseName: name,
    creditCode: '12150600MB1G636301',
    province,
    city,
    district,
    address,
    legalRepresentative,
    mobile,
    email,
    ...files,
  };
  return (await customer.client.call('correctRegistration', { body })).enterprise;
}

async function fetchFile(client: SessionClient, uploadId: string) {
  return Buffer.from(await (await client.call('downloadUpload', { params: { uploadId } })).arrayBuffer());
}

describe('an upload', () => {
  it.each(['jpeg', 'png', 'webp'] as const)(
    'R:A4 of a %s is re-encoded and stored without the camera’s metadata',
    async (format) => {
      const { id, claim, mediaType } = await upload(customer.client, await image(format, 3000, 1500), `照片.${format}`);
      expect(mediaType).toBe('image/jpeg');
      expect((await save({ photo: { id, claim } }))?.photo).toEqual({ id, name: `照片.${format}`, mediaType });
      const kept = await sharp(await fetchFile(customer.client, id)).metadata();
      expect([kept.format, kept.width, kept.height, kept.exif]).toEqual(['jpeg', 2000, 1000, undefined]);
    },
  );

  it.each(['营业执照.pdf', '😀 licence (1).pdf', `${'长'.repeat(196)}.pdf`])(
    'R:A4 R:B12 returns its name unchanged: %s',
    async (name) => {
      const { id, claim } = await upload(customer.client, PDF, name);
      expect((await save({ licence: { id, claim } }))?.licence?.name).toBe(name);
      const { username } = customer;
      const signedIn = await fetch(`${world.url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ kind: 'enterprise', username, password: 'Correct-2026' }),
      });
      const cookie = signedIn.headers
        .getSetCookie()
        .map((pair) => pair.split(';')[0])
        .join('; ');
      const response = await fetch(`${world.url}/api/uploads/${id}/file`, { headers: { cookie } });
      expect(response.headers.get('content-type')).toBe('application/pdf');
      const disposition = response.headers.get('content-disposition') ?? '';
      expect(disposition).toMatch(/^attachment;/);
      expect(decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? '')).toBe(name);
      expect(response.headers.get('content-security-policy')).toContain('sandbox');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    },
  );

  it('R:A4 is refused with a reason if it is of another type, broken, too large or a bomb', async () => {
    const page = Buffer.from('<html><script>alert(1)</script></html>');
    await expect(upload(customer.client, page, '照片.jpg')).rejects.toEqual(
      problem('upload_type', { message: expect.stringContaining('照片.jpg') }),
    );
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    await expect(upload(customer.client, drawing, 'a.png')).rejects.toEqual(problem('upload_type'));
    const workbook = readFileSync(join(import.meta.dirname, '../data/general-200.xlsx'));
    await expect(upload(customer.client, workbook, 'a.png')).rejects.toEqual(problem('upload_type'));
    const half = (await image('png', 400, 400)).subarray(0, 300);
    await expect(upload(customer.client, half, 'half.png')).rejects.toEqual(problem('upload_broken'));
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: 'white' } })
      .png()
      .toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    await expect(upload(customer.client, bomb, 'bomb.png')).rejects.toEqual(problem('upload_broken'));
    const large = Buffer.concat([PDF, Buffer.alloc(4 * 1024 * 1024)]);
    await expect(upload(customer.client, large, 'large.pdf')).rejects.toEqual(
      problem('file_too_large', { message: expect.stringContaining('4MB') }),
    );
  });

  it('R:A4 is used once, with its claim only, and is visible to its owner and to reviewers', async () => {
    const { id, claim } = await upload(world.visitor(), PDF, 'a.pdf');
    await expect(save({ licence: { id, claim: 'guessed' } })).rejects.toEqual(
      problem('invalid_input', { fields: [expect.objectContaining({ path: 'licence' })] }),
    );
    await expect(fetchFile(customer.client, id)).rejects.toEqual(problem('not_found'));
    await save({ licence: { id, claim } });
    await expect(save({ licence: { id, claim } })).rejects.toEqual(problem('invalid_input'));
    expect(await fetchFile(admin.client, id)).toEqual(PDF);
    const others = [
      await world.customer('另一企业'),
      await world.staff('检测员', 'technician'),
      await world.staffElsewhere('他', 'administrator'),
    ];
    for (const { client } of others) await expect(fetchFile(client, id)).rejects.toEqual(problem('not_found'));
  });

  it('R:A4 is deleted after a day if it was never claimed', async () => {
    const { id } = await upload(world.visitor(), PDF, 'old.pdf');
    await world
      .db('upload')
      .where({ id })
      .update({ created_at: new Date(Date.now() - 90_000_000) });
    const before = world.files.size;
    await upload(world.visitor(), PDF, 'new.pdf');
    await expect.poll(() => world.files.size).toBe(before);
    expect(await world.db('upload').where({ id })).toEqual([]);
  });

  it('R:A4 answers 503 and leaves no trace if the disk does not take it', async () => {
    const full = await openApi({
      files: () => ({
        put: async () => Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' })),
        get: async () => Promise.reject(new Error('none')),
        remove: async () => undefined,
      }),
    });
    try {
      await expect(upload(full.visitor(), PDF, 'a.pdf')).rejects.toEqual(problem('file_not_kept', { status: 503 }));
      expect(await full.db('upload')).toEqual([]);
    } finally {
      await full.close();
    }
  });
});
