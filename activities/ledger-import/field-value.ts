/** Converts the text of a cell to the value of a field. */
import { dayOf } from '../../documents/workbook/day.ts';
import type { LedgerField } from '../../domain/ledger-column.ts';
import { own } from '../../domain/own.ts';

const LONGEST_VALUE = 50;

const DELIVERY_WORDS: Readonly<Record<string, string>> = {
  送检: 'bring_in',
  现场检测: 'on_site',
  现场检定: 'on_site',
  现场: 'on_site',
};

export type FieldValue = { readonly value: unknown } | { readonly fault: string };

/** The value, which the schema checks next, or what a clerk must change in the cell. */
export function fieldValue(field: LedgerField, text: string): FieldValue {
  // No number, day or word of a choice is longer; the schema says what is wrong with it.
  if (text.length > LONGEST_VALUE && field !== 'validUntil') return { value: text };
  switch (field) {
    case 'validUntil': {
      if (text === '') return { value: null };
      const day = dayOf(text);
      return day ? { value: day } : { fault: `“${text}”不是日期，请写成2027-05-01` };
    }
    case 'daysAhead':
      return { value: text.normalize('NFKC').replace(/\s*天$/, '') };
    case 'quantity':
      return { value: text.normalize('NFKC').replace(/\s*[台件只个块支套]$/, '') };
    case 'deliveryMode':
      return { value: own(DELIVERY_WORDS, text) ?? text };
    default:
      return { value: text };
  }
}
