import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useNotify } from 'react-admin';
import { AuthorisationInput } from '../../domain/contract/authorisation.ts';
import { formErrors } from '../data/formErrors.ts';
import { useCall } from '../data/useCall.ts';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { useT } from '../words/useT.ts';
import { AuthorisationFields, EMPTY_AUTHORISATION } from './AuthorisationFields.tsx';

/** The button and form that add an authorisation to an institution. */
export function AddAuthorisation({ institutionId }: { institutionId: string }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" variant="outlined" onClick={() => setOpen(true)}>
        {t('authorisation.add')}
      </Button>
      {open && <AddDialog institutionId={institutionId} onClose={() => setOpen(false)} />}
    </>
  );
}

function AddDialog({ institutionId, onClose }: { institutionId: string; onClose: () => void }) {
  const t = useT();
  const call = useCall();
  const notify = useNotify();
  const cache = useQueryClient();
  const id = useId();
  const [values, setValues] = useState(EMPTY_AUTHORISATION);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [fault, setFault] = useState<Error | null>(null);
  const [pending, setPending] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = {
      regionCode: values.region?.code ?? '',
      categoryNumber: values.category?.number ?? '',
      kindNumber: values.kind?.number ?? null,
      validFrom: values.validFrom,
      validUntil: values.validUntil || null,
    };
    const found = formErrors(AuthorisationInput)(body);
    setErrors(found);
    setFault(null);
    if (Object.keys(found).length > 0) return;
    setPending(true);
    try {
      await call('addAuthorisation', { params: { institutionId }, body });
      notify(t('authorisation.added'), { type: 'success' });
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
    <Dialog open onClose={() => pending || onClose()} fullWidth maxWidth="sm" aria-labelledby={id}>
      <form noValidate onSubmit={submit}>
        <DialogTitle id={id}>{t('authorisation.add')}</DialogTitle>
        <DialogContent>
          <FaultAlert fault={fault} />
          <Stack spacing={2} sx={{ pt: 1 }}>
            <AuthorisationFields
              values={values}
              errors={errors}
              onChange={(changed) => setValues((before) => ({ ...before, ...changed }))}
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
