import { Box, Button, Stack, Typography } from '@mui/material';
import { Link } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { incidentCause } from '../../domain/incident.ts';
import { totalOf, useStanding } from '../incidents/useStanding.ts';
import { Section } from '../ui/Section.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

/** The number of incidents by cause, with a link to the list. */
export function IncidentCard() {
  const t = useT();
  const localized = useLocalized();
  const standing = useStanding();
  const total = totalOf(standing);
  return (
    <Section title={t('menu.incidents')}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1 }}>
        <Typography component="span" sx={{ fontSize: '2rem', fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
          {total ?? '–'}
        </Typography>
        <Typography component="span" color="text.secondary">
          {t(total === 0 ? 'incident.all_moves' : 'incident.pieces')}
        </Typography>
      </Box>
      <Stack component="ul" sx={{ m: 0, mb: 1, pl: 2.5 }}>
        {standing?.counts.map(({ cause, count }) => (
          <Typography key={cause} component="li" variant="body2">
            <Link to={`/incidents?filter=${encodeURIComponent(JSON.stringify({ cause }))}`}>
              {localized(incidentCause(cause))} {count}
            </Link>
          </Typography>
        ))}
      </Stack>
      <Button component={RouterLink} to="/incidents" size="small" variant={total ? 'contained' : 'text'}>
        {t('common.show')}
      </Button>
    </Section>
  );
}
