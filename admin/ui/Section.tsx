import { Card, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';

/** A titled card, found by its title. */
export function Section({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <Card component="section" aria-labelledby={id} sx={{ p: 2 }}>
      <div style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', marginBottom: 8 }}>
        <Typography id={id} component="h2" variant="subtitle1">
          {title}
        </Typography>
        {action}
      </div>
      {children}
    </Card>
  );
}
