import { Box, Skeleton } from '@mui/material';
import { type ReactNode, Suspense, useDeferredValue } from 'react';

/** A chart that is rendered after the rest of the page is displayed. */
export function DeferredChart({ height, children }: { height: number; children: ReactNode }) {
  const isDue = useDeferredValue(true, false);
  const waiting = <Skeleton variant="rounded" height={height} />;
  return <Box sx={{ height }}>{isDue ? <Suspense fallback={waiting}>{children}</Suspense> : waiting}</Box>;
}
