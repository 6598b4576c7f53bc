import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { LedgerImport } from '../../domain/contract/ledger-import.ts';
import { IMPORT_STATES, isSettled } from '../../domain/ledger-import.ts';
import { listenWhileVisible } from '../../web/live/listen.ts';
import { call } from '../api.ts';

/** An import, followed live until it is final; opening the page again continues to follow it. */
export function useImport(importId: string) {
  const client = useQueryClient();
  const key = ['imports', importId];
  const read = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call('getImport', { params: { importId }, signal }),
  });
  const settled = read.data ? isSettled(read.data) : true;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is made of the id
  useEffect(() => {
    if (settled) return;
    const end = listenWhileVisible('followImport', { importId }, (standing: LedgerImport) => {
      client.setQueryData(key, standing);
      if (isSettled(standing)) end();
      if (!IMPORT_STATES[standing.state].ended) return;
      void client.invalidateQueries({ queryKey: ['instruments'] });
      void client.invalidateQueries({ queryKey: ['imports', 'list'] });
    });
    return end;
  }, [importId, settled, client]);
  return read;
}
