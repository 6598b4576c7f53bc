import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useListContext, useLogoutIfAccessDenied, useNotify } from 'react-admin';
import type { ConsoleDataProvider } from '../data/dataProvider.ts';
import { wordsOf } from '../data/problem.ts';
import { useSay } from '../words/useSay.ts';
import { save } from './save.ts';

/** Every row of the list, as it is filtered and sorted now, as a workbook (requirement E7). */
export function ExportButton() {
  const say = useSay();
  const notify = useNotify();
  const { exportList } = useDataProvider<ConsoleDataProvider>();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const { resource, filterValues, filter, sort, total } = useListContext();
  const [pending, setPending] = useState(false);
  const download = async () => {
    setPending(true);
    try {
      const file = await exportList(resource, { filter: { ...filterValues, ...filter }, sort });
      save(file, file.name);
    } catch (error) {
      if (!(await logoutIfAccessDenied(error))) notify(wordsOf(error), { type: 'error' });
    } finally {
      setPending(false);
    }
  };
  return (
    <Button
      size="small"
      startIcon={<DownloadIcon />}
      disabled={total === 0}
      loading={pending}
      onClick={() => void download()}
    >
      {say('record.export')}
    </Button>
  );
}
