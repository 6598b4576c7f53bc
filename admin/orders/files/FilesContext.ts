import { createContext, useContext } from 'react';
import type { ShareFile } from '../../../domain/contract/attachment.ts';

export interface Files {
  readonly shareId: string;
  readonly files: readonly ShareFile[];
  /** Whether the reader may add and remove files of the results now. */
  readonly open: boolean;
  readonly loading: boolean;
  readonly fault: Error | null;
  /** Displays a file in a dialog. */
  view(id: string): void;
  reload(): Promise<unknown>;
}

export const FilesContext = createContext<Files | null>(null);

/** The files of the order; null if an order is shown without them. */
export function useFiles(): Files | null {
  return useContext(FilesContext);
}
