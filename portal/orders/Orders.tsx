import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { Link } from 'react-router';
import { customerWords, ORDER_STAGE_NAMES } from '../../domain/stage.ts';
import { call } from '../api.ts';
import { Empty } from '../parts/Empty.tsx';
import { Fault } from '../parts/Fault.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Pager } from '../parts/Pager.tsx';
import { Title } from '../parts/Title.tsx';
import { useLanguage } from '../words/index.tsx';
import { OrderTable } from './OrderTable.tsx';
import { type OrderFilter, useOrderFilter } from './useOrderFilter.ts';

const field = { flex: '1 1 150px', maxWidth: { sm: 200 }, bgcolor: 'background.paper' };

/** 检测申请查询: every application, also more than 50 rows, without a tick box (requirement C9). */
export function Orders() {
  const { words, language } = useLanguage();
  const { filter, paging, setPaging, change, reset } = useOrderFilter();
  const query = useDeferredValue(filter);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['orders', paging, query],
    queryFn: ({ signal }) => call('listOrders', { query: { ...paging, ...query }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
  const onChange = (name: keyof OrderFilter) => (event: { target: { value: string } }) =>
    change(name, event.target.value);
  const filtered = Object.values(filter).some((value) => value !== '');
  const date = { type: 'date', sx: field, slotProps: { inputLabel: { shrink: true } } } as const;
  return (
    <>
      <Title text={words.orders.title}>
        <Button variant="contained" component={Link} to="/my/orders/new">
          {words.nav.newOrder}
        </Button>
      </Title>
      <Stack direction="row" useFlexGap spacing={1.5} sx={{ mb: 2, flexWrap: 'wrap' }}>
        <TextField label={words.orders.number} value={filter.q} onChange={onChange('q')} sx={field} />
        <TextField select label={words.orders.stage} value={filter.stage} onChange={onChange('stage')} sx={field}>
          <MenuItem value="">{words.all}</MenuItem>
          {ORDER_STAGE_NAMES.filter((name) => name !== 'superseded').map((name) => (
            <MenuItem key={name} value={name}>
              {customerWords(name, language)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          label={words.orders.from}
          value={filter.submittedFrom}
          onChange={onChange('submittedFrom')}
          {...date}
        />
        <TextField label={words.orders.to} value={filter.submittedTo} onChange={onChange('submittedTo')} {...date} />
        <Button onClick={reset} disabled={!filtered}>
          {words.reset}
        </Button>
      </Stack>
      <Fault error={error} onRetry={refetch} />
      {isPending && <Loading />}
      {data?.total === 0 && (
        <Empty text={filtered ? words.orders.emptyFiltered : words.orders.empty}>
          {filtered ? (
            <Button onClick={reset}>{words.orders.showAll}</Button>
          ) : (
            <Button variant="contained" component={Link} to="/my/orders/new">
              {words.nav.newOrder}
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
