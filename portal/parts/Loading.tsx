import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import { useWords } from '../words/index.tsx';

export function Loading() {
  const words = useWords();
  return (
    <Stack spacing={1.5} role="status" aria-label={words.loading}>
      <Skeleton variant="rounded" height={36} width="40%" />
      <Skeleton variant="rounded" height={120} />
      <Skeleton variant="rounded" height={120} />
    </Stack>
  );
}
