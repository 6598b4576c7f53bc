/** The import of the catalogue: all rows or none; known numbers are changed, new ones added, the others left alone. */
import type { z } from 'zod';
import { CATALOGUE_TEMPLATE, type CatalogueField } from '../../documents/catalogue.ts';
import { faultAt, refuse } from '../../documents/workbook/faults.ts';
import { readWorkbook, type SheetColumn, type SheetRow, textIn } from '../../documents/workbook/read.ts';
import { type CatalogueImport, type KeptKind, KindInput } from '../../domain/contract/catalogue.ts';
import type { FieldFault } from '../../domain/problem.ts';
import { allKinds, changeKind, createKind, kindChanges } from '../../store/catalogue-kind.ts';
import type { Transaction } from '../../store/database.ts';
import type { UploadedFile } from '../http/call.ts';
import { validationWords } from '../http/language.ts';
import type { Person } from '../http/scope.ts';

const LIMIT = 5_000;
const SHOWN = 200;
const RETIRED = new Map([
  ['', false],
  ['否', false],
  ['是', true],
]);

type Row = SheetRow<CatalogueField>;

interface Known {
  readonly kinds: ReadonlyMap<string, KeptKind>;
  readonly categories: ReadonlyMap<string, string>;
}

/** @throws DomainProblem workbook_unreadable, or invalid_input naming every faulty row and column */
export async function importCatalogue(
  trx: Transaction,
  file: UploadedFile,
  apply: boolean,
  actor: Person,
): Promise<z.output<typeof CatalogueImport>> {
  const { rows } = await readWorkbook(file.bytes, CATALOGUE_TEMPLATE, LIMIT);
  const all = await allKinds(trx);
  const known: Known = {
    kinds: new Map(all.map((kind) => [kind.number, kind])),
    categories: new Map(all.map((kind) => [kind.categoryNumber, kind.categoryName])),
  };
  const { inputs, faults } = check(rows, known);
  refuse(faults);
  const planned = inputs.map((input) => {
    const before = known.kinds.get(input.number);
    return { input, isNew: !before, changes: before ? kindChanges(before, input) : [] };
  });
  const added = planned.filter(({ isNew }) => isNew);
  const changed = planned.filter(({ isNew, changes }) => !isNew && changes.length > 0);
  if (apply) {
    for (const { input } of added) await createKind(trx, input, actor);
    for (const { input } of changed) await changeKind(trx, input.number, input, actor);
  }
  return {
    applied: apply,
    added: added.length,
    changed: changed.length,
    unchanged: planned.length - added.length - changed.length,
    rows: [...added, ...changed]
      .slice(0, SHOWN)
      .map(({ input, isNew, changes }) => ({ number: input.number, name: input.name, isNew, changes })),
  };
}

function check(rows: readonly Row[], known: Known): { inputs: KindInput[]; faults: FieldFault[] } {
  const inputs: KindInput[] = [];
  const faults: FieldFault[] = [];
  const seen = new Map<string, number>();
  const names = new Map<string, string>();
  const categories = new Map(known.categories);
  for (const row of rows) {
    const fault = (field: CatalogueField, message: string) => {
      const at = row.layout.columns.find(({ column }) => column.field === field) ?? row.layout.columns[0];
      if (at) faults.push(faultAt(row, at as SheetColumn, message));
    };
    const parsed = KindInput.safeParse(valuesOf(row), { error: validationWords('zh') });
    for (const issue of parsed.error?.issues ?? []) fault(issue.path[0] as CatalogueField, issue.message);
    if (!RETIRED.has(textIn(row, 'retired'))) fault('retired', '停用请填“是”或“否”，或留空');
    if (!parsed.success) continue;
    const input = parsed.data;
    const categoryNumber = input.number.slice(0, 3);
    const given = textIn(row, 'categoryNumber');
    if (given !== '' && given !== categoryNumber)
      fault('categoryNumber', `项别号应为种别号的前三位“${categoryNumber}”`);
    const category = categories.get(categoryNumber) ?? input.categoryName;
    if (category !== input.categoryName) fault('categoryName', `项别号${categoryNumber}的项别为“${category}”`);
    categories.set(categoryNumber, category);
    const earlier = seen.get(input.number);
    if (earlier) fault('number', `与第${earlier}行的种别号重复`);
    seen.set(input.number, row.number);
    const twin = names.get(`${categoryNumber} ${input.name}`);
    if (twin && !earlier) fault('name', `与种别号${twin}的名称重复`);
    names.set(`${categoryNumber} ${input.name}`, input.number);
    const inUse = [...known.kinds.values()].find(
      (kind) => kind.categoryNumber === categoryNumber && kind.name === input.name && kind.number !== input.number,
    );
    if (inUse && !twin) fault('name', `该项别已有种别“${input.name}”（${inUse.number}）`);
    inputs.push(input);
  }
  return { inputs, faults };
}

function valuesOf(row: Row): Record<string, unknown> {
  const months = textIn(row, 'intervalMonths');
  return {
    number: textIn(row, 'number'),
    categoryName: textIn(row, 'categoryName'),
    name: textIn(row, 'name'),
    form: textIn(row, 'form'),
    scope: textIn(row, 'scope'),
    intervalMonths: months === '' ? null : months,
    source: textIn(row, 'source'),
    retired: RETIRED.get(textIn(row, 'retired')) ?? false,
  };
}
