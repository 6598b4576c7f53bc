/** Checks each row of an import by itself (requirement B9); what is in the file or the ledger twice is found later, in SQL. */
import { z } from 'zod';
import type { LedgerTemplate } from '../../documents/ledger/templates.ts';
import { faultAt } from '../../documents/workbook/faults.ts';
import type { SheetCell, SheetRow } from '../../documents/workbook/read.ts';
import {
  GeneralInstrumentInput,
  type InstrumentInput,
  MandatoryInstrumentInput,
} from '../../domain/contract/instrument.ts';
import type { LedgerField } from '../../domain/ledger-column.ts';
import { nameFault } from '../../store/instrument/suggestion.ts';
import type { NewImportRow, RowFault } from '../../store/ledger-import/work.ts';
import type { Catalogue } from './catalogue.ts';
import { fieldValue } from './field-value.ts';

type Row = SheetRow<LedgerField>;
type Cell = SheetCell<LedgerField>;

const SCHEMAS = { general: GeneralInstrumentInput, mandatory: MandatoryInstrumentInput };
const WORDS = z.locales.zhCN().localeError;

const serviceOf = (row: Row) => (row.template as LedgerTemplate).service;
const textOf = (row: Row, field: LedgerField) => row.cells.find(({ column }) => column.field === field)?.text ?? '';

function placeOf(row: Row, field: LedgerField): string {
  const cell = row.cells.find(({ column }) => column.field === field);
  return cell ? faultAt(row, cell, '').path : '';
}

/** The row as it is kept: its texts, and either the instrument that it is or everything that is wrong with it. */
export function checkRow(row: Row, catalogue: Catalogue): Omit<NewImportRow, 'line'> {
  const faults = new Faults(row);
  const values: Record<string, unknown> = { service: serviceOf(row) };
  for (const cell of row.cells) {
    const { field, mandatory, heading } = cell.column;
    if (mandatory && cell.text === '') faults.add(cell, `请填写${heading}`);
    else if (cell.text !== '' || field === 'validUntil') {
      const read = wordsOf(row, cell, catalogue);
      if ('fault' in read) faults.add(cell, read.fault);
      else values[field] = read.value;
    }
  }
  const parsed = SCHEMAS[serviceOf(row)].safeParse(values, { error: WORDS });
  for (const issue of parsed.error?.issues ?? []) {
    const cell = row.cells.find(({ column }) => column.field === issue.path[0]);
    if (!cell || faults.has(cell)) continue;
    const limit = /最多\d+个字符/.test(issue.message) ? `，当前${[...cell.text].length}个` : '';
    faults.add(cell, `${issue.message}${limit}`);
  }
  const input: InstrumentInput | null = parsed.success && faults.found.length === 0 ? parsed.data : null;
  return {
    sheet: row.sheet,
    row: row.number,
    service: serviceOf(row),
    texts: Object.fromEntries(row.cells.map(({ column, text }) => [column.field, text])),
    input,
    instrumentNumber: input?.instrumentNumber ?? textOf(row, 'instrumentNumber'),
    manufacturer: input?.manufacturer ?? textOf(row, 'manufacturer'),
    serialNumber: input?.serialNumber ?? textOf(row, 'serialNumber'),
    numberAt: placeOf(row, 'instrumentNumber'),
    serialAt: placeOf(row, 'serialNumber'),
    faults: faults.found,
  };
}

function wordsOf(row: Row, cell: Cell, catalogue: Catalogue) {
  const { field } = cell.column;
  switch (field) {
    case 'regionCode':
      return catalogue.region(cell.text);
    case 'kindNumber':
      return catalogue.kind(textOf(row, 'categoryName'), cell.text);
    case 'categoryName': {
      const fault = catalogue.categoryFault(cell.text);
      return fault ? { fault } : { value: cell.text };
    }
    case 'name': {
      const unknown = serviceOf(row) === 'general' && cell.text.length <= 100;
      const fault = unknown ? nameFault(cell.text, catalogue.services) : null;
      return fault ? { fault } : { value: cell.text };
    }
    default:
      return fieldValue(field, cell.text);
  }
}

class Faults {
  readonly found: RowFault[] = [];

  constructor(private readonly row: Row) {}

  has({ column }: Cell): boolean {
    return this.found.some(({ field }) => field === column.field);
  }

  add(cell: Cell, message: string): void {
    this.found.push({ ...faultAt(this.row, cell, message), field: cell.column.field });
  }
}
