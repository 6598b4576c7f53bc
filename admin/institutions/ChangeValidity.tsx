import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, TextField, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useNotify } from 'react-admin';
import type { Authorisation } from '../../domain/contract/authorisation.ts';
import { useCall } from '../data/useCall.ts';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { useT } from '../words/useT.ts';

/** Changes the last day of an authorisation. */
export function ChangeValidity({ authorisation }: { authorisation: Authorisation }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const what = `${authorisation.categoryName} › ${authorisation.kindName ?? t('authorisation.all_kinds')}`;
  return (
    <>
      <Button
        size="small"
        sx={{ minWidth: 0, px: 0.5 }}
        onClick={() => setOpen(true)}
        aria-label={`${t('authorisation.prolong')} ${what}`}
      >
        {t('authorisation.prolong')}
      </Button>
      {open && <ValidityDialog authorisation={authorisation} what={what} onClose={() => setOpen(false)} />}
    </>
  );
}

interface ValidityDialogProps {
  readonly authorisation: Authorisation;
  readonly what: string;
  readonly onClose: () => void;
}

function ValidityDialog({ authorisation, what, onClose }: ValidityDialogProps) {
  const t = useT();
  const call = useCall();
  const notify = useNotify();
  const cache = useQueryClient();
  const id = useId();
  const [validUntil, setValidUntil] = useState(authorisation.validUntil ?? '');
  const [fault, setFault] = useState<Error | null>(null);
  const [pending, setPending] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setFault(null);
    setPending(true);
    try {
      const body = { validUntil: validUntil || null };
      await call('changeAuthorisation', { params: { authorisationId: authorisation.id }, body });
      notify(t('authorisation.prolonged'), { type: 'success' });
      void cache.invalidateQueries({ queryKey: ['authorisations'] });
      void cache.invalidateQueries({ queryKey: ['institutions'] });
      onClose();
    } catch (error) {
      setFault(error instanceof Error ? error : new Error(String(error)));
    } finally {
      setPending(false);
    }
  };
  return (
    <Dialog open onClose={() => pending || onClose()} fullWidth maxWidth="xs" aria-labelledby={id}>
      <form noValidate onSubmit={submit}>
        <DialogTitle id={id}>{t('authorisation.prolong')}</DialogTitle>
        <DialogContent>
          <FaultAlert fault={fault} />
          <Stack spacing={2} sx={{ pt: 1 }}>
            <Typography>
              {what} · {authorisation.regionName}
            </Typography>
            <TextField
              size="small"
              type="date"
              label={t('common.validUntil')}
              helperText={t('authorisation.until_help')}
              value={validUntil}
              onChange={(event) => setValidUntil(event.target.value)}
              slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: authorisation.validFrom } }}
            />
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={pending}>
            {t('decision.close')}
          </Button>
          <Button type="submit" variant="contained" loading={pending}>
            {t('common.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
