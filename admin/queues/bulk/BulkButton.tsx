import DoneAllIcon from '@mui/icons-material/DoneAll';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import { type Command, commandWords } from '../../../domain/command.ts';
import type { ShareRecord } from '../../orders/shareRecord.ts';
import { useSay } from '../../words/useSay.ts';
import { useTerm } from '../../words/useTerm.ts';
import { BulkDialog } from './BulkDialog.tsx';

/** Gives one command to all chosen orders (requirement E1). */
export function BulkButton({ command }: { command: Command }) {
  const say = useSay();
  const term = useTerm();
  const { data = [], selectedIds } = useListContext<ShareRecord>();
  const [rows, setRows] = useState<readonly ShareRecord[] | null>(null);
  const chosen = data.filter(({ id }) => selectedIds.includes(id));
  const what = term(commandWords(command, 'general'));
  return (
    <>
      <Button size="small" startIcon={<DoneAllIcon />} disabled={chosen.length === 0} onClick={() => setRows(chosen)}>
        {say('bulk.button', { what, count: chosen.length })}
      </Button>
      {rows && <BulkDialog command={command} chosen={rows} onClose={() => setRows(null)} />}
    </>
  );
}
