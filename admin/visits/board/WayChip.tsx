import { Box, Typography } from '@mui/material';
import { useT } from '../../words/useT.ts';
import { HATCHED } from '../hatched.ts';
import type { WayOnDay } from '../waysOnDay.ts';

/** Travel: it moves with the visit, never by itself. */
export function WayChip({ way: { visit, direction, part } }: { way: WayOnDay }) {
  const t = useT();
  return (
    <Box
      component="li"
      sx={{
        ...HATCHED,
        border: 1,
        borderColor: 'divider',
        borderLeftWidth: 3,
        borderRadius: 1,
        px: 0.75,
        py: 0.25,
        mb: 0.5,
      }}
    >
      <Typography variant="caption" sx={{ display: 'block', fontWeight: 600 }}>
        {t(direction === 'out' ? 'travel.out' : 'travel.back')} · {t(part)}
      </Typography>
      <Typography variant="caption" sx={{ display: 'block', fontVariantNumeric: 'tabular-nums' }}>
        {visit.orderNumber}
      </Typography>
    </Box>
  );
}
