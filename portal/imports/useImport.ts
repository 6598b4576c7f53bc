import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { LedgerImport } from '../../domain/contract/ledger-import.ts';
import { IMPORT_STATES, isSettled } from '../../domain/ledger-import.ts';
import { call, pathOf } from '../api.ts';

/** An import, followed live until nothing more will happen; a page that is opened anew goes on following it. */
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
    const source = new EventSource(pathOf('followImport', { importId }));
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const standing = JSON.parse(data) as LedgerImport;
      client.setQueryData(key, standing);
      if (isSettled(standing)) source.close();
      if (!IMPORT_STATES[standing.state].ended) return;
      void client.invalidateQueries({ queryKey: ['instruments'] });
      void client.invalidateQueries({ queryKey: ['imports', 'list'] });
    });
    return () => source.close();
  }, [importId, settled, client]);
  return read;
}
