import DoneAllIcon from '@mui/icons-material/DoneAll';
import { Stack, Typography } from '@mui/material';
import { useT } from '../words/useT.ts';

export function QueueCleared() {
  const t = useT();
  return (
    <Stack role="status" spacing={1} sx={{ alignItems: 'center', py: 10, color: 'text.secondary' }}>
      <DoneAllIcon color="success" fontSize="large" />
      <Typography component="h2" variant="h6" color="text.primary">
        {t('queue.cleared')}
      </Typography>
      <Typography>{t('queue.cleared_text')}</Typography>
    </Stack>
  );
}
