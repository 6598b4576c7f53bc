/** The import of the catalogue from a workbook. */
import type { CatalogueField } from '../../documents/catalogue.ts';
import { type SheetRow, textIn } from '../../documents/workbook/read.ts';
import type { ImportedRows } from '../../documents/workbook/rows.ts';
import { KindInput, type ManagedKind } from '../../domain/contract/catalogue.ts';
import type { ImportPlan } from '../../domain/contract/managed-record.ts';
import { kinds } from '../../store/reference/kind.ts';
import type { Transaction } from '../../store/sql/database.ts';
import type { PersonActor } from '../http/scope.ts';
import { applyPlan, inTurns } from '../workbook/import.ts';

/** @throws DomainProblem invalid_input naming every faulty row and column */
export async function importCatalogue(
  trx: Transaction,
  rows: ImportedRows<CatalogueField>,
  apply: boolean,
  actor: PersonActor,
): Promise<ImportPlan> {
  const known = new Map((await kinds.all(trx)).map((kind) => [kind.number, kind]));
  const inputs = await check(rows, known);
  const planned = inputs.map((input) => {
    const before = known.get(input.number);
    const changes = before ? kinds.changes(before, input) : [];
    return { input, key: input.number, name: input.name, isNew: !before, changes };
  });
  return applyPlan(
    planned,
    apply,
    (input) => kinds.create(trx, input, actor),
    (input) => kinds.change(trx, input.number, input, actor),
  );
}

/** @throws DomainProblem invalid_input */
async function check(
  imported: ImportedRows<CatalogueField>,
  known: ReadonlyMap<string, ManagedKind>,
): Promise<KindInput[]> {
  const all = [...known.values()];
  const inputs: KindInput[] = [];
  const seen = new Map<string, number>();
  const names = new Map<string, string>();
  const inUse = new Map(all.map((kind) => [`${kind.categoryNumber} ${kind.name}`, kind.number]));
  const categories = new Map(all.map((kind) => [kind.categoryNumber, kind.categoryName]));
  for await (const row of inTurns(imported.rows)) {
    const before = known.get(textIn(row, 'number'));
    const input = imported.parse(row, KindInput, valuesOf(imported, row, before));
    if (!input) continue;
    const categoryNumber = input.number.slice(0, 3);
    const given = textIn(row, 'categoryNumber');
    if (given !== '' && given !== categoryNumber)
      imported.fault(row, 'categoryNumber', `项别号应为种别号的前三位“${categoryNumber}”`);
    const category = categories.get(categoryNumber) ?? input.categoryName;
    if (category !== input.categoryName)
      imported.fault(row, 'categoryName', `项别号${categoryNumber}的项别为“${category}”`);
    categories.set(categoryNumber, category);
    const earlier = seen.get(input.number);
    if (earlier) imported.fault(row, 'number', `与第${earlier}行的种别号重复`);
    seen.set(input.number, row.number);
    const name = `${categoryNumber} ${input.name}`;
    const twin = names.get(name);
    if (twin && !earlier) imported.fault(row, 'name', `与种别号${twin}的名称重复`);
    names.set(name, input.number);
    const other = inUse.get(name);
    if (other && other !== input.number && !twin)
      imported.fault(row, 'name', `该项别已有种别“${input.name}”（${other}）`);
    inputs.push(input);
  }
  imported.refuseFaults();
  return inputs;
}

function valuesOf(imported: ImportedRows<CatalogueField>, row: SheetRow<CatalogueField>, before?: ManagedKind) {
  const months = imported.text(row, 'intervalMonths', before?.intervalMonths);
  return {
    number: textIn(row, 'number'),
    categoryName: textIn(row, 'categoryName'),
    name: textIn(row, 'name'),
    form: textIn(row, 'form'),
    scope: imported.text(row, 'scope', before?.scope),
    intervalMonths: months === '' ? null : months,
    source: imported.text(row, 'source', before?.source),
    retired: imported.yes(row, 'retired', before?.retired),
  };
}
