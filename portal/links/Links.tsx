import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { LINK_STATE_NAMES, LINK_STATES, type Link } from '../../domain/contract/link.ts';
import { call } from '../api.ts';
import { Empty } from '../parts/Empty.tsx';
import { ExportList } from '../parts/ExportList.tsx';
import { Fault } from '../parts/Fault.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Pager } from '../parts/Pager.tsx';
import { Title } from '../parts/Title.tsx';
import { useLanguage } from '../words/index.tsx';
import { type Decision, LinkDecision } from './LinkDecision.tsx';
import { LinkRows } from './LinkRows.tsx';

/** 企业授权: people who request to act, or act, for the enterprise (requirement A10). */
export function Links() {
  const { t, language } = useLanguage();
  const [paging, setPaging] = useState({ page: 1, perPage: 25 });
  const [state, setState] = useState('');
  const [text, setText] = useState('');
  const [decision, setDecision] = useState<{ link: Link; kind: Decision } | null>(null);
  const q = useDeferredValue(text);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['links', paging, state, q],
    queryFn: ({ signal }) => call('listLinks', { query: { ...paging, state, q }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
  const filtered = state !== '' || q !== '';
  return (
    <>
      <Title text={t('links.title')} lead={t('links.lead')}>
        {data && data.total > 0 && <ExportList list="listLinks" query={{ state, q }} filtered={filtered} />}
      </Title>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '180px 260px' }, mb: 2 }}>
        <TextField
          select
          label={t('links.state')}
          value={state}
          onChange={(event) => {
            setState(event.target.value);
            setPaging({ ...paging, page: 1 });
          }}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          sx={{ bgcolor: 'background.paper' }}
        >
          <MenuItem value="">{t('common.all')}</MenuItem>
          {LINK_STATE_NAMES.map((name) => (
            <MenuItem key={name} value={name}>
              {LINK_STATES[name][language]}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          label={t('links.search')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setPaging({ ...paging, page: 1 });
          }}
          sx={{ bgcolor: 'background.paper' }}
        />
      </Box>
      <Fault error={error} onRetry={refetch} />
      {isPending && <Loading />}
      {data?.total === 0 && <Empty text={filtered ? t('links.emptyFiltered') : t('links.empty')} />}
      {data && data.total > 0 && (
        <>
          <LinkRows links={data.data} onDecide={(link, kind) => setDecision({ link, kind })} />
          <Pager {...paging} total={data.total} onChange={(page, perPage) => setPaging({ page, perPage })} />
        </>
      )}
      {decision && <LinkDecision {...decision} onClose={() => setDecision(null)} />}
    </>
  );
}
