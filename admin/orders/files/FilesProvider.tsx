import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useCall } from '../../data/useCall.ts';
import { FilesContext } from './FilesContext.ts';
import { FileViewer } from './FileViewer.tsx';

/** Reads the files of a share for its page, and displays one of them in a dialog. */
export function FilesProvider({ shareId, children }: { shareId: string; children: ReactNode }) {
  const call = useCall();
  const [shown, setShown] = useState<string | null>(null);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['shares', 'files', shareId],
    queryFn: () => call('listShareFiles', { params: { shareId } }),
  });
  const value = useMemo(
    () => ({
      shareId,
      files: data?.data ?? [],
      open: data?.open ?? false,
      loading: isPending,
      fault: error,
      view: setShown,
      reload: refetch,
    }),
    [shareId, data, error, isPending, refetch],
  );
  return (
    <FilesContext value={value}>
      {children}
      {shown && (
        <FileViewer
          shareId={shareId}
          files={value.files}
          shown={shown}
          onShow={setShown}
          onClose={() => setShown(null)}
        />
      )}
    </FilesContext>
  );
}
