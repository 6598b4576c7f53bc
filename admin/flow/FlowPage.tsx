import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import { Box, Button, Skeleton, Stack, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { pathOf } from '../../domain/contract/client.ts';
import { businessDayIn } from '../../domain/time.ts';
import { useCall } from '../data/useCall.ts';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { useT } from '../words/useT.ts';
import { AgeChart, ForecastChart, OpenChart, StageChart, ThroughputChart } from './charts.tsx';
import { Figures } from './Figures.tsx';
import { People, Rejections, StageTimes } from './tables.tsx';

const SPANS = [7, 30, 90] as const;

/**
 * 业务流转: where work waits, how long it takes and how much is approved at once; each chart answers a question
 * (requirement E5).
 */
export function FlowPage() {
  const t = useT();
  const call = useCall();
  const [span, setSpan] = useState({ from: businessDayIn(-29), to: businessDayIn(0) });
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['flow', span],
    queryFn: () => call('readFlow', { query: span }),
    placeholderData: (before) => before,
    retry: false,
  });
  const day = (name: 'from' | 'to') => (
    <TextField
      type="date"
      label={t(`flow.${name}`)}
      value={span[name]}
      onChange={(event) => event.target.value && setSpan({ ...span, [name]: event.target.value })}
      fullWidth={false}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
  return (
    <Stack spacing={1.5} sx={{ pt: 1.5 }}>
      <PageTitle title={t('menu.flow')} />
      <Stack direction="row" sx={{ flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        {day('from')}
        {day('to')}
        {SPANS.map((days) => (
          <Button
            key={days}
            size="small"
            onClick={() => setSpan({ from: businessDayIn(1 - days), to: businessDayIn(0) })}
          >
            {t('flow.last', { days })}
          </Button>
        ))}
        <Button
          size="small"
          startIcon={<DownloadIcon />}
          href={`${pathOf('exportFlow')}?${new URLSearchParams(span)}`}
          download
        >
          {t('common.export')}
        </Button>
      </Stack>
      <FaultAlert fault={error} />
      {!data && !error && <Skeleton variant="rounded" height={400} />}
      {data && (
        <Box
          aria-busy={isPlaceholderData}
          sx={{
            display: 'grid',
            gap: 1.5,
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
            opacity: isPlaceholderData ? 0.6 : 1,
          }}
        >
          <Figures flow={data} />
          <OpenChart flow={data} />
          <StageChart flow={data} />
          <ThroughputChart flow={data} />
          <StageTimes flow={data} />
          <AgeChart flow={data} />
          <ForecastChart flow={data} />
          <Rejections flow={data} />
          <People flow={data} />
        </Box>
      )}
    </Stack>
  );
}
