/** The import of experts: all rows or none. Their initial passwords are returned in a workbook, once. */
import { randomInt } from 'node:crypto';
import type { ExpertField } from '../../documents/experts.ts';
import { textIn } from '../../documents/workbook/read.ts';
import type { ImportedRows } from '../../documents/workbook/rows.ts';
import { ExpertInput } from '../../domain/contract/expert.ts';
import { addExperts, takenUsernames } from '../../store/account/expert.ts';
import { violatedConstraint } from '../../store/sql/database.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { UploadedFile } from '../http/call.ts';
import type { PersonActor } from '../http/scope.ts';
import { hashPassword } from '../session/password.ts';
import { importedRows, inTurns } from '../workbook/import.ts';

/** @throws DomainProblem invalid_input naming every faulty row and column */
async function check(imported: ImportedRows<ExpertField>, taken: ReadonlySet<string>): Promise<ExpertInput[]> {
  const inputs: ExpertInput[] = [];
  const seen = new Map<string, number>();
  for await (const row of inTurns(imported.rows)) {
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

const LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const DIGITS = '23456789';

function initialPassword(): string {
  const some = (alphabet: string, count: number) =>
    Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${some(LETTERS, 8)}${some(DIGITS, 4)}`;
}

/** @throws DomainProblem workbook_unreadable, or invalid_input naming every faulty row and column */
export async function importExperts(
  { db, personal, documents }: ApiDependencies,
  file: UploadedFile,
  actor: PersonActor,
): Promise<Buffer> {
  const imported = await importedRows(documents, 'experts', file);
  const names = imported.rows.map((row) => textIn(row, 'username'));
  const inputs = await check(imported, await takenUsernames(db, names));
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
    await check(imported, await takenUsernames(db, names));
    throw error;
  }
  return documents.run('passwords', [
    made.map(({ username, displayName, password }) => ({ username, displayName, password })),
  ]);
}
