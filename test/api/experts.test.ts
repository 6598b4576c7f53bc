import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, openApi, problem, type StaffMember } from './support/world.ts';

let world: ApiWorld;
let admin: StaffMember;
beforeAll(async () => {
  world = await openApi();
  admin = await world.staff('管理员', 'administrator');
});
afterAll(() => world.close());

async function workbookOf(blob: Blob) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await blob.arrayBuffer());
  const sheet = workbook.worksheets[0];
  if (!sheet) throw new Error('no sheet');
  return { workbook, sheet };
}

/** The template with its example row, and these rows below. */
async function filled(...rows: readonly (readonly string[])[]) {
  const { workbook, sheet } = await workbookOf(await admin.client.call('expertTemplate'));
  for (const row of rows) sheet.addRow([...row]);
  return new Blob([await workbook.xlsx.writeBuffer()]);
}
const load = (file: Blob) => admin.client.call('importExperts', { file, fileName: '专家.xlsx' });
const ROW = ['zhuanjia01', '专家甲', '某大学', '力学', '13812340001', 'a@example.org'];

describe('experts', () => {
  it('R:A2 are imported all or none, with every faulty row and column named', async () => {
    const faulty = await filled(
      ROW,
      ['x', '专家乙', '', '', '123', 'nonsense'],
      ['ZHUANJIA01', '专家丙', '某所', '', '13812340003', ''],
      [admin.username, '专家丁', '某所', '', '13812340004', ''],
    );
    const error = await load(faulty).catch((fault: unknown) => fault);
    expect(error).toEqual(problem('invalid_input'));
    const { fields } = error as { fields: { path: string; message: string }[] };
    expect(fields.map(({ path }) => path)).toEqual([
      '第4行 A列 用户名',
      '第4行 C列 工作单位',
      '第4行 E列 手机号',
      '第4行 F列 邮箱',
      '第5行 A列 用户名',
      '第6行 A列 用户名',
    ]);
    expect(fields[4]?.message).toBe('与第3行的用户名重复');
    expect(fields[5]?.message).toContain('已被使用');
    expect((await admin.client.call('listExperts')).total).toBe(0);
    await expect(load(new Blob(['no workbook']))).rejects.toEqual(problem('workbook_unreadable'));
  });

  it('R:A2 get an initial password, shown only once, that they must change; they have no “My” pages', async () => {
    const { sheet } = await workbookOf(await load(await filled(ROW)));
    const password = sheet.getRow(2).getCell(3).text;
    expect(sheet.getRow(2).getCell(1).text).toBe('zhuanjia01');
    const { data } = await admin.client.call('listExperts', { query: { q: '某大学' } });
    expect(data).toEqual([expect.objectContaining({ displayName: '专家甲', mobile: '138****0001', disabled: false })]);
    const expert = await world.visitor().signIn('expert', 'zhuanjia01', password);
    expect((await expert.call('me')).mustChangePassword).toBe(true);
    await expert.changePassword(password, 'new-pass-2026');
    await expect(expert.call('listOrders')).rejects.toEqual(problem('forbidden'));
    await expect(expert.call('getPerson')).rejects.toEqual(problem('forbidden'));
    const kept = await world.owner.raw(`select string_agg(e::text, '') as all from event e`);
    expect(kept.rows[0].all).not.toContain(password);
    expect(kept.rows[0].all).not.toContain('13812340001');
  });

  it('R:A2 are disabled and enabled again; a disabled expert is signed out', async () => {
    const expert = await world.visitor().signIn('expert', 'zhuanjia01', 'new-pass-2026');
    const { data } = await admin.client.call('listExperts');
    const params = { expertId: data[0]?.id ?? '' };
    await admin.client.call('changeExpertAccess', { params, body: { disabled: true } });
    await expect(expert.call('me')).rejects.toEqual(problem('sign_in_required'));
    await expect(world.visitor().signIn('expert', 'zhuanjia01', 'new-pass-2026')).rejects.toEqual(
      problem('sign_in_failed'),
    );
    expect((await admin.client.call('changeExpertAccess', { params, body: { disabled: false } })).disabled).toBe(false);
    await world.visitor().signIn('expert', 'zhuanjia01', 'new-pass-2026');
  });
});
