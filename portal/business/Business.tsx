import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { Stage } from '../../domain/stage.ts';
import { call } from '../api.ts';
import { Empty } from '../parts/Empty.tsx';
import { ExportList } from '../parts/ExportList.tsx';
import { Fault } from '../parts/Fault.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Pager } from '../parts/Pager.tsx';
import { Title } from '../parts/Title.tsx';
import { useSession } from '../session/index.tsx';
import { useT } from '../words/index.tsx';
import { BusinessCounts } from './BusinessCounts.tsx';
import { BusinessTable } from './BusinessTable.tsx';

const POLL_INTERVAL_MS = 30_000;

/** 我的业务办理 of an institution: its work, read-only (requirement A9, manual §2.5). */
export function Business() {
  const t = useT();
  const { me } = useSession();
  const [stage, setStage] = useState<Stage | null>(null);
  const [text, setText] = useState('');
  const [paging, setPaging] = useState({ page: 1, perPage: 25 });
  const q = useDeferredValue(text);
  const counts = useQuery({
    queryKey: ['business', 'counts'],
    queryFn: () => call('countBusiness'),
    refetchInterval: POLL_INTERVAL_MS,
  });
  const shares = useQuery({
    queryKey: ['business', 'shares', stage, q, paging],
    queryFn: ({ signal }) => call('listBusiness', { query: { ...paging, q, stage: stage ?? undefined }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: POLL_INTERVAL_MS,
  });
  const given = (counts.data?.total ?? 0) > 0;
  return (
    <>
      <Title text={t('nav.overview')} lead={t('business.lead', { name: me?.institution?.name ?? '' })}>
        {shares.data && shares.data.total > 0 && (
          <ExportList
            list="listBusiness"
            query={{ q, ...(stage && { stage }) }}
            filtered={q !== '' || stage !== null}
          />
        )}
      </Title>
      <Fault error={counts.error ?? shares.error} onRetry={() => [counts.refetch(), shares.refetch()]} />
      {(counts.isPending || shares.isPending) && <Loading />}
      {counts.data?.total === 0 && <Empty text={t('business.empty')} />}
      {counts.data && given && (
        <>
          <BusinessCounts
            counts={counts.data.data}
            chosen={stage}
            onChoose={(chosen) => {
              setStage(chosen);
              setPaging({ ...paging, page: 1 });
            }}
          />
          <TextField
            label={t('searchFor')}
            placeholder={t('business.searchHint')}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setPaging({ ...paging, page: 1 });
            }}
            sx={{ mb: 2, maxWidth: 320, bgcolor: 'background.paper' }}
          />
          {shares.data?.total === 0 && <Empty text={t('business.emptyFiltered')} />}
          {shares.data && shares.data.total > 0 && (
            <>
              <BusinessTable shares={shares.data.data} />
              <Pager {...paging} total={shares.data.total} onChange={(page, perPage) => setPaging({ page, perPage })} />
            </>
          )}
        </>
      )}
    </>
  );
}
