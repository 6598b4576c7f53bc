/** The columns of the import workbook: their headings and the fields they fill. Source: manual part 4, FAQ 5–8. */
import type { InstrumentInput } from '../../domain/contract/instrument.ts';

export type Field = keyof InstrumentInput;

export interface Column {
  readonly field: Field;
  readonly heading: string;
  readonly mandatory: boolean;
}

const column = (field: Field, heading: string, mandatory = true): Column => ({ field, heading, mandatory });

export const SHEET = '器具信息';

export const COLUMNS: readonly Column[] = [
  column('instrumentNumber', '器具编号'),
  column('name', '器具名称'),
  column('model', '型号规格'),
  column('measuringRange', '测量范围'),
  column('accuracyClass', '准确度等级'),
  column('serialNumber', '出厂编号'),
  column('manufacturer', '生产厂家'),
  column('currentCondition', '当前状况'),
  column('currentState', '当前状态'),
  column('verificationUnit', '检定单位'),
  column('placeOfUse', '使用地点', false),
  column('daysAhead', '送检提前天数'),
  column('deliveryMode', '送检方式'),
  column('validUntil', '有效期至', false),
  column('remarks', '备注', false),
];

/** The column that a heading names, with or without its star. */
export function columnOf(heading: string): Column | undefined {
  const plain = heading.replace(/[\s*＊]/g, '');
  return COLUMNS.find((candidate) => candidate.heading === plain);
}

/** The letters of a column as Excel shows them, from 1: A, B … Z, AA. */
export function letterOf(index: number): string {
  const rest = Math.floor((index - 1) / 26);
  return (rest > 0 ? letterOf(rest) : '') + String.fromCharCode(65 + ((index - 1) % 26));
}

/** The number of an example row begins so; the import leaves such a row out. */
export const EXAMPLE_MARK = '示例';
