import { Card, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';

/** A card with a title, which is also its accessible name. */
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
