import {
  Box,
  Button,
  CircularProgress,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { useCall } from '../data/useCall.ts';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { useDialogSubmit } from '../ui/useDialogSubmit.ts';
import { useT } from '../words/useT.ts';

interface SealDialogProps {
  readonly file: File;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/** The seal on a specimen, before it is used. */
export function SealDialog({ file, onSaved, onClose }: SealDialogProps) {
  const t = useT();
  const call = useCall();
  const id = useId();
  const [picture, setPicture] = useState('');
  const [specimen, setSpecimen] = useState('');
  const upload = { file, fileName: file.name };
  const { data, error, isFetching } = useQuery({
    queryKey: ['seal', 'specimen', file.name, file.size, file.lastModified],
    queryFn: () => call('tryOutSeal', upload) as Promise<Blob>,
    retry: false,
  });
  const { pending, fault, submit } = useDialogSubmit(async () => {
    try {
      await call('changeSeal', upload);
      onSaved();
      return null;
    } catch (problem) {
      return problem instanceof Error ? problem : new Error(String(problem));
    }
  }, onClose);
  useEffect(() => {
    const address = URL.createObjectURL(file);
    setPicture(address);
    return () => URL.revokeObjectURL(address);
  }, [file]);
  useEffect(() => {
    if (!data) return undefined;
    const address = URL.createObjectURL(data);
    setSpecimen(address);
    return () => URL.revokeObjectURL(address);
  }, [data]);
  return (
    <Dialog open onClose={() => pending || onClose()} fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>{t('settings.seal_try')}</DialogTitle>
      <DialogContent>
        <FaultAlert fault={fault ?? error} />
        <Typography sx={{ overflowWrap: 'anywhere' }}>{file.name}</Typography>
        <Box
          component="img"
          src={picture}
          alt={file.name}
          sx={{ maxWidth: 160, maxHeight: 160, display: 'block', my: 1 }}
        />
        {isFetching && <CircularProgress size={20} aria-label={t('settings.specimen')} />}
        {specimen && (
          <Button variant="outlined" href={specimen} target="_blank" rel="noopener">
            {t('settings.specimen')}
          </Button>
        )}
        <Typography variant="body2" color="text.secondary" sx={{ mt: 1.5 }}>
          {t('settings.seal_from_now')}
        </Typography>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={pending}>
          {t('decision.close')}
        </Button>
        <Button variant="contained" onClick={() => void submit(undefined)} disabled={!data} loading={pending}>
          {t('settings.seal_use')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
