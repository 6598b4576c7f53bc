import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Two values in one cell: the main one above, a secondary one below. */
export function Stacked({ children, below }: { children: ReactNode; below: ReactNode }) {
  return (
    <>
      <Box sx={{ overflowWrap: 'anywhere' }}>{children}</Box>
      <Box sx={{ overflowWrap: 'anywhere', color: 'text.secondary', fontSize: '0.8125rem' }}>{below}</Box>
    </>
  );
}
