import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
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
import { useDates, useT } from '../words/index.tsx';
import { ContactSelect } from './ContactSelect.tsx';
import { DetailFields } from './DetailFields.tsx';
import { InstrumentPicker } from './InstrumentPicker.tsx';
import { draftPath } from './kind.ts';
import { Refused } from './Refused.tsx';
import { useAgain } from './useAgain.ts';
import { useExpiring } from './useExpiring.ts';
import { useOrderForm } from './useOrderForm.ts';
import { useOrderT } from './useOrderT.ts';

/** 检测申请登记: the form of an application. */
export function OrderForm() {
  return <Form kind="general" />;
}

/** 强检器具预约申请: the form of a mandatory booking. */
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
  const t = useT();
  const tOrder = useOrderT(kind);
  const dates = useDates();
  const editor = useOrderForm(kind, draft);
  const { form, chosen, setChosen, refused, orderId, savedAt, setDialog } = editor;
  const expiring = useExpiring(kind, setChosen);
  useAgain(setChosen);
  return (
    <>
      <Title text={draft ? tOrder('editTitle') : tOrder('newTitle')} />
      <Stack spacing={2}>
        <Paper sx={{ p: 2 }}>
          <Stack spacing={2}>
            <ContactSelect form={form} />
            <DetailFields form={form} kind={kind} />
          </Stack>
        </Paper>
        <Paper sx={{ p: 2 }}>
          <Typography variant="h2" sx={{ mb: 1.5 }}>
            {tOrder('chooseInstruments')}
          </Typography>
          {refused.length === 0 && form.fault('instrumentIds') && (
            <Alert severity="error" sx={{ mb: 1.5 }}>
              {form.fault('instrumentIds')}
            </Alert>
          )}
          {expiring && (
            <Alert severity="info" sx={{ mb: 1.5 }}>
              {expiring.found === 0
                ? t('orders.expiringNone', { days: expiring.days })
                : t('orders.expiringChosen', { ...expiring, chosen: chosen.size })}
            </Alert>
          )}
          <Refused refused={refused} onDrop={editor.dropRefused} />
          {kind === 'mandatory' && <DispatchPreview orderId={orderId} savedAt={savedAt} />}
          <InstrumentPicker kind={kind} chosen={chosen} onChange={setChosen} />
        </Paper>
        <Fault error={form.error} />
        <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
          <Button variant="contained" onClick={editor.ask} disabled={form.busy}>
            {tOrder('submit')}
          </Button>
          <Button variant="outlined" onClick={() => void editor.saveDraft()} loading={form.busy}>
            {tOrder('saveDraft')}
          </Button>
          {orderId && (
            <Button color="error" onClick={() => setDialog('remove')}>
              {t('remove')}
            </Button>
          )}
          {savedAt && (
            <Typography variant="body2" color="text.secondary" role="status" sx={{ alignSelf: 'center' }}>
              {t('bookings.autosaved', { time: dates.time(savedAt) })}
            </Typography>
          )}
        </Stack>
      </Stack>
      {editor.dialog === 'submit' && (
        <Confirm
          title={tOrder('submitTitle')}
          action={tOrder('submit')}
          onClose={() => setDialog(null)}
          onConfirm={editor.submit}
        >
          {tOrder('submitText', { count: chosen.size })}
          <Waiting shown={editor.waiting} />
        </Confirm>
      )}
      {editor.dialog === 'remove' && (
        <Confirm
          title={tOrder('removeTitle')}
          action={t('remove')}
          danger
          onClose={() => setDialog(null)}
          onConfirm={editor.remove}
        >
          {tOrder('removeText')}
        </Confirm>
      )}
    </>
  );
}
