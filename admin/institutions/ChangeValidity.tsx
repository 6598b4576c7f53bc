import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, TextField, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useNotify } from 'react-admin';
import type { Authorisation } from '../../domain/contract/authorisation.ts';
import { useCall } from '../data/useCall.ts';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { useSay } from '../words/useSay.ts';

/** Prolongs or shortens an authorisation. */
export function ChangeValidity({ authorisation }: { authorisation: Authorisation }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const what = `${authorisation.categoryName} › ${authorisation.kindName ?? say('authorisation.all_kinds')}`;
  return (
    <>
      <Button
        size="small"
        sx={{ minWidth: 0, px: 0.5 }}
        onClick={() => setOpen(true)}
        aria-label={`${say('authorisation.prolong')} ${what}`}
      >
        {say('authorisation.prolong')}
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
  const say = useSay();
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
      notify(say('authorisation.prolonged'), { type: 'success' });
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
        <DialogTitle id={id}>{say('authorisation.prolong')}</DialogTitle>
        <DialogContent>
          <FaultAlert fault={fault} />
          <Stack spacing={2} sx={{ pt: 1 }}>
            <Typography>
              {what} · {authorisation.regionName}
            </Typography>
            <TextField
              size="small"
              type="date"
              label={say('authorisation.until')}
              helperText={say('authorisation.until_help')}
              value={validUntil}
              onChange={(event) => setValidUntil(event.target.value)}
              slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: authorisation.validFrom } }}
            />
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={pending}>
            {say('decision.close')}
          </Button>
          <Button type="submit" variant="contained" loading={pending}>
            {say('authorisation.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
