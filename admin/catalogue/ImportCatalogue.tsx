import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Table,
  TableBody,
  TableCell,
  TableRow,
  Typography,
} from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { ResponseOf } from '../../domain/contract/endpoints.ts';
import { useCall } from '../data/useCall.ts';
import { WorkbookFaults } from '../ui/WorkbookFaults.tsx';
import { WorkbookInput } from '../ui/WorkbookInput.tsx';
import { useSay } from '../words/useSay.ts';

/** Imports the catalogue from a workbook: first it shows what would be done, then it asks. */
export function ImportCatalogue() {
  const say = useSay();
  const translate = useTranslate();
  const call = useCall();
  const cache = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const [plan, setPlan] = useState<ResponseOf<'importKinds'> | null>(null);
  const [fault, setFault] = useState<Error | null>(null);

  const send = async (chosen: File, apply: 'true' | 'false') => {
    setBusy(true);
    setFault(null);
    try {
      setPlan(await call('importKinds', { file: chosen, fileName: chosen.name, query: { apply } }));
      if (apply === 'true') void cache.invalidateQueries({ queryKey: ['kinds'] });
    } catch (error) {
      setPlan(null);
      setFault(error instanceof Error ? error : new Error(String(error)));
    } finally {
      setBusy(false);
    }
  };
  const choose = (chosen: File) => {
    setFile(chosen);
    return send(chosen, 'false');
  };
  const close = () => {
    setOpen(false);
    setFile(null);
    setPlan(null);
    setFault(null);
  };
  const toDo = plan !== null && !plan.applied && plan.added + plan.changed > 0;
  return (
    <>
      <Button size="small" startIcon={<UploadIcon />} onClick={() => setOpen(true)}>
        {say('kind.import')}
      </Button>
      <Dialog open={open} onClose={busy ? undefined : close} fullWidth maxWidth="md" aria-labelledby="import-title">
        <DialogTitle id="import-title">{say('kind.import')}</DialogTitle>
        <DialogContent>
          <Typography>{say('kind.import_text')}</Typography>
          <WorkbookFaults fault={fault} />
          {plan && (
            <Alert severity={plan.applied ? 'success' : 'info'} sx={{ mt: 1.5 }}>
              {say(plan.applied ? 'kind.import_done' : 'kind.import_plan', {
                added: plan.added,
                changed: plan.changed,
                unchanged: plan.unchanged,
              })}
            </Alert>
          )}
          {toDo && (
            <Table size="small" aria-label={say('kind.import_rows')}>
              <TableBody>
                {plan.rows.map(({ number, name, isNew, changes }) => (
                  <TableRow key={number}>
                    <TableCell sx={{ whiteSpace: 'nowrap' }}>
                      {number} {name}
                    </TableCell>
                    <TableCell>
                      {isNew
                        ? say('kind.added')
                        : changes.map(({ field, before, after }) => (
                            <div key={field}>
                              {translate(`resources.kinds.fields.${field}`)}：{before || say('kind.blank')} →{' '}
                              {after || say('kind.blank')}
                            </div>
                          ))}
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          )}
          <WorkbookInput input={input} onChoose={(file) => void choose(file)} />
        </DialogContent>
        <DialogActions>
          <Button onClick={close} disabled={busy}>
            {say('expert.close')}
          </Button>
          <Button variant={toDo ? 'outlined' : 'contained'} onClick={() => input.current?.click()} loading={busy}>
            {say('kind.choose')}
          </Button>
          {toDo && file && (
            <Button variant="contained" onClick={() => void send(file, 'true')} loading={busy}>
              {say('kind.import_confirm', { added: plan.added, changed: plan.changed })}
            </Button>
          )}
        </DialogActions>
      </Dialog>
    </>
  );
}
