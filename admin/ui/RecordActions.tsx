import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import { Button } from '@mui/material';
import { CreateButton, TopToolbar } from 'react-admin';
import { useSay } from '../words/useSay.ts';
import { ImportRecords, type ImportRecordsProps } from './ImportRecords.tsx';

interface RecordActionsProps extends ImportRecordsProps {
  /** Where the workbook is downloaded. */
  readonly workbook: string;
  /** Whether records are added here, one at a time. */
  readonly creates?: boolean;
}

/** Above a list of records that are kept by hand: export, import and a new one. */
export function RecordActions({ workbook, creates = true, ...imports }: RecordActionsProps) {
  const say = useSay();
  return (
    <TopToolbar>
      <Button size="small" startIcon={<DownloadIcon />} href={workbook} download>
        {say('record.export')}
      </Button>
      <ImportRecords {...imports} />
      {creates && <CreateButton />}
    </TopToolbar>
  );
}
