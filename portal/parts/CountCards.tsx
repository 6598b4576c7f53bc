import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

export interface CountCard {
  readonly to: string;
  readonly count: ReactNode;
  readonly chip: ReactNode;
}

/** Counts side by side, each with a link to what it counts. */
export function CountCards({ label, cards }: { label: string; cards: readonly CountCard[] }) {
  if (cards.length === 0) return null;
  return (
    <Box
      component="nav"
      aria-label={label}
      sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fill, minmax(132px, 1fr))' }}
    >
      {cards.map(({ to, count, chip }) => (
        <Paper
          key={to}
          component={Link}
          to={to}
          sx={{ p: 1.5, color: 'inherit', textDecoration: 'none', '&:hover': { borderColor: 'primary.main' } }}
        >
          <Typography component="p" sx={{ fontSize: '1.5rem', fontWeight: 600, lineHeight: 1.3 }}>
            {count}
          </Typography>
          {chip}
        </Paper>
      ))}
    </Box>
  );
}
