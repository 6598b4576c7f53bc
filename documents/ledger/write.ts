/**
 * Writes workbooks of the ledger row by row, with the columns of the import, so that they can be edited and imported
 * again.
 */
import type { Writable } from 'node:stream';
import type ExcelJS from 'exceljs';
import { LEDGER_COLUMNS, LEDGER_SHEETS, type LedgerField } from '../../domain/ledger-column.ts';
import { LEDGER_SERVICE_NAMES, type LedgerService } from '../../domain/ledger-service.ts';
import { excel } from '../workbook/excel.ts';

export type LedgerValues = Partial<Record<LedgerField, string | number>>;

export interface LedgerLine {
  readonly service: LedgerService;
  readonly values: LedgerValues;
  /** One text for each additional heading. */
  readonly further: readonly string[];
  /** Fields whose cells are highlighted. */
  readonly marked?: ReadonlySet<string>;
}

export const HEADING_FILL: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3EDF7' } };
const MARK: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } };
const NUMBERS: readonly LedgerField[] = ['daysAhead', 'quantity'];
const WIDE: readonly LedgerField[] = ['verificationUnit', 'regionCode', 'manufacturer', 'measuringRange', 'name'];

/** Cells are text except for counts: a value that begins with = + - @ is not turned into a formula. */
export const formatOf = (field: LedgerField) => (NUMBERS.includes(field) ? '0' : '@');
export const widthOf = (field: LedgerField, heading: string) =>
  WIDE.includes(field) ? 26 : Math.max(14, heading.length * 2 + 4);

export class LedgerWriter {
  private readonly workbook: ExcelJS.stream.xlsx.WorkbookWriter;
  private readonly sheets = new Map<LedgerService, ExcelJS.Worksheet>();

  /** @param further additional headings after those of the import */
  constructor(
    stream: Writable,
    private readonly further: readonly string[],
  ) {
    this.workbook = new (excel().stream.xlsx.WorkbookWriter)({ stream, useStyles: true, useSharedStrings: false });
  }

  private sheetOf(service: LedgerService): ExcelJS.Worksheet {
    const known = this.sheets.get(service);
    if (known) return known;
    const sheet = this.workbook.addWorksheet(LEDGER_SHEETS[service], { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = [
      ...LEDGER_COLUMNS[service].map(({ field, heading, mandatory }) => ({
        key: field,
        header: mandatory ? `${heading}*` : heading,
        width: widthOf(field, heading),
        style: { numFmt: formatOf(field) },
      })),
      ...this.further.map((heading) => ({ key: heading, header: heading, width: 24, style: { numFmt: '@' } })),
    ];
    const headings = sheet.getRow(1);
    headings.font = { bold: true };
    headings.fill = HEADING_FILL;
    headings.commit();
    this.sheets.set(service, sheet);
    return sheet;
  }

  add({ service, values, further, marked }: LedgerLine): void {
    const columns = LEDGER_COLUMNS[service];
    const row = this.sheetOf(service).addRow([...columns.map(({ field }) => values[field] ?? null), ...further]);
    if (marked) {
      for (const [index, { field }] of columns.entries()) if (marked.has(field)) row.getCell(index + 1).fill = MARK;
    }
    row.commit();
  }

  /** A workbook without instruments has the headings of this service. */
  async end(service: LedgerService = LEDGER_SERVICE_NAMES[0]): Promise<void> {
    if (this.sheets.size === 0) this.sheetOf(service);
    await this.workbook.commit();
  }
}
