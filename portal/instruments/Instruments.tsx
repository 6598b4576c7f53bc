import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { BulkAction, Instrument } from '../../domain/contract/instrument.ts';
import { LEDGER_SERVICE_NAMES, LEDGER_SERVICES } from '../../domain/ledger-service.ts';
import { call } from '../api.ts';
import { Empty } from '../parts/Empty.tsx';
import { Fault } from '../parts/Fault.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Pager } from '../parts/Pager.tsx';
import { Title } from '../parts/Title.tsx';
import { useNarrow } from '../parts/useNarrow.ts';
import { useLanguage } from '../words/index.tsx';
import { ActDialog, type ActTarget } from './ActDialog.tsx';
import { BulkBar } from './BulkBar.tsx';
import { USUAL_COLUMNS } from './columns.tsx';
import { Filters } from './Filters.tsx';
import { Hidden } from './Hidden.tsx';
import { InstrumentCards } from './InstrumentCards.tsx';
import { InstrumentDialog, type InstrumentDialogProps } from './InstrumentDialog.tsx';
import { InstrumentTable } from './InstrumentTable.tsx';
import { KeyHelp } from './KeyHelp.tsx';
import { Shortcuts } from './Shortcuts.tsx';
import { useKept } from './useKept.ts';
import { useLedgerFilter } from './useLedgerFilter.ts';
import { useLedgerKeys } from './useLedgerKeys.ts';
import { Warnings } from './Warnings.tsx';

type Opened = Pick<InstrumentDialogProps, 'mode' | 'instrument' | 'service'>;

/** The instrument ledger (requirements B1–B10). */
export function Instruments() {
  const { t, language } = useLanguage();

  const navigate = useNavigate();
  const narrow = useNarrow();
  const state = useLedgerFilter();
  const { filter, page, perPage, sort } = state;
  const searchBox = useRef<HTMLInputElement>(null);
  const [columns, setColumns] = useKept<readonly string[]>('ledger-columns', USUAL_COLUMNS);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Instrument>>(new Map());
  const [opened, setOpened] = useState<Opened | null>(null);
  const [acting, setActing] = useState<{ action: BulkAction; target: ActTarget } | null>(null);
  const wanted = useDeferredValue(filter);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['instruments', 'page', wanted, page, perPage, sort],
    queryFn: ({ signal }) =>
      call('listInstruments', { query: { ...wanted, page, perPage, sort, count: 'false' }, signal }),
    placeholderData: keepPreviousData,
  });
  const { data: counted } = useQuery({
    queryKey: ['instruments', 'count', wanted],
    queryFn: ({ signal }) => call('countInstruments', { query: wanted, signal }),
    placeholderData: keepPreviousData,
  });
  const rows = data?.data ?? [];
  const select = (changed: readonly Instrument[], on: boolean) => {
    const next = new Map(chosen);
    for (const one of changed) on ? next.set(one.id, one) : next.delete(one.id);
    setChosen(next);
  };
  const toggle = (id: string) =>
    select(
      rows.filter((row) => row.id === id),
      !chosen.has(id),
    );
  const act = (action: BulkAction, about: readonly Instrument[]) =>
    setActing({
      action,
      target: { ids: about.map(({ id }) => id), names: about.map((one) => `${one.name}（${one.instrumentNumber}）`) },
    });
  const add = () =>
    setOpened({ mode: 'add', instrument: null, service: filter.service === 'mandatory' ? 'mandatory' : 'general' });
  const keys = useLedgerKeys({
    rows: rows.length,
    search: () => searchBox.current?.focus(),
    add,
    importing: () => navigate('/my/instruments/import'),
    open: (index) => rows[index] && navigate(`/my/instruments/${rows[index].id}`),
    toggle: (index) => rows[index] && toggle(rows[index].id),
  });
  const Ledger = narrow ? InstrumentCards : InstrumentTable;
  const hasDates =
    filter.bookable === 'true' && (filter.validUntilFrom !== undefined || filter.validUntilTo !== undefined);
  const clearDates = () => state.set({ ...filter, validUntilFrom: '', validUntilTo: '' });
  return (
    <>
      <Title text={t('instruments.title')}>
        <Button variant="outlined" component={Link} to="/my/instruments/import">
          {t('common.import')}
        </Button>
        <Button variant="contained" onClick={add}>
          {t('add')}
        </Button>
      </Title>
      <Tabs
        value={filter.service ?? 'all'}
        onChange={(_, value: string) => state.change('service', value === 'all' ? undefined : value)}
        aria-label={t('instruments.services')}
        sx={{ mb: 2 }}
      >
        <Tab value="all" label={t('common.all')} />
        {LEDGER_SERVICE_NAMES.map((service) => (
          <Tab key={service} value={service} label={LEDGER_SERVICES[service][language]} />
        ))}
      </Tabs>
      <Warnings filter={filter} onShow={(verificationState) => state.set({ ...filter, verificationState })} />
      <Filters state={state} searchBox={searchBox} />
      <Fault error={error} onRetry={refetch} />
      {filter.bookable === 'true' && <Hidden filter={filter} onClearDates={hasDates ? clearDates : undefined} />}
      <BulkBar
        chosen={[...chosen.values()]}
        onAct={act}
        onClear={() => setChosen(new Map())}
        tools={<Shortcuts filter={filter} columns={columns} onColumns={setColumns} narrow={narrow} />}
      />
      {isPending && <Loading />}
      {data && rows.length === 0 && (
        <Empty text={state.isFiltered ? t('instruments.emptyFiltered') : t('instruments.empty')}>
          {state.isFiltered ? (
            <Button variant="contained" onClick={() => state.set({})}>
              {t('instruments.showAll')}
            </Button>
          ) : (
            <Button variant="contained" component={Link} to="/my/instruments/import">
              {t('common.import')}
            </Button>
          )}
        </Empty>
      )}
      {rows.length > 0 && (
        <Paper>
          <Ledger
            instruments={rows}
            columns={columns}
            sort={sort}
            onSort={state.setSort}
            isSelected={(id) => chosen.has(id)}
            onSelect={toggle}
            onSelectPage={() => select(rows, !rows.every(({ id }) => chosen.has(id)))}
            focused={keys.focused}
            onEdit={(instrument) => setOpened({ mode: 'edit', instrument, service: instrument.service })}
            onCopy={(instrument) => setOpened({ mode: 'copy', instrument, service: instrument.service })}
            onAct={act}
          />
          <Pager page={page} perPage={perPage} total={counted?.total ?? -1} onChange={state.setPaging} />
        </Paper>
      )}
      {opened && <InstrumentDialog {...opened} onClose={() => setOpened(null)} />}
      {acting && (
        <ActDialog
          {...acting}
          onClose={(done) => {
            setActing(null);
            if (done) setChosen(new Map());
          }}
        />
      )}
      {keys.help && <KeyHelp onClose={keys.closeHelp} />}
    </>
  );
}
