import { Box } from '@mui/material';
import type { OrderItem } from '../../../domain/contract/order.ts';
import { CONCLUSIONS } from '../../../domain/contract/result.ts';
import { useLocalized } from '../../words/useLocalized.ts';
import { useT } from '../../words/useT.ts';

const COLOURS = { pass: 'success.main', fail: 'error.main', not_tested: 'text.secondary' } as const;

/** The result of an instrument, and who recorded it. */
export function ItemResult({ item }: { item: Pick<OrderItem, 'state' | 'result'> }) {
  const t = useT();
  const localized = useLocalized();
  if (item.state !== 'active') return <>{t(item.state === 'withdrawn' ? 'common.withdrawn' : 'common.cancelled')}</>;
  const { result } = item;
  if (!result) return null;
  return (
    <>
      <Box component="strong" sx={{ color: COLOURS[result.conclusion], whiteSpace: 'nowrap' }}>
        {localized(CONCLUSIONS[result.conclusion])}
      </Box>
      {[result.measured, result.reason].filter(Boolean).map((text) => (
        <div key={text}>{text}</div>
      ))}
      <Box component="small" sx={{ color: 'text.secondary' }}>
        {t('order.recorded_by', { name: result.recordedBy })}
      </Box>
    </>
  );
}
