import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from 'react-router';
import type { Order, OrderKind } from '../../domain/contract/order.ts';
import { call } from '../api.ts';
import { DispatchPreview } from '../bookings/DispatchPreview.tsx';
import { Confirm } from '../parts/Confirm.tsx';
import { Fault } from '../parts/Fault.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Title } from '../parts/Title.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { useDates, useWords } from '../words/index.tsx';
import { ContactSelect } from './ContactSelect.tsx';
import { InstrumentPicker } from './InstrumentPicker.tsx';
import { draftPath } from './kind.ts';
import { Refused } from './Refused.tsx';
import { useAgain } from './useAgain.ts';
import { useExpiring } from './useExpiring.ts';
import { useOrderForm } from './useOrderForm.ts';
import { useOrderWords } from './useOrderWords.ts';

/** 检测申请登记: a new application, or a draft. */
export function OrderForm() {
  return <Form kind="general" />;
}

/** 强检器具预约申请: a new booking, or a draft. */
export function BookingForm() {
  return <Form kind="mandatory" />;
}

function Form({ kind }: { kind: OrderKind }) {
  const { orderId } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['order', orderId],
    queryFn: () => call('getOrder', { params: { orderId: orderId ?? '' } }),
    enabled: orderId !== undefined,
  });
  if (orderId === undefined) return <Editor kind={kind} draft={null} />;
  if (error) return <Fault error={error} onRetry={refetch} />;
  if (!data) return <Loading />;
  if (data.number) return <Navigate to={`/my/orders/${data.id}`} replace />;
  if (data.kind !== kind) return <Navigate to={draftPath(data.kind, data.id)} replace />;
  return <Editor kind={kind} draft={data} />;
}

function Editor({ kind, draft }: { kind: OrderKind; draft: Order | null }) {
  const words = useWords();
  const orders = useOrderWords(kind);
  const dates = useDates();
  const form = useOrderForm(kind, draft);
  const expiring = useExpiring(kind, form.setChosen);
  useAgain(form.setChosen);
  return (
    <>
      <Title text={draft ? orders.editTitle : orders.newTitle} />
      <Stack spacing={2}>
        <Paper sx={{ p: 2 }}>
          <ContactSelect value={form.contactId} fault={form.faults.contact} onChange={form.setContactId} />
          <TextField
            label={orders.remarks}
            helperText={words.limit(500)}
            value={form.remarks}
            onChange={(event) => form.setRemarks(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 500 } }}
            sx={{ mt: 2 }}
          />
        </Paper>
        <Paper sx={{ p: 2 }}>
          <Typography variant="h2" sx={{ mb: 1.5 }}>
            {orders.chooseInstruments}
          </Typography>
          {form.faults.instruments && (
            <Alert severity="error" sx={{ mb: 1.5 }}>
              {form.faults.instruments}
            </Alert>
          )}
          {expiring && (
            <Alert severity="info" sx={{ mb: 1.5 }}>
              {orders.expiringChosen(expiring.days, expiring.found, form.chosen.size)}
            </Alert>
          )}
          <Refused refused={form.refused} onDrop={form.dropRefused} />
          {kind === 'mandatory' && <DispatchPreview orderId={form.orderId} savedAt={form.savedAt} />}
          <InstrumentPicker kind={kind} chosen={form.chosen} onChange={form.setChosen} />
        </Paper>
        <Fault error={form.error} />
        <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
          <Button variant="contained" onClick={form.ask} disabled={form.busy}>
            {orders.submit}
          </Button>
          <Button variant="outlined" onClick={form.saveDraft} loading={form.busy}>
            {orders.saveDraft}
          </Button>
          {form.orderId && (
            <Button color="error" onClick={() => form.setRemoving(true)}>
              {words.remove}
            </Button>
          )}
          {form.savedAt && (
            <Typography variant="body2" color="text.secondary" role="status" sx={{ alignSelf: 'center' }}>
              {words.bookings.autosaved(dates.time(form.savedAt))}
            </Typography>
          )}
        </Stack>
      </Stack>
      {form.asking && (
        <Confirm title={orders.submitTitle} action={orders.submit} onClose={form.closeAsking} onConfirm={form.submit}>
          {orders.submitText(form.chosen.size)}
          <Waiting shown={form.waiting} />
        </Confirm>
      )}
      {form.removing && (
        <Confirm
          title={orders.removeTitle}
          action={words.remove}
          danger
          onClose={() => form.setRemoving(false)}
          onConfirm={form.remove}
        >
          {orders.removeText}
        </Confirm>
      )}
    </>
  );
}
