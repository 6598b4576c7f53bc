import { Alert, AlertTitle } from '@mui/material';
import type { Share } from '../../../domain/contract/share.ts';
import { useT } from '../../words/useT.ts';

/** The notes of the last rejection or send-back, as long as they are relevant. */
export function CurrentNotes({ share }: { share: Share }) {
  const t = useT();
  // The customer's wish is displayed with the visit.
  if (!share.notes || share.notes === share.visit?.wish) return null;
  return (
    <Alert severity="warning" role="note">
      <AlertTitle>{t('order.notes_now')}</AlertTitle>
      <span style={{ whiteSpace: 'pre-wrap' }}>{share.notes}</span>
    </Alert>
  );
}
