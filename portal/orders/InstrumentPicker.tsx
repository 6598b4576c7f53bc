import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import type { Instrument } from '../../domain/contract/instrument.ts';
import type { OrderKind } from '../../domain/contract/order.ts';
import type { DeliveryMode } from '../../domain/stage.ts';
import { call } from '../api.ts';
import { Hidden } from '../instruments/Hidden.tsx';
import { Empty } from '../parts/Empty.tsx';
import { Fault } from '../parts/Fault.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Pager } from '../parts/Pager.tsx';
import { useReference } from '../parts/useReference.ts';
import { useT } from '../words/index.tsx';
import { PickerRows } from './PickerRows.tsx';

/** Selected instruments by id, with the delivery mode for the preview of the shares. */
export type Chosen = ReadonlyMap<string, DeliveryMode>;

const entry = (row: Instrument): [string, DeliveryMode] => [row.id, row.deliveryMode];

interface InstrumentPickerProps {
  readonly kind: OrderKind;
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
}

export function InstrumentPicker({ kind, chosen, onChange }: InstrumentPickerProps) {
  const t = useT();
  const [paging, setPaging] = useState({ page: 1, perPage: 25 });
  const [text, setText] = useState('');
  const q = useDeferredValue(text);
  const query = { q, service: kind, bookable: 'true' } as const;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['instruments', 'bookable', kind, paging, q],
    queryFn: ({ signal }) => call('listInstruments', { query: { ...query, ...paging }, signal }),
    placeholderData: keepPreviousData,
  });
  const limit = useReference().data?.limits.instrumentsPerOrder ?? Number.POSITIVE_INFINITY;
  const everything = useMutation({
    mutationFn: () => allMatching(query),
    onSuccess: (all) => onChange(new Map([...chosen, ...all.map(entry)])),
  });
  const rows = data?.data ?? [];
  const toggle = (row: Instrument) => {
    const next = new Map(chosen);
    if (!next.delete(row.id)) next.set(...entry(row));
    onChange(next);
  };
  const togglePage = () => {
    const next = new Map(chosen);
    const all = rows.every(({ id }) => chosen.has(id));
    for (const row of rows) all ? next.delete(row.id) : next.set(...entry(row));
    onChange(next);
  };
  const modes = [...chosen.values()];
  const bringIn = modes.filter((mode) => mode === 'bring_in').length;
  return (
    <>
      <Stack direction="row" useFlexGap spacing={1} sx={{ mb: 1.5, flexWrap: 'wrap', alignItems: 'center' }}>
        <TextField
          label={t('searchFor')}
          placeholder={t('instruments.searchHint')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setPaging({ ...paging, page: 1 });
          }}
          sx={{ maxWidth: 280 }}
        />
        <Button onClick={() => everything.mutate()} loading={everything.isPending}>
          {t('orders.chooseAll')}
        </Button>
        <Button onClick={() => onChange(new Map())} disabled={chosen.size === 0}>
          {t('orders.clear')}
        </Button>
        <strong aria-live="polite">{t('orders.chosen', { count: chosen.size })}</strong>
      </Stack>
      {chosen.size > 0 && (
        <p style={{ marginTop: 0 }}>{t('orders.split', { bringIn, onSite: modes.length - bringIn })}</p>
      )}
      {chosen.size > limit && (
        <Alert severity="warning" sx={{ mb: 1.5 }}>
          {t('orders.tooMany', { limit, count: chosen.size })}
        </Alert>
      )}
      <Fault error={error ?? everything.error} onRetry={refetch} />
      {isPending && <Loading />}
      <Hidden filter={q ? { q, service: kind } : { service: kind }} />
      {rows.length === 0 && data && (
        <Empty text={t('instruments.emptyFiltered')}>
          <Button component={Link} to={`/my/instruments?service=${kind}`}>
            {t('nav.instruments')}
          </Button>
        </Empty>
      )}
      {data && rows.length > 0 && (
        <Paper>
          <PickerRows rows={rows} isChosen={(id) => chosen.has(id)} onToggle={toggle} onTogglePage={togglePage} />
          <Pager {...paging} total={data.total ?? -1} onChange={(page, perPage) => setPaging({ page, perPage })} />
        </Paper>
      )}
    </>
  );
}

/** All matching instruments, read page by page. */
async function allMatching(query: {
  readonly q: string;
  readonly service: OrderKind;
  readonly bookable: 'true';
}): Promise<Instrument[]> {
  const found: Instrument[] = [];
  for (let page = 1; ; page += 1) {
    const { data, total } = await call('listInstruments', { query: { ...query, page, perPage: 500 } });
    found.push(...data);
    if (data.length === 0 || found.length >= (total ?? 0)) return found;
  }
}
