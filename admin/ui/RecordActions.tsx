import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import { Button } from '@mui/material';
import { CreateButton, TopToolbar } from 'react-admin';
import { useT } from '../words/useT.ts';
import { ImportRecords, type ImportRecordsProps } from './ImportRecords.tsx';

interface RecordActionsProps extends ImportRecordsProps {
  /** Where the workbook is downloaded. */
  readonly workbook: string;
  /** Whether records are added here, one at a time. */
  readonly creates?: boolean;
}

/** Above a list of records that are kept by hand: export, import and a new one. */
export function RecordActions({ workbook, creates = true, ...imports }: RecordActionsProps) {
  const t = useT();
  return (
    <TopToolbar>
      <Button size="small" startIcon={<DownloadIcon />} href={workbook} download>
        {t('record.export')}
      </Button>
      <ImportRecords {...imports} />
      {creates && <CreateButton />}
    </TopToolbar>
  );
}
