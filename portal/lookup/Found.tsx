import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { OrderProgress } from '../../domain/contract/public.ts';
import { CERTIFICATE_KINDS } from '../../domain/number.ts';
import { DELIVERY_MODES } from '../../domain/stage.ts';
import { Progress } from '../parts/Progress.tsx';
import { StageChip } from '../parts/StageChip.tsx';
import { Timeline } from '../parts/Timeline.tsx';
import { Title } from '../parts/Title.tsx';
import { useDates, useLanguage } from '../words/index.tsx';

export function Found({ progress, onAgain }: { progress: OrderProgress; onAgain: () => void }) {
  const { words, language } = useLanguage();
  const dates = useDates();
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
        <Paper sx={{ p: 2 }}>
          <Typography variant="h2" gutterBottom>
            {words.lookup.certificates}
          </Typography>
          {progress.certificates.length === 0 && (
            <Typography color="text.secondary">{words.lookup.noCertificates}</Typography>
          )}
          <Stack spacing={1} component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
            {progress.certificates.map((certificate) => (
              <Stack
                key={certificate.id}
                component="li"
                direction="row"
                useFlexGap
                spacing={1.5}
                sx={{ flexWrap: 'wrap', alignItems: 'center' }}
              >
                <Typography sx={{ flexGrow: 1 }}>
                  {CERTIFICATE_KINDS[certificate.kind][language]} {certificate.number} · {certificate.instrumentName}（
                  {certificate.serialNumber}）
                </Typography>
                {certificate.downloadPath ? (
                  <Button
                    size="small"
                    variant="outlined"
                    href={certificate.downloadPath}
                    download
                    aria-label={`${words.lookup.download} ${certificate.number}`}
                  >
                    {words.lookup.download}
                  </Button>
                ) : (
                  <Typography color="text.secondary">{words.lookup.preparing}</Typography>
                )}
              </Stack>
            ))}
          </Stack>
        </Paper>
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
