/** The templates of the ledger's workbooks, for the workbook reader. */

import {
  LEDGER_COLUMNS,
  LEDGER_SHEETS,
  type LedgerField,
  REASON_HEADING,
  SHOWN_ONLY,
} from '../../domain/ledger-column.ts';
import type { LedgerService } from '../../domain/ledger-service.ts';
import type { WorkbookTemplate } from '../workbook/template.ts';

export interface LedgerTemplate extends WorkbookTemplate<LedgerField> {
  readonly service: LedgerService;
}

/** Sheets of a template with explanations. */
export const GUIDES = ['填写说明', '检测项目', '强检目录', '行政区划'] as const;

const templateOf = (service: LedgerService): LedgerTemplate => ({
  service,
  sheet: LEDGER_SHEETS[service],
  name: '器具导入模板',
  thing: '器具',
  columns: LEDGER_COLUMNS[service],
  marked: 'instrumentNumber',
  shownOnly: [...SHOWN_ONLY, REASON_HEADING],
  guides: GUIDES,
});

export const LEDGER_TEMPLATES: readonly [LedgerTemplate, LedgerTemplate] = [
  templateOf('general'),
  templateOf('mandatory'),
];
