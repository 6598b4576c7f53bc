import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useMutation } from '@tanstack/react-query';
import { LEDGER_SERVICE_NAMES } from '../../domain/ledger-service.ts';
import { saveFile } from '../../web/saveFile.ts';
import { call } from '../api.ts';
import { Fault } from '../parts/Fault.tsx';
import { useT } from '../words/index.tsx';
import { BookExpiring } from './BookExpiring.tsx';
import { ColumnChoice } from './ColumnChoice.tsx';
import type { LedgerFilter } from './useLedgerFilter.ts';

interface ShortcutsProps {
  readonly filter: LedgerFilter;
  readonly columns: readonly string[];
  readonly onColumns: (columns: readonly string[]) => void;
  readonly narrow: boolean;
}

/** Actions for the whole list: export of the filtered list, choice of columns, booking of expiring instruments. */
export function Shortcuts({ filter, columns, onColumns, narrow }: ShortcutsProps) {
  const t = useT();
  const file = useMutation({
    mutationFn: async () =>
      saveFile((await call('exportInstruments', { query: filter })) as Blob, `${t('instruments.exportName')}.xlsx`),
  });
  return (
    <>
      <Stack direction="row" useFlexGap spacing={1} sx={{ mb: 1, flexWrap: 'wrap' }}>
        <Button
          startIcon={<DownloadIcon />}
          onClick={() => file.mutate()}
          loading={file.isPending}
          loadingPosition="start"
        >
          {Object.keys(filter).length > 0 ? t('instruments.exportFiltered') : t('instruments.exportAll')}
        </Button>
        {!narrow && <ColumnChoice shown={columns} onChange={onColumns} />}
        <BookExpiring service={LEDGER_SERVICE_NAMES.find((name) => name === filter.service)} />
      </Stack>
      <Fault error={file.error} />
    </>
  );
}
