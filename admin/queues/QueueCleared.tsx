import DoneAllIcon from '@mui/icons-material/DoneAll';
import { Stack, Typography } from '@mui/material';
import { useSay } from '../words/useSay.ts';

export function QueueCleared() {
  const say = useSay();
  return (
    <Stack role="status" spacing={1} sx={{ alignItems: 'center', py: 10, color: 'text.secondary' }}>
      <DoneAllIcon color="success" fontSize="large" />
      <Typography component="h2" variant="h6" color="text.primary">
        {say('queue.cleared')}
      </Typography>
      <Typography>{say('queue.cleared_text')}</Typography>
    </Stack>
  );
}
