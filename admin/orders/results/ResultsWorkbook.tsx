import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useId, useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import { pathOf } from '../../../domain/contract/client.ts';
import { useCall } from '../../data/useCall.ts';
import { WorkbookFaults } from '../../ui/WorkbookFaults.tsx';
import { WorkbookInput } from '../../ui/WorkbookInput.tsx';
import { useT } from '../../words/useT.ts';
import { useResults } from './ResultsContext.ts';

/** The results as a workbook: filled in elsewhere and read into the form, where they are checked and saved. */
export function ResultsWorkbook({ shareId }: { shareId: string }) {
  const t = useT();
  const call = useCall();
  const notify = useNotify();
  const id = useId();
  const { take, pending } = useResults();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Error | null>(null);
  const read = async (file: File) => {
    setBusy(true);
    setFault(null);
    try {
      const { data, total } = await call('readResults', { params: { shareId }, file, fileName: file.name });
      take(data);
      setOpen(false);
      notify(t('results.read', { count: total }), { type: 'info' });
    } catch (error) {
      setFault(error instanceof Error ? error : new Error(String(error)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button size="small" startIcon={<UploadIcon />} onClick={() => setOpen(true)} disabled={pending}>
        {t('results.import')}
      </Button>
      <Dialog open={open} onClose={() => busy || setOpen(false)} fullWidth maxWidth="md" aria-labelledby={id}>
        <DialogTitle id={id}>{t('results.import')}</DialogTitle>
        <DialogContent tabIndex={0}>
          <Typography gutterBottom>{t('results.import_text')}</Typography>
          <Button startIcon={<DownloadIcon />} href={pathOf('exportResults', { shareId })} download>
            {t('results.export')}
          </Button>
          <WorkbookFaults fault={fault} />
          <WorkbookInput input={input} onChoose={(file) => void read(file)} />
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setOpen(false)} disabled={busy}>
            {t('common.close')}
          </Button>
          <Button variant="contained" onClick={() => input.current?.click()} loading={busy}>
            {t('common.chooseFile')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
