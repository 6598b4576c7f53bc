/**
 * Checks each row of an import by itself (requirement B9); duplicates in the file or the ledger are found later, in
 * SQL.
 */
import { z } from 'zod';
import type { LedgerTemplate } from '../../documents/ledger/templates.ts';
import { faultAt, placeOf } from '../../documents/workbook/faults.ts';
import { type LayoutColumn, type SheetRow, textIn } from '../../documents/workbook/read.ts';
import {
  GeneralInstrumentInput,
  type InstrumentInput,
  MandatoryInstrumentInput,
} from '../../domain/contract/instrument.ts';
import type { LedgerField } from '../../domain/ledger-column.ts';
import type { NewImportRow, RowFault } from '../../store/ledger-import/work.ts';
import type { Catalogue } from './catalogue.ts';
import { fieldValue } from './field-value.ts';

type Row = SheetRow<LedgerField>;
type At = LayoutColumn<LedgerField>;

const SCHEMAS = { general: GeneralInstrumentInput, mandatory: MandatoryInstrumentInput };
const WORDS = z.locales.zhCN().localeError;

const serviceOf = ({ layout }: Row) => (layout.template as LedgerTemplate).service;
const columnOf = ({ layout }: Row, field: unknown) => layout.columns.find(({ column }) => column.field === field);

/** Either the row's instrument, or all its faults. */
export interface CheckedRow {
  readonly line: number;
  readonly row: Row;
  readonly input: InstrumentInput | null;
  readonly faults: readonly RowFault[];
}

/** @param line counts the rows of all sheets, from 1 */
export function checkRow(row: Row, line: number, catalogue: Catalogue): CheckedRow {
  const service = serviceOf(row);
  const faults = new Faults(row);
  const values: Record<string, unknown> = { service };
  for (const [place, at] of row.layout.columns.entries()) {
    const { field, mandatory, heading } = at.column;
    const text = row.texts[place] ?? '';
    if (mandatory && text === '') faults.add(at, `请填写${heading}`);
    else if (text !== '' || field === 'validUntil') {
      const read = wordsOf(row, field, text, catalogue);
      if ('fault' in read) faults.add(at, read.fault);
      else values[field] = read.value;
    }
  }
  const parsed = SCHEMAS[service].safeParse(values, { error: WORDS });
  for (const issue of parsed.error?.issues ?? []) {
    const at = columnOf(row, issue.path[0]);
    if (!at || faults.has(at)) continue;
    const length = [...textIn(row, at.column.field)].length;
    faults.add(at, /最多\d+个字符/.test(issue.message) ? `${issue.message}，当前${length}个` : issue.message);
  }
  const input: InstrumentInput | null = parsed.success && faults.found.length === 0 ? parsed.data : null;
  return { line, row, input, faults: faults.found };
}

/** The row with its texts, as it is stored for a decision. */
export function storedRow({ line, row, input, faults }: CheckedRow): NewImportRow {
  const said = (field: 'instrumentNumber' | 'manufacturer' | 'serialNumber') => input?.[field] ?? textIn(row, field);
  return {
    line,
    sheet: row.layout.sheet,
    row: row.number,
    service: serviceOf(row),
    texts: Object.fromEntries(row.layout.columns.map(({ column }, place) => [column.field, row.texts[place] ?? ''])),
    input,
    instrumentNumber: said('instrumentNumber'),
    manufacturer: said('manufacturer'),
    serialNumber: said('serialNumber'),
    numberAt: placeIn(row, 'instrumentNumber'),
    serialAt: placeIn(row, 'serialNumber'),
    faults,
  };
}

function placeIn(row: Row, field: LedgerField): string {
  const at = columnOf(row, field);
  return at ? placeOf(row, at) : '';
}

function wordsOf(row: Row, field: LedgerField, text: string, catalogue: Catalogue) {
  switch (field) {
    case 'regionCode':
      return catalogue.region(text);
    case 'kindNumber':
      return catalogue.kind(textIn(row, 'categoryName'), text);
    case 'categoryName': {
      const fault = catalogue.categoryFault(text);
      return fault ? { fault } : { value: text };
    }
    case 'name': {
      const unknown = serviceOf(row) === 'general' && text.length <= 100;
      const fault = unknown ? catalogue.nameFault(text) : null;
      return fault ? { fault } : { value: text };
    }
    default:
      return fieldValue(field, text);
  }
}

class Faults {
  readonly found: RowFault[] = [];

  constructor(private readonly row: Row) {}

  has({ column }: At): boolean {
    return this.found.some(({ field }) => field === column.field);
  }

  add(at: At, message: string): void {
    this.found.push({ ...faultAt(this.row, at, message), field: at.column.field });
  }
}
