import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Contact } from '../../domain/contract/instrument.ts';
import { call } from '../api.ts';
import { Confirm } from '../parts/Confirm.tsx';
import { Empty } from '../parts/Empty.tsx';
import { ExportList } from '../parts/ExportList.tsx';
import { Fault } from '../parts/Fault.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Title } from '../parts/Title.tsx';
import { useT } from '../words/index.tsx';
import { ContactDialog } from './ContactDialog.tsx';

/** The enterprise's responsible persons 负责人 (requirement A11). */
export function Contacts() {
  const t = useT();
  const client = useQueryClient();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['contacts'], queryFn: () => call('listContacts') });
  const [edited, setEdited] = useState<Contact | 'new' | null>(null);
  const [removed, setRemoved] = useState<Contact | null>(null);
  return (
    <>
      <Title text={t('contacts.title')} lead={t('contacts.lead')}>
        {data && data.total > 0 && <ExportList list="listContacts" />}
        <Button variant="contained" onClick={() => setEdited('new')}>
          {t('contacts.addTitle')}
        </Button>
      </Title>
      <Fault error={error} onRetry={refetch} />
      {isPending && <Loading />}
      {data?.total === 0 && <Empty text={t('contacts.empty')} />}
      <Stack spacing={1}>
        {data?.data.map((contact) => (
          <Paper key={contact.id} sx={{ p: 2, display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
            <Typography sx={{ fontWeight: 600 }}>{contact.name}</Typography>
            <Typography color="text.secondary" sx={{ flexGrow: 1 }}>
              {contact.mobile} {contact.post}
            </Typography>
            <Button size="small" onClick={() => setEdited(contact)} aria-label={`${t('edit')} ${contact.name}`}>
              {t('edit')}
            </Button>
            <Button
              size="small"
              color="error"
              onClick={() => setRemoved(contact)}
              aria-label={`${t('remove')} ${contact.name}`}
            >
              {t('remove')}
            </Button>
          </Paper>
        ))}
      </Stack>
      {edited && <ContactDialog contact={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {removed && (
        <Confirm
          title={t('contacts.removeTitle')}
          action={t('remove')}
          danger
          onClose={() => setRemoved(null)}
          onConfirm={async () => {
            await call('deleteContact', { params: { contactId: removed.id } });
            await client.invalidateQueries({ queryKey: ['contacts'] });
          }}
        >
          {t('contacts.removeText', { name: removed.name })}
        </Confirm>
      )}
    </>
  );
}
