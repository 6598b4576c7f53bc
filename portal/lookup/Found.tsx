import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { OrderProgress } from '../../domain/contract/public.ts';
import { DELIVERY_MODES } from '../../domain/stage.ts';
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
  const certificates = <Certificates certificates={progress.certificates} />;
  return (
    <>
      <Title
        text={`${words.lookup.number} ${progress.number}`}
        lead={`${words.lookup.applicant} ${progress.applicant}`}
      >
        <StageChip stage={progress.stage} />
        <Button onClick={onAgain}>{words.lookup.again}</Button>
      </Title>
      <Stack spacing={2}>
        {done && certificates}
        {progress.shares.map((share) => (
          <Paper key={share.id} sx={{ p: 2 }}>
            <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
              <Typography variant="h2">
                {DELIVERY_MODES[share.deliveryMode][language]} · {share.instrumentCount}
              </Typography>
              <StageChip stage={share.stage} />
            </Stack>
            {share.visitStartsAt && (
              <Typography sx={{ mt: 1 }}>
                {words.orders.visit}：{dates.minute(share.visitStartsAt)}
              </Typography>
            )}
            <Progress stage={share.stage} deliveryMode={share.deliveryMode} />
          </Paper>
        ))}
        {!done && certificates}
        <Paper sx={{ p: 2 }}>
          <Typography variant="h2" gutterBottom>
            {words.orders.timeline}
          </Typography>
          <Timeline steps={progress.timeline} />
        </Paper>
      </Stack>
    </>
  );
}
