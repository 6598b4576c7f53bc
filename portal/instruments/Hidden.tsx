import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { HIDDEN_REASONS, type HiddenReason } from '../../domain/instrument.ts';
import { call } from '../api.ts';
import { useT } from '../words/index.tsx';
import { ActDialog, type ActTarget } from './ActDialog.tsx';
import type { LedgerFilter } from './useLedgerFilter.ts';

interface HiddenProps {
  readonly filter: LedgerFilter;
  /** Removes a date filter that hides instruments (manual FAQ 1). */
  readonly onClearDates?: (() => void) | undefined;
}

const REMEDIABLE = ['not_in_use', 'other_unit'] as const;
const isRemediable = (reason: HiddenReason): reason is (typeof REMEDIABLE)[number] =>
  (REMEDIABLE as readonly string[]).includes(reason);

/**
 * The number of instruments that a list of bookable ones leaves out, the reasons, and a remedy with one click (manual
 * FAQ 1, 2).
 */
export function Hidden({ filter, onClearDates }: HiddenProps) {
  const t = useT();
  const [target, setTarget] = useState<ActTarget | null>(null);
  const { data } = useQuery({
    queryKey: ['instruments', 'count', filter, 'bookable'],
    queryFn: ({ signal }) => call('countInstruments', { query: { ...filter, bookable: 'true' }, signal }),
  });
  const reasons = HIDDEN_REASONS.filter((reason) => (data?.hidden[reason] ?? 0) > 0);
  if (!data || (reasons.length === 0 && !onClearDates)) return null;
  return (
    <Alert severity="info" sx={{ mb: 2 }} icon={false}>
      {reasons.length > 0 && <Typography sx={{ fontWeight: 600 }}>{t('instruments.hidden')}</Typography>}
      {reasons.map((reason) => (
        <Stack key={reason} direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
          <Typography variant="body2">
            {t(`instruments.hiddenBecause.${reason}`, { count: data.hidden[reason] })}
          </Typography>
          {isRemediable(reason) && (
            <Button
              size="small"
              variant="outlined"
              onClick={() => setTarget({ hiddenBecause: reason, count: data.hidden[reason] })}
            >
              {t('instruments.makeBookable')}
            </Button>
          )}
          <Button size="small" component={Link} to={`/my/instruments?hiddenBecause=${reason}`}>
            {t('common.show')}
          </Button>
        </Stack>
      ))}
      {onClearDates && (
        <Button size="small" onClick={onClearDates}>
          {t('instruments.clearDates')}
        </Button>
      )}
      {target && <ActDialog action="make_bookable" target={target} onClose={() => setTarget(null)} />}
    </Alert>
  );
}
