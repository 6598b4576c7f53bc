/** The definition of a list as a workbook. */
import type { Language } from '../language.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

export interface SheetColumn<R> {
  readonly heading: Words;
  /** In characters; 16 by default. */
  readonly width?: number;
  /** `moment`: an instant, shown in Asia/Shanghai; `number`: counts; `decimal`: quantities; otherwise text. */
  readonly as?: 'moment' | 'number' | 'decimal';
  value(row: R, language: Language): string | number | null;
}

export interface Sheet<R> {
  readonly name: Words;
  readonly columns: readonly SheetColumn<R>[];
}

export const column = <R>(
  zh: string,
  en: string,
  value: SheetColumn<R>['value'],
  more: Pick<SheetColumn<R>, 'as' | 'width'> = {},
): SheetColumn<R> => ({ heading: { zh, en }, value, ...more });
