import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import { useT } from '../words/index.tsx';

export function Loading() {
  const t = useT();
  return (
    <Stack spacing={1.5} role="status" aria-label={t('loading')}>
      <Skeleton variant="rounded" height={36} width="40%" />
      <Skeleton variant="rounded" height={120} />
      <Skeleton variant="rounded" height={120} />
    </Stack>
  );
}
