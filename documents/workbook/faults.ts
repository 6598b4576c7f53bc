import { DomainProblem, type FieldFault } from '../../domain/problem.ts';
import type { LayoutColumn, SheetRow } from './read.ts';

const FAULTS_SHOWN = 1000;
/** Characters. */
const LONGEST_MESSAGE = 400;

/** The place of the cell for a clerk, e.g. `第12行 A列 器具编号`. */
export function faultAt(row: SheetRow, at: LayoutColumn, message: string): FieldFault {
  // It may quote a cell, which can be long.
  const shown = message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message;
  return { path: placeOf(row, at), message: shown };
}

export function placeOf({ layout, number }: SheetRow, { letter, column }: LayoutColumn): string {
  return `${layout.sheet}第${number}行 ${letter}列 ${column.heading}`;
}

/** @throws DomainProblem invalid_input with the faults in the order of the sheet, if there are any */
export function throwFaults(faults: readonly FieldFault[]): void {
  if (faults.length === 0) return;
  const rowOf = ({ path }: FieldFault) => Number(/第(\d+)行/.exec(path)?.[1] ?? 0);
  const shown = [...faults].sort((a, b) => rowOf(a) - rowOf(b)).slice(0, FAULTS_SHOWN);
  const rest = faults.length - shown.length;
  const more = rest > 0 ? [{ path: '…', message: `还有${rest}处错误，请先修改以上各处` }] : [];
  throw new DomainProblem('invalid_input', {}, [...shown, ...more]);
}
