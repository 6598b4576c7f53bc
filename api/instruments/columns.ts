/** The columns of the import workbook: their headings and the fields they fill. Source: manual part 4, FAQ 5–8. */
import type { InstrumentInput } from '../../domain/contract/instrument.ts';
import type { Column, WorkbookTemplate } from '../workbook/template.ts';

export type Field = keyof InstrumentInput;

const column = (field: Field, heading: string, mandatory = true): Column<Field> => ({ field, heading, mandatory });

export const SHEET = '器具信息';

export const COLUMNS: readonly Column<Field>[] = [
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

export const LEDGER: WorkbookTemplate<Field> = {
  sheet: SHEET,
  name: '器具导入模板',
  thing: '器具',
  columns: COLUMNS,
  marked: 'instrumentNumber',
};
