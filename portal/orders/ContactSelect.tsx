import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api.ts';
import { ContactDialog } from '../contacts/ContactDialog.tsx';
import { useWords } from '../words/index.tsx';

interface ContactSelectProps {
  readonly value: string;
  readonly fault?: string | undefined;
  readonly onChange: (contactId: string) => void;
}

/** The responsible person 负责人 of an application, who can be added on the spot. */
export function ContactSelect({ value, fault, onChange }: ContactSelectProps) {
  const { orders: words } = useWords();
  const { data } = useQuery({ queryKey: ['contacts'], queryFn: () => call('listContacts') });
  const [adding, setAdding] = useState(false);
  const known = data?.data.some(({ id }) => id === value) ?? false;
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'flex-start' }}>
      <TextField
        select
        required
        id="field-contactId"
        label={words.contact}
        value={known ? value : ''}
        onChange={(event) => onChange(event.target.value)}
        error={fault !== undefined}
        helperText={fault}
        sx={{ maxWidth: 320 }}
      >
        {data?.data.map((contact) => (
          <MenuItem key={contact.id} value={contact.id}>
            {contact.name}（{contact.mobile}）
          </MenuItem>
        ))}
      </TextField>
      <Button onClick={() => setAdding(true)} sx={{ flexShrink: 0 }}>
        {words.addContact}
      </Button>
      {adding && (
        <ContactDialog contact={null} onClose={() => setAdding(false)} onSaved={(contact) => onChange(contact.id)} />
      )}
    </Stack>
  );
}
