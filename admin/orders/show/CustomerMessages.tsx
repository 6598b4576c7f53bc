import MessageIcon from '@mui/icons-material/SmsOutlined';
import { Button, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { NewCustomerMessage } from '../../../domain/contract/customer-message.ts';
import type { Order } from '../../../domain/contract/order.ts';
import { useCommands } from '../../../web/client/commands.ts';
import { useCall } from '../../data/useCall.ts';
import { holds } from '../../session/access.ts';
import { useMe } from '../../session/useMe.ts';
import { FaultAlert } from '../../ui/FaultAlert.tsx';
import { NotesDialog } from '../../ui/NotesDialog.tsx';
import { Section } from '../../ui/Section.tsx';
import { Timestamp } from '../../ui/Timestamp.tsx';
import { useT } from '../../words/useT.ts';

/** Messages to the customer about this share, whether they were read, and a button for a new one. */
export function CustomerMessages({ order, shareId }: { order: Order; shareId: string }) {
  const t = useT();
  const call = useCall();
  const notify = useNotify();
  const writes = holds(useMe(), 'customer.tell');
  const [open, setOpen] = useState(false);
  // A repeated attempt after a lost answer sends nothing twice.
  const { command, forget } = useCommands(call);
  const params = { shareId };
  const { data, error, refetch } = useQuery({
    queryKey: ['shares', 'messages', shareId],
    queryFn: () => call('listCustomerMessages', { params }),
  });
  const write = () => {
    forget('tellCustomer', params);
    setOpen(true);
  };
  const send = async ({ notes }: { notes: string }): Promise<Error | null> => {
    try {
      await command('tellCustomer', { params, body: { notes } });
      notify(t('tell.sent'), { type: 'success' });
      void refetch();
      return null;
    } catch (fault) {
      return fault instanceof Error ? fault : new Error(String(fault));
    }
  };
  return (
    <Section
      title={t('tell.title')}
      action={
        writes && (
          <Button size="small" startIcon={<MessageIcon />} onClick={write}>
            {t('tell.write')}
          </Button>
        )
      }
    >
      <FaultAlert fault={error} />
      {data?.total === 0 && (
        <Typography variant="body2" color="text.secondary">
          {t('tell.none')}
        </Typography>
      )}
      <Stack component="ol" spacing={1} sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {data?.data.map(({ at, by, notes, readAt }) => (
          <li key={at}>
            <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {notes}
            </Typography>
            <Typography variant="caption" color="text.secondary">
              {by} · <Timestamp at={at} /> · {t(readAt ? 'tell.read' : 'tell.unread')}
            </Typography>
          </li>
        ))}
      </Stack>
      {open && (
        <NotesDialog
          title={t('tell.to', { name: order.enterprise.name })}
          label={t('tell.notes')}
          help={t('tell.help')}
          confirm={t('tell.send')}
          tone="primary"
          schema={NewCustomerMessage}
          occasion={null}
          onSubmit={send}
          onClose={() => setOpen(false)}
        />
      )}
    </Section>
  );
}
