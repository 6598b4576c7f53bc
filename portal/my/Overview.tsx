import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call } from '../api.ts';
import { Business } from '../business/Business.tsx';
import { OrderTable } from '../orders/OrderTable.tsx';
import { Fault } from '../parts/Fault.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Title } from '../parts/Title.tsx';
import { useSession } from '../session/index.tsx';
import { useT } from '../words/index.tsx';
import { BookingCounts } from './BookingCounts.tsx';
import { NoEnterprise } from './NoEnterprise.tsx';
import { RegistrationState } from './RegistrationState.tsx';
import { StageCounts } from './StageCounts.tsx';

/** The present state, and what to do next. */
export function Overview() {
  const t = useT();
  const { me } = useSession();
  if (me?.permissions.includes('business.own')) return <Business />;
  if (!me?.permissions.includes('order.own')) {
    return (
      <>
        <Title text={t('nav.overview')} />
        {me?.enterprise ? <RegistrationState /> : <NoEnterprise />}
      </>
    );
  }
  return (
    <>
      <Title text={t('nav.overview')}>
        <Button variant="contained" component={Link} to="/my/orders/new">
          {t('nav.newOrder')}
        </Button>
      </Title>
      <Customer />
    </>
  );
}

function Customer() {
  const t = useT();
  const orders = useQuery({
    queryKey: ['orders', 'latest'],
    queryFn: () => call('listOrders', { query: { perPage: 5 } }),
    refetchInterval: 15_000,
  });
  const instruments = useQuery({
    queryKey: ['instruments', 'any'],
    queryFn: () => call('listInstruments', { query: { perPage: 1 } }),
  });
  const contacts = useQuery({ queryKey: ['contacts'], queryFn: () => call('listContacts') });
  const error = orders.error ?? instruments.error ?? contacts.error;
  if (error) return <Fault error={error} onRetry={orders.refetch} />;
  if (!orders.data || !instruments.data || !contacts.data) return <Loading />;
  const steps = [
    [instruments.data.total === 0, t('overview.firstInstruments'), '/my/instruments'],
    [contacts.data.total === 0, t('overview.firstContact'), '/my/contacts'],
    [orders.data.total === 0, t('overview.firstOrder'), '/my/orders/new'],
  ] as const;
  const open = steps.filter(([missing]) => missing);
  return (
    <Stack spacing={2}>
      {open.length > 0 && (
        <Paper sx={{ p: 2 }}>
          <Typography variant="h2" gutterBottom>
            {t('overview.next')}
          </Typography>
          <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
            {open.map(([, label, to]) => (
              <Button key={to} variant="outlined" component={Link} to={to}>
                {label}
              </Button>
            ))}
          </Stack>
        </Paper>
      )}
      {orders.data.total > 0 && (
        <>
          <StageCounts />
          <BookingCounts />
          <Typography variant="h2">{t('overview.latest')}</Typography>
          <OrderTable orders={orders.data.data} />
        </>
      )}
    </Stack>
  );
}
