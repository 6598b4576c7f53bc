import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import type { EndpointName } from '../../domain/contract/endpoints.ts';
import { saveFile } from '../../web/saveFile.ts';
import { sheets } from '../api.ts';
import { useT } from '../words/index.tsx';
import { Fault } from './Fault.tsx';

interface ExportListProps {
  readonly list: EndpointName;
  readonly query?: Readonly<Record<string, string>>;
  /** Whether the query leaves rows out. */
  readonly filtered?: boolean;
}

/** Exports the filtered list as a workbook (requirement E7). */
export function ExportList({ list, query, filtered = false }: ExportListProps) {
  const t = useT();
  const file = useMutation({
    mutationFn: async () => {
      const workbook = await sheets(list, query);
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
        {filtered ? t('instruments.exportFiltered') : t('instruments.exportAll')}
      </Button>
      <Fault error={file.error} />
    </>
  );
}
