import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { saveFile, sheets } from '../api.ts';
import { Fault } from '../parts/Fault.tsx';
import { useWords } from '../words/index.tsx';

interface ExportOrdersProps {
  readonly query: Readonly<Record<string, string>>;
  /** Whether some are left out by the query. */
  readonly filtered: boolean;
}

/** The orders of the query as a workbook (requirement E7). */
export function ExportOrders({ query, filtered }: ExportOrdersProps) {
  const { instruments: words } = useWords();
  const file = useMutation({
    mutationFn: async () => {
      const workbook = await sheets('listOrders', query);
      saveFile(workbook, workbook.name);
    },
  });
  return (
    <>
      <Button
        startIcon={<DownloadIcon />}
        onClick={() => file.mutate()}
        loading={file.isPending}
        loadingPosition="start"
      >
        {filtered ? words.exportFiltered : words.exportAll}
      </Button>
      <Fault error={file.error} />
    </>
  );
}
