import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { type Dispatch, dispatchWords } from '../../domain/dispatch.ts';
import { call } from '../api.ts';
import { useLanguage } from '../words/index.tsx';

interface DispatchPreviewProps {
  readonly orderId: string | null;
  /** Changes when the draft was saved. */
  readonly saved: string;
}

/** Which institutions would get the instruments of the draft, and why, before it is submitted (requirement C4). */
export function DispatchPreview({ orderId, saved }: DispatchPreviewProps) {
  const { words, language } = useLanguage();
  const { data } = useQuery({
    queryKey: ['dispatch', orderId, saved],
    queryFn: ({ signal }) => call('previewDispatch', { params: { orderId: orderId ?? '' }, signal }),
    enabled: orderId !== null && saved !== '',
    placeholderData: (before) => before,
  });
  if (!data || data.data.length === 0) return null;
  const reasons = new Map<string, { dispatch: Dispatch; count: number }>();
  for (const { dispatch } of data.data) {
    if (!dispatch) continue;
    const why = dispatchWords(dispatch, language);
    reasons.set(why, { dispatch, count: (reasons.get(why)?.count ?? 0) + 1 });
  }
  const nobody = data.data.filter(({ dispatch }) => dispatch === null).length;
  return (
    <Alert severity={nobody > 0 ? 'warning' : 'info'} sx={{ mb: 1.5 }} role="status">
      <Typography sx={{ fontWeight: 600 }}>{words.bookings.preview}</Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {[...reasons].map(([why, { count }]) => (
          <li key={why}>
            {words.orders.pieces(count)} · {why}
          </li>
        ))}
        {nobody > 0 && <li>{words.bookings.nobody(nobody)}</li>}
      </Box>
    </Alert>
  );
}
