import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LEDGER_SERVICES } from '../../domain/instrument.ts';
import { call } from '../api.ts';
import { Empty } from '../parts/Empty.tsx';
import { Fault } from '../parts/Fault.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Pager } from '../parts/Pager.tsx';
import { Title } from '../parts/Title.tsx';
import { useDates, useLanguage } from '../words/index.tsx';
import { Stars } from './Stars.tsx';

/** 服务评价, for everybody (requirement A7). */
export function Evaluations() {
  const { words, language } = useLanguage();
  const dates = useDates();
  const { evaluations } = words;
  const [paging, setPaging] = useState({ page: 1, perPage: 25 });
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['evaluations', paging],
    queryFn: ({ signal }) => call('listPublicEvaluations', { query: paging, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <Title text={evaluations.title} lead={evaluations.lead} />
      <Fault error={error} onRetry={refetch} />
      {isPending && <Loading />}
      {data && data.average !== null && (
        <Stack direction="row" spacing={1} sx={{ mb: 2, alignItems: 'center' }}>
          <Typography variant="h2" component="p">
            {data.average.toFixed(1)}
          </Typography>
          <Stars rating={data.average} />
          <Typography color="text.secondary">{evaluations.ratings(data.ratings)}</Typography>
        </Stack>
      )}
      {data?.total === 0 && <Empty text={evaluations.empty} />}
      {data && data.total > 0 && (
        <Paper>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {data.data.map((one) => (
              <Box key={one.id} component="li" sx={{ p: 2, borderBottom: 1, borderColor: 'divider' }}>
                <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
                  <Stars rating={one.rating} />
                  <Typography variant="body2" color="text.secondary">
                    {LEDGER_SERVICES[one.kind][language]} · {dates.day(one.createdAt)}
                  </Typography>
                </Stack>
                <Typography sx={{ mt: 0.5, overflowWrap: 'anywhere' }}>
                  {one.comment || evaluations.noComment}
                </Typography>
                {one.reply && (
                  <Alert severity="info" sx={{ mt: 1 }}>
                    {`${evaluations.reply}：${one.reply}`}
                  </Alert>
                )}
              </Box>
            ))}
          </Box>
          <Pager {...paging} total={data.total} onChange={(page, perPage) => setPaging({ page, perPage })} />
        </Paper>
      )}
    </>
  );
}
