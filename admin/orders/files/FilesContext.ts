import { createContext, useContext } from 'react';
import type { ShareFile } from '../../../domain/contract/attachment.ts';

export interface Files {
  readonly shareId: string;
  readonly files: readonly ShareFile[];
  /** Whether the reader may add to the results and remove from them now. */
  readonly open: boolean;
  readonly loading: boolean;
  readonly fault: Error | null;
  /** Shows a file above the page. */
  view(id: string): void;
  reload(): Promise<unknown>;
}

export const FilesContext = createContext<Files | null>(null);

/** The files beside the order; null where an order is shown without them. */
export function useFiles(): Files | null {
  return useContext(FilesContext);
}
