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
import type { ImportPlan } from '../../domain/contract/managed-record.ts';
import { useCall } from '../data/useCall.ts';
import { useT } from '../words/useT.ts';
import { FieldChanges } from './RecordHistory.tsx';
import { WorkbookFaults } from './WorkbookFaults.tsx';
import { WorkbookInput } from './WorkbookInput.tsx';

export interface ImportRecordsProps {
  readonly operation: 'importKinds' | 'importRegions' | 'importInstitutions';
  /** The resource, whose list changes and which has the names of the fields. */
  readonly resource: string;
  /** How to fill in the workbook. */
  readonly text: string;
}

/** The exported workbook, and its import: first it shows the plan, then it asks for confirmation. */
export function ImportRecords({ operation, resource, text }: ImportRecordsProps) {
  const t = useT();
  const call = useCall();
  const cache = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const [plan, setPlan] = useState<ImportPlan | null>(null);
  const [fault, setFault] = useState<Error | null>(null);

  const send = async (chosen: File, apply: 'true' | 'false') => {
    setBusy(true);
    setFault(null);
    try {
      setPlan(await call(operation, { file: chosen, fileName: chosen.name, query: { apply } }));
      if (apply === 'true') void cache.invalidateQueries({ queryKey: [resource] });
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
        {t('common.import')}
      </Button>
      <Dialog open={open} onClose={busy ? undefined : close} fullWidth maxWidth="md" aria-labelledby="import-title">
        <DialogTitle id="import-title">{t('common.import')}</DialogTitle>
        {/* Long texts also scroll by keyboard. */}
        <DialogContent tabIndex={0}>
          <Typography>{text}</Typography>
          <WorkbookFaults fault={fault} />
          {plan && (
            <Alert severity={plan.applied ? 'success' : 'info'} sx={{ mt: 1.5 }}>
              {t(plan.applied ? 'record.import_done' : 'record.import_plan', {
                added: plan.added,
                changed: plan.changed,
                unchanged: plan.unchanged,
              })}
            </Alert>
          )}
          {toDo && (
            <Table size="small" aria-label={t('record.import_rows')}>
              <TableBody>
                {plan.rows.map(({ key, name, isNew, changes }) => (
                  <TableRow key={key}>
                    <TableCell sx={{ whiteSpace: 'nowrap' }}>
                      {key} {name}
                    </TableCell>
                    <TableCell>
                      {isNew ? t('common.added') : <FieldChanges resource={resource} changes={changes} />}
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
            {t('common.close')}
          </Button>
          <Button variant={toDo ? 'outlined' : 'contained'} onClick={() => input.current?.click()} loading={busy}>
            {t('common.chooseFile')}
          </Button>
          {toDo && file && (
            <Button variant="contained" onClick={() => void send(file, 'true')} loading={busy}>
              {t('record.import_confirm', { added: plan.added, changed: plan.changed })}
            </Button>
          )}
        </DialogActions>
      </Dialog>
    </>
  );
}
