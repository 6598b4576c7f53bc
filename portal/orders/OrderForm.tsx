import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from 'react-router';
import type { Order } from '../../domain/contract/order.ts';
import { call } from '../api.ts';
import { Confirm } from '../parts/Confirm.tsx';
import { Fault } from '../parts/Fault.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Title } from '../parts/Title.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { useWords } from '../words/index.tsx';
import { ContactSelect } from './ContactSelect.tsx';
import { InstrumentPicker } from './InstrumentPicker.tsx';
import { Refused } from './Refused.tsx';
import { useExpiring } from './useExpiring.ts';
import { useOrderForm } from './useOrderForm.ts';

/** 检测申请登记: a new application, or a draft. */
export function OrderForm() {
  const { orderId } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['order', orderId],
    queryFn: () => call('getOrder', { params: { orderId: orderId ?? '' } }),
    enabled: orderId !== undefined,
  });
  if (orderId === undefined) return <Editor draft={null} />;
  if (error) return <Fault error={error} onRetry={refetch} />;
  if (!data) return <Loading />;
  if (data.number) return <Navigate to={`/my/orders/${data.id}`} replace />;
  return <Editor draft={data} />;
}

function Editor({ draft }: { draft: Order | null }) {
  const words = useWords();
  const form = useOrderForm(draft);
  const expiring = useExpiring(form.setChosen);
  return (
    <>
      <Title text={draft ? words.orders.editTitle : words.orders.newTitle} />
      <Stack spacing={2}>
        <Paper sx={{ p: 2 }}>
          <ContactSelect value={form.contactId} fault={form.faults.contact} onChange={form.setContactId} />
          <TextField
            label={words.orders.remarks}
            helperText={words.limit(500)}
            value={form.remarks}
            onChange={(event) => form.setRemarks(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 500 } }}
            sx={{ mt: 2 }}
          />
        </Paper>
        <Paper sx={{ p: 2 }}>
          <Typography variant="h2" sx={{ mb: 1.5 }}>
            {words.orders.chooseInstruments}
          </Typography>
          {form.faults.instruments && (
            <Alert severity="error" sx={{ mb: 1.5 }}>
              {form.faults.instruments}
            </Alert>
          )}
          {expiring && (
            <Alert severity="info" sx={{ mb: 1.5 }}>
              {words.orders.expiringChosen(expiring.days, expiring.found, form.chosen.size)}
            </Alert>
          )}
          <Refused refused={form.refused} onDrop={form.dropRefused} />
          <InstrumentPicker chosen={form.chosen} onChange={form.setChosen} />
        </Paper>
        <Fault error={form.error} />
        <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
          <Button variant="contained" onClick={form.ask} disabled={form.busy}>
            {words.orders.submit}
          </Button>
          <Button variant="outlined" onClick={form.saveDraft} loading={form.busy}>
            {words.orders.saveDraft}
          </Button>
          {draft && (
            <Button color="error" onClick={() => form.setRemoving(true)}>
              {words.remove}
            </Button>
          )}
        </Stack>
      </Stack>
      {form.asking && (
        <Confirm
          title={words.orders.submitTitle}
          action={words.orders.submit}
          onClose={form.closeAsking}
          onConfirm={form.submit}
        >
          {words.orders.submitText(form.chosen.size)}
          <Waiting shown={form.waiting} />
        </Confirm>
      )}
      {form.removing && (
        <Confirm
          title={words.orders.removeTitle}
          action={words.remove}
          danger
          onClose={() => form.setRemoving(false)}
          onConfirm={form.remove}
        >
          {words.orders.removeText}
        </Confirm>
      )}
    </>
  );
}
