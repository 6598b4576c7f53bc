import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useLogoutIfAccessDenied, useNotify } from 'react-admin';
import { saveFile } from '../../web/saveFile.ts';
import { wordsOf } from '../data/problem.ts';
import { useT } from '../words/useT.ts';

interface SheetButtonProps {
  readonly read: () => Promise<File>;
  readonly disabled?: boolean;
}

/** Downloads a workbook that the server makes (requirement E7). */
export function SheetButton({ read, disabled = false }: SheetButtonProps) {
  const t = useT();
  const notify = useNotify();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const [pending, setPending] = useState(false);
  const download = async () => {
    setPending(true);
    try {
      const file = await read();
      saveFile(file, file.name);
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
      disabled={disabled}
      loading={pending}
      onClick={() => void download()}
    >
      {t('common.export')}
    </Button>
  );
}
