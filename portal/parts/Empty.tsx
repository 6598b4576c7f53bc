import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** Shown for an empty list: why it is empty, and what to do. */
export function Empty({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <Paper sx={{ p: 4, textAlign: 'center' }}>
      <Typography color="text.secondary" gutterBottom={children !== undefined}>
        {text}
      </Typography>
      <Stack direction="row" spacing={1} useFlexGap sx={{ justifyContent: 'center', flexWrap: 'wrap' }}>
        {children}
      </Stack>
    </Paper>
  );
}
