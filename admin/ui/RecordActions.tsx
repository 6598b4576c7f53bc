import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import { Button } from '@mui/material';
import { CreateButton, TopToolbar } from 'react-admin';
import { useT } from '../words/useT.ts';
import { ImportRecords, type ImportRecordsProps } from './ImportRecords.tsx';

interface RecordActionsProps extends ImportRecordsProps {
  /** The address of the workbook. */
  readonly workbook: string;
  /** Whether single records can be added here. */
  readonly creates?: boolean;
}

/** The toolbar above a list of managed records: export, import and a new record. */
export function RecordActions({ workbook, creates = true, ...imports }: RecordActionsProps) {
  const t = useT();
  return (
    <TopToolbar>
      <Button size="small" startIcon={<DownloadIcon />} href={workbook} download>
        {t('common.export')}
      </Button>
      <ImportRecords {...imports} />
      {creates && <CreateButton />}
    </TopToolbar>
  );
}
