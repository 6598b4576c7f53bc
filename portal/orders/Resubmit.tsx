import Alert from '@mui/material/Alert';
import Checkbox from '@mui/material/Checkbox';
import FormHelperText from '@mui/material/FormHelperText';
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
import { commandWords } from '../../domain/command.ts';
import { COMMAND_BODIES, type CommandBody } from '../../domain/contract/command.ts';
import type { Order } from '../../domain/contract/order.ts';
import type { Share } from '../../domain/contract/share.ts';
import { detailsOf } from '../../domain/order-detail.ts';
import { RESUBMISSION_NOTE } from '../../domain/round.ts';
import { DELIVERY_MODE_NAMES, DELIVERY_MODES, type DeliveryMode } from '../../domain/stage.ts';
import { ConfirmForm } from '../parts/Confirm.tsx';
import { Field } from '../parts/Field.tsx';
import { useNotify } from '../parts/Notice.tsx';
import { useCommand } from '../parts/useCommand.ts';
import { useContractForm } from '../parts/useContractForm.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { useLanguage } from '../words/index.tsx';
import { ContactSelect } from './ContactSelect.tsx';
import { DetailFields } from './DetailFields.tsx';

interface ResubmitProps {
  readonly order: Order;
  readonly share: Share;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Corrects a rejected share: contact, instruments, delivery mode (requirement C10). */
export function Resubmit({ order, share, onClose, onDone }: ResubmitProps) {
  const { t, language } = useLanguage();
  const notify = useNotify();
  const client = useQueryClient();
  const { waiting, command } = useCommand();
  const items = order.items.filter((item) => item.shareId === share.id && item.state === 'active');
  const form = useContractForm(COMMAND_BODIES.resubmit, {
    contactId: order.contact?.id ?? '',
    items: items.map(({ id, deliveryMode }) => ({ itemId: id, deliveryMode })),
    ...detailsOf(order),
    notes: '',
  });
  const kept = new Map(
    (form.values.items as CommandBody<'resubmit'>['items']).map(({ itemId, deliveryMode }) => [itemId, deliveryMode]),
  );
  const set = (id: string, mode: DeliveryMode | null) => {
    const next = new Map(kept);
    if (mode) next.set(id, mode);
    else next.delete(id);
    form.change(
      'items',
      [...next].map(([itemId, deliveryMode]) => ({ itemId, deliveryMode })),
    );
  };
  const called = commandWords('resubmit', order.kind)[language];
  const send = () =>
    form.submit(async (body) => {
      await command('resubmit', { params: { shareId: share.id }, body });
      await client.invalidateQueries({ queryKey: ['instruments'] });
      notify(t('orders.commandDone'));
      onDone();
    });
  return (
    <ConfirmForm form={form} title={called} action={called} onClose={onClose} onConfirm={send}>
      <Stack spacing={2}>
        {share.notes && (
          <Alert severity="error">
            {t('orders.notes')}：{share.notes}
          </Alert>
        )}
        <Typography color="text.secondary">{t('orders.resubmitLead')}</Typography>
        <ContactSelect form={form} />
        <DetailFields form={form} kind={order.kind} />
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell padding="checkbox">{t('orders.keep')}</TableCell>
              <TableCell>{t('instruments.fields.name')}</TableCell>
              <TableCell>{t('instruments.fields.deliveryMode')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {items.map((item) => (
              <TableRow key={item.id}>
                <TableCell padding="checkbox">
                  <Checkbox
                    checked={kept.has(item.id)}
                    onChange={(_, checked) => set(item.id, checked ? item.deliveryMode : null)}
                    slotProps={{ input: { 'aria-label': `${t('orders.keep')} ${item.instrument.instrumentNumber}` } }}
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
                        'aria-label': `${t('instruments.fields.deliveryMode')} ${item.instrument.instrumentNumber}`,
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
        {form.fault('items') && <FormHelperText error>{form.fault('items')}</FormHelperText>}
        <Field form={form} name="notes" label={RESUBMISSION_NOTE[language]} hint={t('limit', { limit: 1000 })} />
        <Waiting shown={waiting} />
      </Stack>
    </ConfirmForm>
  );
}
