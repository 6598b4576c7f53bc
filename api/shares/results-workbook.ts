/**
 * Reads a workbook of results into the form, where people check and save them; nothing is stored here (requirement
 * C13).
 */
import { z } from 'zod';
import { type ResultField, SEPARATOR } from '../../documents/results.ts';
import { type SheetRow, textIn } from '../../documents/workbook/read.ts';
import type { ImportedRows } from '../../documents/workbook/rows.ts';
import { MAX_POINTS, MeasuredPoint, MeasurementInput } from '../../domain/contract/measurement.ts';
import type { OrderItem } from '../../domain/contract/order.ts';
import type { ResourceChoice } from '../../domain/contract/resource.ts';
import { CONCLUSIONS, Conclusion, type ResultsInput } from '../../domain/contract/result.ts';
import { hasRunOut, isWithinMpe } from '../../domain/measurement.ts';
import { businessDay } from '../../domain/time.ts';
import type { Documents } from '../dependencies.ts';
import type { UploadedFile } from '../http/call.ts';
import { importedRows, inTurns } from '../workbook/import.ts';

type Rows = ImportedRows<ResultField>;
type Row = SheetRow<ResultField>;
type Result = z.output<typeof ResultsInput>['results'][number];

const Conditions = MeasurementInput.pick({ place: true, temperature: true, humidity: true });
const Words = z.object({ measured: z.string().max(1000), reason: z.string().max(500) });
const CONDITION_FIELDS = ['performedOn', 'place', 'temperature', 'humidity', 'standards'] as const;
const POINT_FIELDS = ['quantity', 'unit', 'reference', 'indication', 'mpe', 'uncertainty'] as const;

/**
 * The results in the workbook by instrument; each has as many rows as it has points. Rows of an instrument without a
 * conclusion are left out.
 * @throws DomainProblem file_required, workbook_unreadable, or invalid_input naming every faulty row and column
 */
export async function readResults(
  documents: Documents,
  file: UploadedFile | null,
  items: readonly OrderItem[],
  standards: readonly ResourceChoice[],
): Promise<Result[]> {
  const imported = await importedRows(documents, 'results', file);
  const rowsOf = new Map<OrderItem, Row[]>();
  for await (const row of inTurns(imported.rows)) {
    const item = itemOf(imported, row, items);
    const known = item && rowsOf.get(item);
    if (known) known.push(row);
    else if (item) rowsOf.set(item, [row]);
  }
  const results: Result[] = [];
  for await (const [item, rows] of inTurns(rowsOf)) {
    const result = isRecordable(imported, rows) ? resultOf(imported, item, rows, standards) : null;
    if (result) results.push(result);
  }
  imported.refuseFaults();
  return results;
}

function isRecordable(imported: Rows, rows: readonly Row[]): boolean {
  const [first] = rows;
  if (!first || rows.length <= MAX_POINTS) return true;
  imported.fault(first, 'serialNumber', `一件器具最多${MAX_POINTS}个检测点，当前${rows.length}行，请减少后再上传`);
  return false;
}

/** The item with the serial number and, if several instruments have the same one, the name. */
function itemOf(imported: Rows, row: Row, items: readonly OrderItem[]): OrderItem | null {
  const [serial, name] = [textIn(row, 'serialNumber'), textIn(row, 'name')];
  const candidates = items.filter(({ instrument }) => instrument.serialNumber === serial);
  const [item] = candidates.length > 1 ? candidates.filter(({ instrument }) => instrument.name === name) : candidates;
  if (!item) imported.fault(row, 'serialNumber', `本业务中没有出厂编号为“${serial}”的器具，请核对`);
  return item ?? null;
}

/** The first text of the field that is not empty. */
function said(rows: readonly Row[], field: ResultField): { readonly row: Row; readonly text: string } {
  const row = rows.find((candidate) => textIn(candidate, field) !== '') ?? (rows[0] as Row);
  return { row, text: textIn(row, field) };
}

function resultOf(
  imported: Rows,
  item: OrderItem,
  rows: readonly Row[],
  standards: readonly ResourceChoice[],
): Result | null {
  const { row, text } = said(rows, 'conclusion');
  if (text === '') return null;
  const conclusion = Conclusion.options.find((name) => CONCLUSIONS[name].zh === text);
  if (!conclusion) {
    imported.fault(row, 'conclusion', `“${text}”不是结论，请填写合格、不合格或未检`);
    return null;
  }
  const words = imported.parse(row, Words, {
    measured: said(rows, 'measured').text,
    reason: said(rows, 'reason').text,
  });
  if (conclusion === 'not_tested' && words?.reason === '')
    imported.fault(said(rows, 'reason').row, 'reason', '未检的器具请填写原因');
  const measurement = measurementOf(imported, rows, conclusion, standards);
  return words && { itemId: item.id, conclusion, ...words, measurement };
}

function measurementOf(
  imported: Rows,
  rows: readonly Row[],
  conclusion: Conclusion,
  standards: readonly ResourceChoice[],
): MeasurementInput | null {
  const measured = rows.filter((row) => textIn(row, 'indication') !== '');
  const isBlank = measured.length === 0 && CONDITION_FIELDS.every((field) => said(rows, field).text === '');
  if (isBlank) return null;
  const on = said(rows, 'performedOn');
  const performedOn = imported.day(on.row, 'performedOn', '') ?? businessDay(new Date());
  const conditions = imported.parse(on.row, Conditions, {
    place: said(rows, 'place').text,
    temperature: said(rows, 'temperature').text,
    humidity: said(rows, 'humidity').text,
  });
  const points = measured.flatMap((row) => pointOf(imported, row, conclusion) ?? []);
  const standardIds = standardsIn(imported, rows, performedOn, standards);
  return conditions && { ...conditions, performedOn, standardIds, points };
}

function pointOf(imported: Rows, row: Row, conclusion: Conclusion): MeasuredPoint | null {
  const values = Object.fromEntries(POINT_FIELDS.map((field) => [field, textIn(row, field)]));
  const point = imported.parse(row, MeasuredPoint, values);
  if (point && conclusion === 'pass' && isWithinMpe(point) === false)
    imported.fault(row, 'indication', '示值误差超出最大允许误差，不能判为合格，请核对读数或改判');
  return point;
}

function standardsIn(
  imported: Rows,
  rows: readonly Row[],
  performedOn: string,
  choices: readonly ResourceChoice[],
): string[] {
  const { row, text } = said(rows, 'standards');
  const serials = text.split(/[、,，;；\s]+/).filter(Boolean);
  return serials.flatMap((serial) => {
    const standard = choices.find(({ kind, serialNumber }) => kind === 'standard' && serialNumber === serial);
    if (!standard)
      imported.fault(row, 'standards', `没有出厂编号为“${serial}”的在用标准器；多台请用“${SEPARATOR}”隔开`);
    else if (hasRunOut(standard, performedOn))
      imported.fault(
        row,
        'standards',
        `标准器“${standard.name}”的溯源证书有效期至${standard.validUntil}，早于检测日期`,
      );
    return standard?.id ?? [];
  });
}
