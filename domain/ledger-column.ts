/**
 * The columns of the ledger's workbooks, for import and export alike: headings as in the manual's templates (part 4; §3.3
 * 强制检定器具信息导入模板), the field that each fills, and whether it must be filled.
 */
import type { GeneralInstrumentInput, MandatoryInstrumentInput } from './contract/instrument.ts';
import type { LedgerService } from './ledger-service.ts';

/** A field of the input, or the category, which is needed only if several kinds have the same name. */
export type LedgerField =
  | Exclude<keyof GeneralInstrumentInput | keyof MandatoryInstrumentInput, 'service'>
  | 'categoryName';

export interface LedgerColumn {
  readonly field: LedgerField;
  readonly heading: string;
  readonly mandatory: boolean;
  readonly aliases?: readonly string[];
}

const column = (field: LedgerField, heading: string, mandatory = true, ...aliases: string[]): LedgerColumn => ({
  field,
  heading,
  mandatory,
  aliases,
});

export const LEDGER_COLUMNS: Readonly<Record<LedgerService, readonly LedgerColumn[]>> = {
  general: [
    column('instrumentNumber', '器具编号', true, '器具编码'),
    column('name', '器具名称'),
    column('model', '型号规格'),
    column('measuringRange', '测量范围', true, '量程'),
    column('accuracyClass', '准确度等级'),
    column('serialNumber', '出厂编号'),
    column('manufacturer', '生产厂家'),
    column('currentCondition', '当前状况'),
    column('currentState', '当前状态'),
    column('verificationUnit', '检定单位'),
    column('placeOfUse', '使用地点', false, '安装/使用地点'),
    column('daysAhead', '送检提前天数'),
    column('deliveryMode', '送检方式'),
    column('validUntil', '有效期至', false),
    column('remarks', '备注', false),
  ],
  mandatory: [
    column('instrumentNumber', '器具编码', false, '器具编号'),
    column('name', '器具名称'),
    column('categoryName', '器具项别'),
    column('kindNumber', '器具种别'),
    column('model', '型号规格'),
    column('measuringRange', '测量范围', true, '量程'),
    column('accuracyClass', '准确度等级'),
    column('serialNumber', '出厂编号'),
    column('manufacturer', '生产厂家'),
    column('origin', '器具产地', false),
    column('placeOfUse', '安装/使用地点', true, '使用地点'),
    column('regionCode', '使用地点行政区划'),
    column('quantity', '器具数量'),
    column('purpose', '器具用途'),
    column('deliveryMode', '送检方式'),
    column('validUntil', '有效期至', false),
    column('remarks', '备注', false),
  ],
};

/** Additional columns of an export; an import ignores them. */
export const SHOWN_ONLY = ['证书编号', '器具状态', '检定状态'] as const;

/** The sheet names of templates and exports. */
export const LEDGER_SHEETS: Readonly<Record<LedgerService, string>> = {
  general: '器具信息',
  mandatory: '强检器具信息',
};
/** The heading of the last column in a workbook of the rows that were not imported. */
export const REASON_HEADING = '未导入的原因';
