import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { Link } from 'react-router';
import type { OrderKind } from '../../domain/contract/order.ts';
import { call } from '../api.ts';
import { Empty } from '../parts/Empty.tsx';
import { ExportList } from '../parts/ExportList.tsx';
import { Fault } from '../parts/Fault.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Pager } from '../parts/Pager.tsx';
import { Title } from '../parts/Title.tsx';
import { useLanguage } from '../words/index.tsx';
import { ORDERS_AT } from './kind.ts';
import { OrderTable } from './OrderTable.tsx';
import { StateSelect } from './StateSelect.tsx';
import { type OrderFilter, useOrderFilter } from './useOrderFilter.ts';
import { useOrderT } from './useOrderT.ts';

const field = { flex: '1 1 150px', maxWidth: { sm: 200 }, bgcolor: 'background.paper' };

/** 检测申请查询: all applications, with pages of more than 50 rows if wanted, without a checkbox (requirement C9). */
export function Orders() {
  return <OrdersOf kind="general" />;
}

/** 强检器具预约: all bookings, by number, day and state (requirement C1). */
export function Bookings() {
  return <OrdersOf kind="mandatory" />;
}

function OrdersOf({ kind }: { kind: OrderKind }) {
  const { t } = useLanguage();
  const tOrder = useOrderT(kind);
  const create = `${ORDERS_AT[kind]}/new`;
  const { filter, paging, setPaging, change, reset } = useOrderFilter();
  const query = useDeferredValue(filter);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['orders', kind, paging, query],
    queryFn: ({ signal }) => call('listOrders', { query: { kind, ...paging, ...query }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
  const onChange = (name: keyof OrderFilter) => (event: { target: { value: string } }) =>
    change(name, event.target.value);
  const filtered = Object.values(filter).some((value) => value !== '');
  const date = { type: 'date', sx: field, slotProps: { inputLabel: { shrink: true } } } as const;
  return (
    <>
      <Title text={tOrder('title')}>
        <Button variant="contained" component={Link} to={create}>
          {tOrder('newTitle')}
        </Button>
      </Title>
      <Stack direction="row" useFlexGap spacing={1.5} sx={{ mb: 2, flexWrap: 'wrap' }}>
        <TextField label={tOrder('number')} value={filter.q} onChange={onChange('q')} sx={field} />
        <StateSelect kind={kind} filter={filter} onChange={change} />
        <TextField label={tOrder('from')} value={filter.submittedFrom} onChange={onChange('submittedFrom')} {...date} />
        <TextField label={tOrder('to')} value={filter.submittedTo} onChange={onChange('submittedTo')} {...date} />
        <Button onClick={reset} disabled={!filtered}>
          {t('common.reset')}
        </Button>
        {data && data.total > 0 && <ExportList list="listOrders" query={{ kind, ...query }} filtered={filtered} />}
      </Stack>
      <Fault error={error} onRetry={refetch} />
      {isPending && <Loading />}
      {data?.total === 0 && (
        <Empty text={filtered ? tOrder('emptyFiltered') : tOrder('empty')}>
          {filtered ? (
            <Button onClick={reset}>{tOrder('showAll')}</Button>
          ) : (
            <Button variant="contained" component={Link} to={create}>
              {tOrder('newTitle')}
            </Button>
          )}
        </Empty>
      )}
      {data && data.total > 0 && (
        <>
          <OrderTable orders={data.data} />
          <Pager {...paging} total={data.total} onChange={(page, perPage) => setPaging({ page, perPage })} />
        </>
      )}
    </>
  );
}
