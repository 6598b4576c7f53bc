import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { pathOf } from '../../domain/contract/client.ts';
import { saveFile } from '../../web/saveFile.ts';
import { useCall } from '../data/useCall.ts';
import { WorkbookFaults } from '../ui/WorkbookFaults.tsx';
import { WorkbookInput } from '../ui/WorkbookInput.tsx';
import { useT } from '../words/useT.ts';

/** Imports experts from a workbook and saves their initial passwords, which are shown only once. */
export function ImportExperts() {
  const t = useT();
  const call = useCall();
  const cache = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const [fault, setFault] = useState<Error | null>(null);

  const take = async (file: File) => {
    setBusy(true);
    setFault(null);
    setDone(false);
    try {
      saveFile(await call('importExperts', { file, fileName: file.name }), t('expert.password_file'));
      setDone(true);
      void cache.invalidateQueries({ queryKey: ['experts'] });
    } catch (error) {
      setFault(error instanceof Error ? error : new Error(String(error)));
    } finally {
      setBusy(false);
    }
  };
  const close = () => {
    setOpen(false);
    setFault(null);
    setDone(false);
  };
  return (
    <>
      <Button size="small" startIcon={<UploadIcon />} onClick={() => setOpen(true)}>
        {t('expert.import')}
      </Button>
      <Dialog open={open} onClose={busy ? undefined : close} fullWidth maxWidth="sm" aria-labelledby="import-title">
        <DialogTitle id="import-title">{t('expert.import')}</DialogTitle>
        <DialogContent>
          <Stack spacing={1.5} sx={{ alignItems: 'flex-start' }}>
            <Typography>{t('expert.import_text')}</Typography>
            <Button size="small" startIcon={<DownloadIcon />} href={pathOf('expertTemplate')} download>
              {t('expert.template')}
            </Button>
            {done && <Alert severity="success">{t('expert.imported')}</Alert>}
            <WorkbookFaults fault={fault} />
          </Stack>
          <WorkbookInput input={input} onChoose={(file) => void take(file)} />
        </DialogContent>
        <DialogActions>
          <Button onClick={close} disabled={busy}>
            {t('common.close')}
          </Button>
          <Button variant="contained" onClick={() => input.current?.click()} loading={busy}>
            {t('expert.choose_button')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
