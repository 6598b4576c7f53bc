import { Alert, AlertTitle } from '@mui/material';
import type { Share } from '../../../domain/contract/share.ts';
import { useT } from '../../words/useT.ts';

/** The notes of the last rejection or send-back, while they matter. */
export function CurrentNotes({ share }: { share: Share }) {
  const t = useT();
  // What the customer wishes stands at the visit.
  if (!share.notes || share.notes === share.visit?.wish) return null;
  return (
    <Alert severity="warning" role="note">
      <AlertTitle>{t('order.notes_now')}</AlertTitle>
      <span style={{ whiteSpace: 'pre-wrap' }}>{share.notes}</span>
    </Alert>
  );
}
