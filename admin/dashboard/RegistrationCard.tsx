import { Box, Button, Typography } from '@mui/material';
import { Link } from 'react-router';
import { Section } from '../ui/Section.tsx';
import { useSay } from '../words/useSay.ts';

export function RegistrationCard({ pending }: { pending: number }) {
  const say = useSay();
  return (
    <Section title={say('dashboard.enterprises')}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1, mb: 1.5 }}>
        <Typography component="span" sx={{ fontSize: '2rem', fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
          {pending}
        </Typography>
        <Typography component="span" color="text.secondary">
          {say('dashboard.companies')}
        </Typography>
      </Box>
      <Button component={Link} to="/enterprises" size="small" variant={pending > 0 ? 'contained' : 'text'}>
        {say('dashboard.open')}
      </Button>
    </Section>
  );
}
