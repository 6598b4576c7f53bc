import { Box, Skeleton, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-admin';
import { useCall } from '../data/useCall.ts';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { Section } from '../ui/Section.tsx';
import { useT } from '../words/useT.ts';

const POLL_INTERVAL_MS = 60_000;

/** The administrator's work: registrations to review, and users. */
export function AccountsCard() {
  const t = useT();
  const call = useCall();
  const { data, error } = useQuery({
    queryKey: ['desk', 'accounts'],
    queryFn: () => call('countAccounts'),
    refetchInterval: POLL_INTERVAL_MS,
  });
  const rows = data && [
    { to: '/enterprises', label: t('dashboard.enterprises'), count: data.pendingEnterprises },
    { to: '/institutions', label: t('dashboard.institutions'), count: data.pendingInstitutions },
    { to: '/users', label: t('dashboard.initial_passwords'), count: data.initialPasswords },
    { to: '/users', label: t('dashboard.users'), count: data.users },
  ];
  return (
    <Section title={t('dashboard.accounts')}>
      {!data && <FaultAlert fault={error} />}
      {!data && !error && <Skeleton variant="rounded" height={90} />}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {rows
          ?.filter(({ count }) => count !== null)
          .map(({ to, label, count }) => (
            <Box
              key={label}
              component="li"
              sx={{ display: 'flex', justifyContent: 'space-between', py: 0.5, borderTop: 1, borderColor: 'divider' }}
            >
              <Link to={to}>{label}</Link>
              <Typography
                component="span"
                sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}
                aria-label={t('dashboard.people', { count: count ?? 0 })}
              >
                {count}
              </Typography>
            </Box>
          ))}
      </Box>
    </Section>
  );
}
