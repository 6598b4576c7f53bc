import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import { useQueryClient } from '@tanstack/react-query';
import { type Contact, ContactInput } from '../../domain/contract/instrument.ts';
import { call } from '../api.ts';
import { Fault } from '../parts/Fault.tsx';
import { Field } from '../parts/Field.tsx';
import { useContractForm } from '../parts/useContractForm.ts';
import { useT } from '../words/index.tsx';

interface ContactDialogProps {
  readonly contact: Contact | null;
  readonly onClose: () => void;
  readonly onSaved?: (contact: Contact) => void;
}

/** Adds a responsible person, or changes one. */
export function ContactDialog({ contact, onClose, onSaved }: ContactDialogProps) {
  const t = useT();
  const client = useQueryClient();
  const form = useContractForm(ContactInput, contact ? { ...contact } : { name: '', mobile: '', post: '' });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="contact-title">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          void form.submit(async (body) => {
            const saved = contact
              ? await call('changeContact', { params: { contactId: contact.id }, body })
              : await call('createContact', { body });
            await client.invalidateQueries({ queryKey: ['contacts'] });
            onSaved?.(saved);
            onClose();
          });
        }}
      >
        <DialogTitle id="contact-title">{contact ? t('contacts.editTitle') : t('contacts.addTitle')}</DialogTitle>
        <DialogContent>
          <Fault error={form.error} />
          <Stack spacing={2} sx={{ pt: 1 }}>
            <Field form={form} name="name" label={t('contacts.name')} hint={t('limit', { limit: 50 })} required />
            <Field
              form={form}
              name="mobile"
              label={t('contacts.mobile')}
              required
              slotProps={{ htmlInput: { inputMode: 'tel' } }}
            />
            <Field form={form} name="post" label={t('common.post')} hint={t('limit', { limit: 50 })} />
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="contained" loading={form.busy}>
            {t('common.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
