import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { bookingState } from '../../domain/booking-state.ts';
import type { OrderProgress } from '../../domain/contract/public.ts';
import { DELIVERY_MODES } from '../../domain/stage.ts';
import { OrderChip } from '../parts/OrderChip.tsx';
import { Progress } from '../parts/Progress.tsx';
import { StageChip } from '../parts/StageChip.tsx';
import { Timeline } from '../parts/Timeline.tsx';
import { Title } from '../parts/Title.tsx';
import { useDates, useLanguage } from '../words/index.tsx';
import { Certificates } from './Certificates.tsx';

export function Found({ progress, onAgain }: { progress: OrderProgress; onAgain: () => void }) {
  const { words, language } = useLanguage();
  const dates = useDates();
  // Who looks up a finished order has come for its certificates.
  const done = progress.certificates.length > 0;
  const certificates = <Certificates certificates={progress.certificates} archivePath={progress.archivePath} />;
  return (
    <>
      <Title
        text={`${words.lookup.number} ${progress.number}`}
        lead={`${words.lookup.applicant} ${progress.applicant}`}
      >
        <OrderChip order={{ ...progress, state: bookingState(progress.shares.map(({ stage }) => stage)) }} />
        <Button onClick={onAgain}>{words.lookup.again}</Button>
      </Title>
      <Stack spacing={2}>
        {done && certificates}
        {progress.shares
          .filter(({ stage }) => stage !== 'superseded')
          .map((share) => (
            <Paper key={share.id} sx={{ p: 2 }}>
              <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
                <Typography variant="h2">
                  {progress.kind === 'mandatory' && `${share.institutionName} · `}
                  {DELIVERY_MODES[share.deliveryMode][language]} · {share.instrumentCount}
                </Typography>
                <StageChip stage={share.stage} kind={progress.kind} />
              </Stack>
              {share.visitStartsAt && (
                <Typography sx={{ mt: 1 }}>
                  {words.orders.visit}：{dates.minute(share.visitStartsAt)}
                </Typography>
              )}
              <Progress stage={share.stage} deliveryMode={share.deliveryMode} kind={progress.kind} />
            </Paper>
          ))}
        {!done && certificates}
        <Paper sx={{ p: 2 }}>
          <Typography variant="h2" gutterBottom>
            {words.orders.timeline}
          </Typography>
          <Timeline kind={progress.kind} steps={progress.timeline} />
        </Paper>
      </Stack>
    </>
  );
}
