import Chip from '@mui/material/Chip';
import Stack from '@mui/material/Stack';
import { useQueries } from '@tanstack/react-query';
import { VERIFICATION_STATES } from '../../domain/instrument.ts';
import { call } from '../api.ts';
import { useLanguage } from '../words/index.tsx';
import type { LedgerFilter } from './useLedgerFilter.ts';

const WARNED = ['expiring', 'expired', 'failed'] as const;

interface WarningsProps {
  readonly filter: LedgerFilter;
  readonly onShow: (state: string | undefined) => void;
}

/** The number of instruments that need attention; a click shows them, another one shows all (manual §3.3). */
export function Warnings({ filter, onShow }: WarningsProps) {
  const { t, language } = useLanguage();
  const { service } = filter;
  const counts = useQueries({
    queries: WARNED.map((verificationState) => ({
      queryKey: ['instruments', 'count', 'warned', service, verificationState],
      queryFn: () => call('countInstruments', { query: { service, verificationState } }),
    })),
  });
  const shown = WARNED.map((state, index) => ({ state, count: counts[index]?.data?.total ?? 0 })).filter(
    ({ state, count }) => count > 0 || filter.verificationState === state,
  );
  if (shown.length === 0) return null;
  return (
    <Stack
      direction="row"
      useFlexGap
      spacing={1}
      sx={{ mb: 2, flexWrap: 'wrap' }}
      role="group"
      aria-label={t('instruments.warnings')}
    >
      {shown.map(({ state, count }) => {
        const on = filter.verificationState === state;
        return (
          <Chip
            key={state}
            clickable
            aria-pressed={on}
            color={state === 'expiring' ? 'warning' : 'error'}
            variant={on ? 'filled' : 'outlined'}
            label={`${VERIFICATION_STATES[state][language]} ${count}`}
            onClick={() => onShow(on ? undefined : state)}
          />
        );
      })}
    </Stack>
  );
}
