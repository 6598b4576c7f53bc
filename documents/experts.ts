/** Experts as workbooks: the template, and the initial passwords of those that were imported. */
import type { ExpertInput } from '../domain/contract/expert.ts';
import { excel } from './workbook/excel.ts';
import { templateWorkbook } from './workbook/sheet.ts';
import type { Column, WorkbookTemplate } from './workbook/template.ts';

export type ExpertField = keyof ExpertInput;

const column = (field: ExpertField, heading: string, mandatory = true): Column<ExpertField> => ({
  field,
  heading,
  mandatory,
});

export const EXPERT_TEMPLATE: WorkbookTemplate<ExpertField> = {
  sheet: '专家信息',
  name: '专家导入模板',
  thing: '专家',
  marked: 'username',
  columns: [
    column('username', '用户名'),
    column('displayName', '姓名'),
    column('unit', '工作单位'),
    column('field', '专业领域', false),
    column('mobile', '手机号'),
    column('email', '邮箱', false),
  ],
};

export async function passwordWorkbook(
  made: readonly { readonly username: string; readonly displayName: string; readonly password: string }[],
): Promise<Buffer> {
  const workbook = new (excel().Workbook)();
  const sheet = workbook.addWorksheet('初始密码');
  sheet.columns = [
    { header: '用户名', key: 'username', width: 20 },
    { header: '姓名', key: 'displayName', width: 16 },
    { header: '初始密码', key: 'password', width: 20 },
  ];
  sheet.getRow(1).font = { bold: true };
  sheet.addRows(made.map(({ username, displayName, password }) => ({ username, displayName, password })));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

export async function expertTemplate(): Promise<Buffer> {
  const { workbook, sheet } = templateWorkbook(EXPERT_TEMPLATE, () => 20);
  const example = {
    username: '示例：zhuanjia01',
    displayName: '姓名',
    unit: '工作单位名称',
    field: '力学计量',
    mobile: '13800000000',
    email: 'name@example.org',
  };
  sheet.addRow(example).font = { italic: true, color: { argb: 'FF808080' } };
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
