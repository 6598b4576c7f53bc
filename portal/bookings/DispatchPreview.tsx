import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { dispatchWords } from '../../domain/dispatch.ts';
import { call } from '../api.ts';
import { useLanguage } from '../words/index.tsx';

interface DispatchPreviewProps {
  readonly orderId: string | null;
  /** When the draft was last saved. */
  readonly savedAt: string;
}

/**
 * The institutions to which the instruments of the draft would be dispatched, and why, before it is submitted
 * (requirement C4).
 */
export function DispatchPreview({ orderId, savedAt }: DispatchPreviewProps) {
  const { t, language } = useLanguage();
  const { data } = useQuery({
    queryKey: ['dispatch', orderId, savedAt],
    queryFn: ({ signal }) => call('previewDispatch', { params: { orderId: orderId ?? '' }, signal }),
    enabled: orderId !== null,
    placeholderData: (before) => before,
  });
  if (!data || data.data.length === 0) return null;
  const reasons = new Map<string, number>();
  for (const { dispatch } of data.data) {
    if (!dispatch) continue;
    const why = dispatchWords(dispatch, language);
    reasons.set(why, (reasons.get(why) ?? 0) + 1);
  }
  const nobody = data.data.filter(({ dispatch }) => dispatch === null).length;
  return (
    <Alert severity={nobody > 0 ? 'warning' : 'info'} sx={{ mb: 1.5 }} role="status">
      <Typography sx={{ fontWeight: 600 }}>{t('bookings.preview')}</Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {[...reasons].map(([why, count]) => (
          <li key={why}>
            {t('orders.pieces', { smart_count: count })} · {why}
          </li>
        ))}
        {nobody > 0 && <li>{t('bookings.nobody', { count: nobody })}</li>}
      </Box>
    </Alert>
  );
}
