import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from 'react-router';
import type { Order, OrderItem, TimelineEntry } from '../../domain/contract/order.ts';
import { isTerminal } from '../../domain/stage.ts';
import { namedIn } from '../../domain/trail.ts';
import { call } from '../api.ts';
import { BookAgain } from '../bookings/BookAgain.tsx';
import { Receipt } from '../bookings/Receipt.tsx';
import { OrderEvaluation } from '../evaluations/OrderEvaluation.tsx';
import { Fault } from '../parts/Fault.tsx';
import { Loading } from '../parts/Loading.tsx';
import { OrderChip } from '../parts/OrderChip.tsx';
import { Timeline } from '../parts/Timeline.tsx';
import { Title } from '../parts/Title.tsx';
import { type PortalTranslate, useDates, useT } from '../words/index.tsx';
import { Details } from './Details.tsx';
import { draftPath } from './kind.ts';
import { Next } from './Next.tsx';
import { SharePanel } from './SharePanel.tsx';
import { Slip } from './Slip.tsx';
import { useLive } from './useLive.ts';

/** An order for its customer: what to do next, each share, the slip and the timeline (requirement C14). */
export function OrderPage() {
  const t = useT();
  const dates = useDates();
  const { orderId = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['order', orderId],
    queryFn: () => call('getOrder', { params: { orderId } }),
    // Live updates come from the stream; polling catches missed ones, and PDFs that have been made.
    refetchInterval: ({ state }) => (state.data && isSettled(state.data) ? false : 10_000),
  });
  useLive(orderId, data?.number ? data.sequence : null, refetch);
  if (error && !data) return <Fault error={error} onRetry={refetch} />;
  if (!data) return <Loading />;
  if (!data.number) return <Navigate to={draftPath(data.kind, orderId)} replace />;
  const live = data.shares.filter((share) => share.stage !== 'superseded');
  const modeOf = new Map(data.shares.map((share) => [share.id, share.deliveryMode]));
  const institutionOf = new Map(data.shares.map((share) => [share.id, share.institutionName]));
  const several = live.length > 1;
  const isMandatory = data.kind === 'mandatory';
  return (
    <>
      <Title
        text={`${t('orders.number')} ${data.number}`}
        lead={`${t('orders.submitted')} ${dates.minute(data.submittedAt)} · ${t('orders.contact')} ${data.contact?.name ?? '—'}`}
      >
        <OrderChip order={data} />
        <BookAgain order={data} />
      </Title>
      <Stack spacing={2}>
        <Next order={data} />
        {isMandatory && <Receipt order={data} />}
        {live
          .toSorted((a, b) => Number(isTerminal(a.stage)) - Number(isTerminal(b.stage)))
          .map((share) => (
            <SharePanel key={share.id} order={data} share={share} onChanged={refetch} />
          ))}
        <Details order={data} />
        <OrderEvaluation orderId={orderId} />
        <Slip orderId={orderId} />
        <Paper sx={{ p: 2 }}>
          <Typography variant="h2" sx={{ mb: 1.5 }}>
            {t('orders.timeline')}
          </Typography>
          <Timeline
            kind={data.kind}
            steps={data.timeline.map((step) => ({
              ...step,
              details: detailsOf(step, data.items, t),
              deliveryMode: several && step.shareId ? (modeOf.get(step.shareId) ?? null) : null,
              part: several && isMandatory && step.shareId ? institutionOf.get(step.shareId) : null,
            }))}
          />
        </Paper>
      </Stack>
    </>
  );
}

/** The instruments of a step, if it is not about the whole share. */
function detailsOf(step: TimelineEntry, items: readonly OrderItem[], t: PortalTranslate): string[] {
  const { only, refused } = namedIn(step, items);
  return [
    ...(only.length > 0 ? [t('common.onlyFor', { names: only.join(t('nameComma')) })] : []),
    ...refused.map(({ name, notes }) => t('common.notAccepted', { name, notes })),
  ];
}

/** Nothing more will change by itself: all shares are over and all certificates have their PDF. */
function isSettled(order: Order): boolean {
  return (
    order.shares.length > 0 &&
    order.shares.every(({ stage }) => isTerminal(stage)) &&
    order.items.every(({ certificate }) => certificate?.ready !== false)
  );
}
