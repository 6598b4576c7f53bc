import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { call } from '../api.ts';
import { Empty } from '../parts/Empty.tsx';
import { ExportList } from '../parts/ExportList.tsx';
import { Fault } from '../parts/Fault.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Pager } from '../parts/Pager.tsx';
import { Title } from '../parts/Title.tsx';
import { useNarrow } from '../parts/useNarrow.ts';
import { useT } from '../words/index.tsx';
import { CapabilityCards } from './CapabilityCards.tsx';
import { CapabilityTable } from './CapabilityTable.tsx';

/** 我的检测能力信息: the institution's authorisations (requirement A9, manual §2.5). */
export function Capability() {
  const t = useT();
  const Rows = useNarrow() ? CapabilityCards : CapabilityTable;
  const [text, setText] = useState('');
  const [paging, setPaging] = useState({ page: 1, perPage: 25 });
  const q = useDeferredValue(text);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['capability', paging, q],
    queryFn: ({ signal }) => call('listOwnCapability', { query: { ...paging, q }, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <Title text={t('capability.title')} lead={t('capability.lead')}>
        {data && data.total > 0 && <ExportList list="listOwnCapability" query={{ q }} filtered={q !== ''} />}
      </Title>
      <TextField
        label={t('searchFor')}
        placeholder={t('common.searchHint')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setPaging({ ...paging, page: 1 });
        }}
        sx={{ mb: 2, maxWidth: 320, bgcolor: 'background.paper' }}
      />
      <Fault error={error} onRetry={refetch} />
      {isPending && <Loading />}
      {data?.total === 0 && <Empty text={q ? t('capability.emptyFiltered') : t('capability.empty')} />}
      {data && data.total > 0 && (
        <>
          <Rows authorisations={data.data} />
          <Pager {...paging} total={data.total} onChange={(page, perPage) => setPaging({ page, perPage })} />
        </>
      )}
    </>
  );
}
