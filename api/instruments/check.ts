/** Checks every row of an import before any is saved (requirement B9). */
import { InstrumentInput } from '../../domain/contract/instrument.ts';
import type { FieldFault } from '../../domain/problem.ts';
import type { InstrumentIdentity } from '../../store/instrument/import.ts';
import { validationWords } from '../http/language.ts';
import { faultAt } from '../workbook/faults.ts';
import type { SheetRow } from '../workbook/workbook.ts';
import type { Field } from './columns.ts';
import { fieldValue } from './field-value.ts';
import { nameFault } from './suggestion.ts';

export interface Checked {
  readonly inputs: readonly InstrumentInput[];
  readonly faults: readonly FieldFault[];
}

/** What the ledger already has: number → name, and manufacturer + serial number → instrument number. */
export interface Ledger {
  readonly names: ReadonlyMap<string, string>;
  readonly numbers: ReadonlyMap<string, string>;
}

export const identityOf = (manufacturer: string, serialNumber: string) => JSON.stringify([manufacturer, serialNumber]);

/** Each row by itself: mandatory cells, the same schema as the form's, and the catalogue of services. */
export function checkRows(rows: readonly SheetRow<Field>[], services: ReadonlySet<string>): Checked {
  const inputs: InstrumentInput[] = [];
  const faults: FieldFault[] = [];
  for (const row of rows) {
    const own: FieldFault[] = [];
    const values: Record<string, unknown> = {};
    for (const cell of row.cells) {
      if (cell.column.mandatory && cell.text === '') own.push(faultAt(row, cell, `请填写${cell.column.heading}`));
      const read = fieldValue(cell.column.field, cell.text);
      if ('fault' in read) own.push(faultAt(row, cell, read.fault));
      else values[cell.column.field] = read.value;
    }
    const parsed = InstrumentInput.safeParse(values, { error: validationWords('zh') });
    for (const issue of parsed.error?.issues ?? []) {
      const cell = row.cells.find(({ column }) => column.field === issue.path[0]);
      if (!cell || (cell.column.mandatory && cell.text === '')) continue;
      const limit = /最多\d+个字符/.test(issue.message) ? `，当前${[...cell.text].length}个` : '';
      own.push(faultAt(row, cell, `${issue.message}${limit}`));
    }
    const name = row.cells.find(({ column }) => column.field === 'name');
    const unknown = name?.text ? nameFault(name.text, services) : null;
    if (name && unknown && name.text.length <= 100) own.push(faultAt(row, name, unknown));
    faults.push(...own);
    if (parsed.success) inputs.push(parsed.data);
  }
  return { inputs, faults };
}

/** What makes a row the same instrument as another; blank where the cell is. */
export function identityIn({ cells }: SheetRow<Field>): InstrumentIdentity {
  const text = (field: Field) => cells.find(({ column }) => column.field === field)?.text ?? '';
  return {
    instrumentNumber: text('instrumentNumber'),
    manufacturer: text('manufacturer'),
    serialNumber: text('serialNumber'),
  };
}

/** Rows that are one instrument twice, within the file or with the ledger, whatever else is wrong with them. */
export function checkTwins(rows: readonly SheetRow<Field>[], ledger: Ledger): FieldFault[] {
  const faults: FieldFault[] = [];
  const numbers = new Map<string, number>();
  const identities = new Map<string, number>();
  for (const row of rows) {
    const at = (field: Field, message: string) => {
      const cell = row.cells.find(({ column }) => column.field === field);
      if (cell) faults.push(faultAt(row, cell, `有重复键：${message}`));
    };
    const { instrumentNumber: number, manufacturer, serialNumber } = identityIn(row);
    if (number !== '') {
      const [line, name] = [numbers.get(number), ledger.names.get(number)];
      if (line) at('instrumentNumber', `器具编号“${number}”与第${line}行重复`);
      else if (name) at('instrumentNumber', `器具编号“${number}”在台账中已用于“${name}”`);
      else numbers.set(number, row.number);
    }
    if (manufacturer !== '' && serialNumber !== '') {
      const identity = identityOf(manufacturer, serialNumber);
      const [line, known] = [identities.get(identity), ledger.numbers.get(identity)];
      if (line) at('serialNumber', `与第${line}行是同一生产厂家、同一出厂编号的器具`);
      else if (known) at('serialNumber', `该器具在台账中已录入，器具编号为“${known}”`);
      else identities.set(identity, row.number);
    }
  }
  return faults;
}
