import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from 'react-router';
import { isTerminal, STAGES } from '../../domain/stage.ts';
import { call, pathOf } from '../api.ts';
import { Fault } from '../parts/Fault.tsx';
import { Loading } from '../parts/Loading.tsx';
import { StageChip } from '../parts/StageChip.tsx';
import { Timeline } from '../parts/Timeline.tsx';
import { Title } from '../parts/Title.tsx';
import { useDates, useLanguage } from '../words/index.tsx';
import { SharePanel } from './SharePanel.tsx';

/** An order as its owner follows it: what to do next, each share, the slip and the timeline (requirement C14). */
export function OrderPage() {
  const { words, language } = useLanguage();
  const dates = useDates();
  const { orderId = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['order', orderId],
    queryFn: () => call('getOrder', { params: { orderId } }),
    refetchInterval: 10_000,
  });
  const slip = useQuery({
    queryKey: ['slip', orderId],
    queryFn: () => call('getOrderSlip', { params: { orderId } }),
    enabled: data?.number != null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error && !data) return <Fault error={error} onRetry={refetch} />;
  if (!data) return <Loading />;
  if (!data.number) return <Navigate to={`/my/orders/${orderId}/edit`} replace />;
  const live = data.shares.filter((share) => share.stage !== 'superseded');
  const hint = data.stage === 'draft' ? '' : language === 'zh' ? STAGES[data.stage].hintZh : STAGES[data.stage].hintEn;
  const modeOf = new Map(data.shares.map((share) => [share.id, share.deliveryMode]));
  const several = live.length > 1;
  return (
    <>
      <Title
        text={`${words.orders.number} ${data.number}`}
        lead={`${words.orders.submitted} ${dates.minute(data.submittedAt)} · ${words.orders.contact} ${data.contact?.name ?? '—'}`}
      >
        <StageChip stage={data.stage} />
      </Title>
      <Stack spacing={2}>
        <Alert severity={data.stage === 'rejected' ? 'error' : data.stage === 'completed' ? 'success' : 'info'}>
          {hint}
        </Alert>
        {live
          .toSorted((a, b) => Number(isTerminal(a.stage)) - Number(isTerminal(b.stage)))
          .map((share) => (
            <SharePanel key={share.id} order={data} share={share} onChanged={refetch} />
          ))}
        <Paper sx={{ p: 2 }}>
          <Stack direction="row" useFlexGap spacing={2} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
            <Button variant="outlined" href={pathOf('printOrderSlip', { orderId })} target="_blank">
              {words.orders.slip}
            </Button>
            {slip.data && (
              <Typography>
                {words.orders.password}：<strong data-testid="slip-password">{slip.data.password}</strong>
              </Typography>
            )}
            <Typography color="text.secondary">{words.orders.slipHint}</Typography>
          </Stack>
        </Paper>
        <Paper sx={{ p: 2 }}>
          <Typography variant="h2" sx={{ mb: 1.5 }}>
            {words.orders.timeline}
          </Typography>
          <Timeline
            steps={data.timeline.map((step) => ({
              ...step,
              deliveryMode: several && step.shareId ? (modeOf.get(step.shareId) ?? null) : null,
            }))}
          />
        </Paper>
      </Stack>
    </>
  );
}
