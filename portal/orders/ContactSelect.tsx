import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api.ts';
import { ContactDialog } from '../contacts/ContactDialog.tsx';
import { Field } from '../parts/Field.tsx';
import type { Form } from '../parts/useContractForm.ts';
import { useT } from '../words/index.tsx';

/** The responsible person 负责人 of an application; a new one can be added here. */
export function ContactSelect({ form }: { form: Form }) {
  const t = useT();
  const { data } = useQuery({ queryKey: ['contacts'], queryFn: () => call('listContacts') });
  const [adding, setAdding] = useState(false);
  const chosen = data?.data.find(({ id }) => id === form.values.contactId);
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'flex-start' }}>
      <Field
        form={form}
        name="contactId"
        label={t('orders.contact')}
        value={chosen?.id ?? ''}
        select
        required
        sx={{ maxWidth: 320 }}
      >
        {data?.data.map((contact) => (
          <MenuItem key={contact.id} value={contact.id}>
            {contact.name}（{contact.mobile}）
          </MenuItem>
        ))}
      </Field>
      <Button onClick={() => setAdding(true)} sx={{ flexShrink: 0 }}>
        {t('orders.addContact')}
      </Button>
      {adding && (
        <ContactDialog
          contact={null}
          onClose={() => setAdding(false)}
          onSaved={({ id }) => form.change('contactId', id)}
        />
      )}
    </Stack>
  );
}
