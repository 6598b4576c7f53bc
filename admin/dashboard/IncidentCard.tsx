import { Box, Button, Stack, Typography } from '@mui/material';
import { Link } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { incidentCause } from '../../domain/incident.ts';
import { totalOf, useStanding } from '../incidents/useStanding.ts';
import { Section } from '../ui/Section.tsx';
import { useSay } from '../words/useSay.ts';
import { useTerm } from '../words/useTerm.ts';

/** How much is stuck, by cause, one click from the list. */
export function IncidentCard() {
  const say = useSay();
  const term = useTerm();
  const standing = useStanding();
  const total = totalOf(standing);
  return (
    <Section title={say('menu.incidents')}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1 }}>
        <Typography component="span" sx={{ fontSize: '2rem', fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
          {total ?? '–'}
        </Typography>
        <Typography component="span" color="text.secondary">
          {say(total === 0 ? 'incident.all_moves' : 'incident.pieces')}
        </Typography>
      </Box>
      <Stack component="ul" sx={{ m: 0, mb: 1, pl: 2.5 }}>
        {standing?.counts.map(({ cause, count }) => (
          <Typography key={cause} component="li" variant="body2">
            <Link to={`/incidents?filter=${encodeURIComponent(JSON.stringify({ cause }))}`}>
              {term(incidentCause(cause))} {count}
            </Link>
          </Typography>
        ))}
      </Stack>
      <Button component={RouterLink} to="/incidents" size="small" variant={total ? 'contained' : 'text'}>
        {say('incident.show')}
      </Button>
    </Section>
  );
}
