/** The import of experts: all rows or none. Their initial passwords are returned in a workbook, once. */
import { randomInt } from 'node:crypto';
import { excel } from '../../documents/workbook/excel.ts';
import { textIn } from '../../documents/workbook/read.ts';
import { ImportedRows } from '../../documents/workbook/rows.ts';
import { templateWorkbook } from '../../documents/workbook/sheet.ts';
import type { Column, WorkbookTemplate } from '../../documents/workbook/template.ts';
import { ExpertInput } from '../../domain/contract/expert.ts';
import { addExperts, takenUsernames } from '../../store/account/expert.ts';
import { violatedConstraint } from '../../store/sql/database.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { UploadedFile } from '../http/call.ts';
import type { PersonActor } from '../http/scope.ts';
import { hashPassword } from '../session/password.ts';

type Field = keyof ExpertInput;

const column = (field: Field, heading: string, mandatory = true): Column<Field> => ({ field, heading, mandatory });

export const EXPERTS: WorkbookTemplate<Field> = {
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

/** @throws DomainProblem invalid_input naming every faulty row and column */
function check(imported: ImportedRows<Field>, taken: ReadonlySet<string>): ExpertInput[] {
  const inputs: ExpertInput[] = [];
  const seen = new Map<string, number>();
  for (const row of imported.rows) {
    const input = imported.parse(row, ExpertInput, imported.texts(row));
    if (input) inputs.push(input);
    const name = textIn(row, 'username').toLowerCase();
    const earlier = seen.get(name);
    if (taken.has(name)) imported.fault(row, 'username', '该用户名已被使用，请换一个');
    else if (earlier && name !== '') imported.fault(row, 'username', `与第${earlier}行的用户名重复`);
    seen.set(name, row.number);
  }
  imported.refuseFaults();
  return inputs;
}

const EXPERTS_LIMIT = 5000;
const LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const DIGITS = '23456789';

function initialPassword(): string {
  const some = (alphabet: string, count: number) =>
    Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${some(LETTERS, 8)}${some(DIGITS, 4)}`;
}

/** @throws DomainProblem workbook_unreadable, or invalid_input naming every faulty row and column */
export async function importExperts(
  { db, personal }: ApiDependencies,
  file: UploadedFile,
  actor: PersonActor,
): Promise<Buffer> {
  const imported = await ImportedRows.read(file, [EXPERTS], EXPERTS_LIMIT);
  const names = imported.rows.map((row) => textIn(row, 'username'));
  const inputs = check(imported, await takenUsernames(db, names));
  const made: (ExpertInput & { password: string; passwordHash: string })[] = [];
  for (const input of inputs) {
    const password = initialPassword();
    made.push({ ...input, password, passwordHash: await hashPassword(password) });
  }
  try {
    await db.transaction((trx) => addExperts(trx, personal, made, file.name, actor));
  } catch (error) {
    if (violatedConstraint(error) !== 'account_username') throw error;
    // Somebody took one of the names since: the check finds it now.
    check(imported, await takenUsernames(db, names));
    throw error;
  }
  return passwordWorkbook(made);
}

async function passwordWorkbook(made: readonly (ExpertInput & { password: string })[]): Promise<Buffer> {
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
  const { workbook, sheet } = templateWorkbook(EXPERTS, () => 20);
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
