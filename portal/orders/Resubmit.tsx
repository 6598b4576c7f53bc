import Alert from '@mui/material/Alert';
import Checkbox from '@mui/material/Checkbox';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { commandWords } from '../../domain/command.ts';
import type { Order } from '../../domain/contract/order.ts';
import type { Share } from '../../domain/contract/share.ts';
import { DELIVERY_MODE_NAMES, DELIVERY_MODES, type DeliveryMode } from '../../domain/stage.ts';
import { Confirm } from '../parts/Confirm.tsx';
import { useNotify } from '../parts/Notice.tsx';
import { useCommand } from '../parts/useCommand.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { useLanguage } from '../words/index.tsx';
import { ContactSelect } from './ContactSelect.tsx';

interface ResubmitProps {
  readonly order: Order;
  readonly share: Share;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Corrects a rejected part: contact, what stays in it, how it is delivered (requirement C10). */
export function Resubmit({ order, share, onClose, onDone }: ResubmitProps) {
  const { words, language } = useLanguage();
  const notify = useNotify();
  const client = useQueryClient();
  const { waiting, command } = useCommand();
  const items = order.items.filter((item) => item.shareId === share.id && item.state === 'active');
  const [contactId, setContactId] = useState(order.contact?.id ?? '');
  const [kept, setKept] = useState<ReadonlyMap<string, DeliveryMode>>(
    new Map(items.map((item) => [item.id, item.deliveryMode])),
  );
  const [notes, setNotes] = useState('');
  const set = (id: string, mode: DeliveryMode | null) => {
    const next = new Map(kept);
    if (mode) next.set(id, mode);
    else next.delete(id);
    setKept(next);
  };
  const called = commandWords('resubmit', order.kind)[language];
  const send = async () => {
    if (!contactId) throw new Error(words.orders.needContact);
    if (kept.size === 0) throw new Error(words.orders.needInstrument);
    const body = { contactId, items: [...kept].map(([itemId, deliveryMode]) => ({ itemId, deliveryMode })), notes };
    await command('resubmit', { params: { shareId: share.id }, body });
    await client.invalidateQueries({ queryKey: ['instruments'] });
    notify(words.orders.commandDone);
    onDone();
  };
  return (
    <Confirm title={called} action={called} onClose={onClose} onConfirm={send}>
      <Stack spacing={2}>
        {share.notes && (
          <Alert severity="error">
            {words.orders.notes}：{share.notes}
          </Alert>
        )}
        <Typography color="text.secondary">{words.orders.resubmitLead}</Typography>
        <ContactSelect value={contactId} onChange={setContactId} />
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell padding="checkbox">{words.orders.keep}</TableCell>
              <TableCell>{words.instruments.fields.name}</TableCell>
              <TableCell>{words.instruments.fields.deliveryMode}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {items.map((item) => (
              <TableRow key={item.id}>
                <TableCell padding="checkbox">
                  <Checkbox
                    checked={kept.has(item.id)}
                    onChange={(_, checked) => set(item.id, checked ? item.deliveryMode : null)}
                    slotProps={{ input: { 'aria-label': `${words.orders.keep} ${item.instrument.instrumentNumber}` } }}
                  />
                </TableCell>
                <TableCell>
                  {item.instrument.name}（{item.instrument.instrumentNumber}）
                  {item.notes && (
                    <Typography variant="body2" color="error">
                      {item.notes}
                    </Typography>
                  )}
                </TableCell>
                <TableCell>
                  <TextField
                    select
                    size="small"
                    value={kept.get(item.id) ?? item.deliveryMode}
                    disabled={!kept.has(item.id)}
                    onChange={(event) => set(item.id, event.target.value as DeliveryMode)}
                    slotProps={{
                      htmlInput: {
                        'aria-label': `${words.instruments.fields.deliveryMode} ${item.instrument.instrumentNumber}`,
                      },
                    }}
                  >
                    {DELIVERY_MODE_NAMES.map((mode) => (
                      <MenuItem key={mode} value={mode}>
                        {DELIVERY_MODES[mode][language]}
                      </MenuItem>
                    ))}
                  </TextField>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
        <TextField
          label={words.orders.remarks}
          value={notes}
          onChange={(event) => setNotes(event.target.value)}
          helperText={words.limit(1000)}
        />
        <Waiting shown={waiting} />
      </Stack>
    </Confirm>
  );
}
