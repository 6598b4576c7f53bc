/** Lists as workbooks: requested by the `Accept` header, with the rows of the list itself. */
import type { Request } from 'express';
import { XLSX } from '../../domain/contract/endpoints/media-types.ts';
import type { EndpointName } from '../../domain/contract/endpoints.ts';
import { MAX_SHEET_ROWS, sheetOf } from '../../domain/contract/sheets.ts';
import type { Language } from '../../domain/language.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { businessDay } from '../../domain/time.ts';
import type { Documents } from '../dependencies.ts';
import type { FileAnswer } from './call.ts';

/** Whether the request wants a workbook instead of JSON. */
export function wantsSheet(request: Request, name: EndpointName): boolean {
  return sheetOf(name) !== null && request.accepts(['json', XLSX]) === XLSX;
}

/** The query for all rows at once, so that no row moves between two pages. */
export function allRows(query: unknown): unknown {
  return { ...(query as object), page: 1, after: undefined, perPage: MAX_SHEET_ROWS };
}

/** @throws DomainProblem too_many_rows */
export async function listWorkbook(
  documents: Documents,
  list: EndpointName,
  answer: unknown,
  language: Language,
): Promise<FileAnswer> {
  // Lists with keyset pagination have no total; they say whether there are more rows.
  const { data, total, next } = answer as { data: unknown[]; total?: number; next?: string | null };
  const all = total ?? (next ? `${MAX_SHEET_ROWS}+` : data.length);
  if (all !== data.length) throw new DomainProblem('too_many_rows', { total: all, most: MAX_SHEET_ROWS });
  return {
    name: `${sheetOf(list)?.name[language]} ${businessDay(new Date())}.xlsx`,
    bytes: await documents.run('listSheet', [list, data, language]),
  };
}
