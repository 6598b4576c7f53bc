import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useDeferredValue, useState } from 'react';
import { CONCLUSIONS, Conclusion } from '../../domain/contract/result.ts';
import { call } from '../api.ts';
import { Empty } from '../parts/Empty.tsx';
import { ExportList } from '../parts/ExportList.tsx';
import { Fault } from '../parts/Fault.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Pager } from '../parts/Pager.tsx';
import { Title } from '../parts/Title.tsx';
import { useLanguage } from '../words/index.tsx';
import { QualityTotals } from './QualityTotals.tsx';
import { ResultTable } from './ResultTable.tsx';

const MonthChart = lazy(async () => ({ default: (await import('./MonthChart.tsx')).MonthChart }));
const NO_FILTER = { from: '', to: '', conclusion: '' };

/** 我的质量信息: results of the enterprise's own instruments over time (requirement A9). */
export function Quality() {
  const { t, language } = useLanguage();
  const [filter, setFilter] = useState(NO_FILTER);
  const [text, setText] = useState('');
  const [paging, setPaging] = useState({ page: 1, perPage: 25 });
  const q = useDeferredValue(text);
  const { from, to } = filter;
  const months = useQuery({
    queryKey: ['quality', 'months', from, to],
    queryFn: () => call('countQuality', { query: { from, to } }),
    placeholderData: keepPreviousData,
  });
  const results = useQuery({
    queryKey: ['quality', 'results', filter, q, paging],
    queryFn: ({ signal }) => call('listQuality', { query: { ...filter, q, ...paging }, signal }),
    placeholderData: keepPreviousData,
  });
  const change = (name: keyof typeof NO_FILTER, value: string) => {
    setFilter({ ...filter, [name]: value });
    setPaging({ ...paging, page: 1 });
  };
  const filtered = q !== '' || Object.values(filter).some((value) => value !== '');
  const day = (name: 'from' | 'to') => (
    <TextField
      type="date"
      label={t(`quality.${name}`)}
      value={filter[name]}
      onChange={(event) => change(name, event.target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
      sx={{ bgcolor: 'background.paper' }}
    />
  );
  return (
    <>
      <Title text={t('quality.title')} lead={t('quality.lead')}>
        {results.data && results.data.total > 0 && (
          <ExportList list="listQuality" query={{ ...filter, q }} filtered={filtered} />
        )}
      </Title>
      <Box
        sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr 1fr', md: '170px 170px 140px 1fr' }, mb: 2 }}
      >
        {day('from')}
        {day('to')}
        <TextField
          select
          label={t('quality.conclusion')}
          value={filter.conclusion}
          onChange={(event) => change('conclusion', event.target.value)}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          sx={{ bgcolor: 'background.paper' }}
        >
          <MenuItem value="">{t('common.all')}</MenuItem>
          {Conclusion.options.map((name) => (
            <MenuItem key={name} value={name}>
              {CONCLUSIONS[name][language]}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          label={t('quality.search')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setPaging({ ...paging, page: 1 });
          }}
          sx={{ bgcolor: 'background.paper', gridColumn: { xs: '1 / -1', md: 'auto' } }}
        />
      </Box>
      <Fault error={months.error ?? results.error} onRetry={() => [months.refetch(), results.refetch()]} />
      {(months.isPending || results.isPending) && <Loading />}
      {months.data && months.data.total > 0 && (
        <>
          <QualityTotals months={months.data.data} />
          <Suspense fallback={<Loading />}>
            <MonthChart months={months.data.data} />
          </Suspense>
        </>
      )}
      {results.data?.total === 0 && <Empty text={filtered ? t('quality.emptyFiltered') : t('quality.empty')} />}
      {results.data && results.data.total > 0 && (
        <>
          <ResultTable results={results.data.data} />
          <Pager {...paging} total={results.data.total} onChange={(page, perPage) => setPaging({ page, perPage })} />
        </>
      )}
    </>
  );
}
