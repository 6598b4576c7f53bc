import DoneAllIcon from '@mui/icons-material/DoneAll';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import { type Command, commandWords } from '../../../domain/command.ts';
import type { ShareRecord } from '../../orders/shareRecord.ts';
import { useLocalized } from '../../words/useLocalized.ts';
import { useT } from '../../words/useT.ts';
import { BulkDialog } from './BulkDialog.tsx';

/** Gives one command to all selected shares (requirement E1). */
export function BulkButton({ command }: { command: Command }) {
  const t = useT();
  const localized = useLocalized();
  const { data = [], selectedIds } = useListContext<ShareRecord>();
  const [rows, setRows] = useState<readonly ShareRecord[] | null>(null);
  const chosen = data.filter(({ id }) => selectedIds.includes(id));
  const what = localized(commandWords(command, 'general'));
  return (
    <>
      <Button size="small" startIcon={<DoneAllIcon />} disabled={chosen.length === 0} onClick={() => setRows(chosen)}>
        {t('bulk.button', { what, count: chosen.length })}
      </Button>
      {rows && <BulkDialog command={command} chosen={rows} onClose={() => setRows(null)} />}
    </>
  );
}
