import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { Authorisation } from '../../domain/contract/authorisation.ts';
import { useDates, useT } from '../words/index.tsx';
import { StateChip } from './StateChip.tsx';

/** Authorisations on a phone, one card each. */
export function CapabilityCards({ authorisations }: { authorisations: readonly Authorisation[] }) {
  const t = useT();
  const dates = useDates();
  return (
    <Paper component="ul" aria-label={t('capability.title')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {authorisations.map((row) => (
        <Box component="li" key={row.id} sx={{ p: 1.5, borderBottom: 1, borderColor: 'divider' }}>
          <Stack direction="row" spacing={1} sx={{ alignItems: 'center', justifyContent: 'space-between' }}>
            <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
              {row.categoryName} · {row.kindName ?? t('capability.allKinds')}
            </Typography>
            <StateChip state={row.state} />
          </Stack>
          <Typography variant="body2">{row.regionName}</Typography>
          <Typography variant="body2" color="text.secondary">
            {dates.day(row.validFrom)} – {row.validUntil ? dates.day(row.validUntil) : t('capability.withoutEnd')}
          </Typography>
          {row.endReason && (
            <Typography variant="body2" color="text.secondary">
              {t('common.ended', { reason: row.endReason })}
            </Typography>
          )}
        </Box>
      ))}
    </Paper>
  );
}
