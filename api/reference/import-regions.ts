/** The import of administrative regions from a workbook. */
import type { RegionField } from '../../documents/regions.ts';
import { type SheetRow, textIn } from '../../documents/workbook/read.ts';
import type { ImportedRows } from '../../documents/workbook/rows.ts';
import type { ImportPlan } from '../../domain/contract/managed-record.ts';
import { type ManagedRegion, RegionInput } from '../../domain/contract/region.ts';
import { regions } from '../../store/reference/region.ts';
import type { Transaction } from '../../store/sql/database.ts';
import type { PersonActor } from '../http/scope.ts';
import { applyPlan, inTurns } from '../workbook/import.ts';

/** @throws DomainProblem region_name_taken, or invalid_input naming every faulty row and column */
export async function importRegions(
  trx: Transaction,
  rows: ImportedRows<RegionField>,
  apply: boolean,
  actor: PersonActor,
): Promise<ImportPlan> {
  const known = new Map((await regions.all(trx)).map((region) => [region.code, region]));
  const inputs = await check(rows, known);
  const planned = inputs.map((input) => {
    const before = known.get(input.code);
    const changes = before ? regions.changes(before, input) : [];
    return { input, key: input.code, name: input.name, isNew: !before, changes };
  });
  return applyPlan(
    planned,
    apply,
    (input) => regions.create(trx, input, actor),
    (input) => regions.change(trx, input.code, input, actor),
  );
}

/**
 * The regions in an order in which each comes after its parent.
 * @throws DomainProblem invalid_input
 */
async function check(
  imported: ImportedRows<RegionField>,
  known: ReadonlyMap<string, ManagedRegion>,
): Promise<RegionInput[]> {
  const found = new Map<string, { readonly input: RegionInput; readonly row: SheetRow<RegionField> }>();
  for await (const row of inTurns(imported.rows)) {
    const before = known.get(textIn(row, 'code'));
    const parentCode = imported.text(row, 'parentCode', before?.parentCode) || null;
    const retired = imported.yes(row, 'retired', before?.retired);
    const travel = before?.travel ?? null;
    const values = { code: textIn(row, 'code'), name: textIn(row, 'name'), parentCode, retired, travel };
    const input = imported.parse(row, RegionInput, values);
    if (!input) continue;
    const earlier = found.get(input.code);
    if (earlier) imported.fault(row, 'code', `与第${earlier.row.number}行的区划代码重复`);
    if (before && before.parentCode !== parentCode)
      imported.fault(row, 'parentCode', `上级区划代码不能修改，应为“${before.parentCode ?? ''}”；迁移的区划请新增代码`);
    found.set(input.code, { input, row });
  }
  const twins = new Map<string, number>();
  for await (const { input, row } of inTurns(found.values())) {
    const { parentCode } = input;
    if (parentCode !== null && !known.has(parentCode) && !found.has(parentCode))
      imported.fault(row, 'parentCode', `没有上级区划“${parentCode}”，请先新增`);
    if (parentCode !== null && isWithin(input.code, parentCode, found))
      imported.fault(row, 'parentCode', '上级区划不能是它自己或它的下级');
    const name = `${parentCode} ${input.name}`;
    const twin = twins.get(name);
    if (twin) imported.fault(row, 'name', `与第${twin}行的名称重复`);
    twins.set(name, row.number);
  }
  imported.refuseFaults();
  const ordered = new Set<RegionInput>();
  const take = (code: string | null) => {
    const entry = code === null ? undefined : found.get(code);
    if (!entry || ordered.has(entry.input)) return;
    take(entry.input.parentCode);
    ordered.add(entry.input);
  };
  for (const code of found.keys()) take(code);
  return [...ordered];
}

/** Whether the chain of new parent regions from `parent` leads back to `code`. */
function isWithin(code: string, parent: string, found: ReadonlyMap<string, { readonly input: RegionInput }>): boolean {
  const seen = new Set<string>();
  for (let at: string | null = parent; at !== null && !seen.has(at); at = found.get(at)?.input.parentCode ?? null) {
    if (at === code) return true;
    seen.add(at);
  }
  return false;
}
