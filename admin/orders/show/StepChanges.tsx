import { Typography } from '@mui/material';
import type { Differences } from '../../../domain/contract/differences.ts';
import { useT } from '../../words/useT.ts';
import { useChangeWords } from './useChangeWords.ts';

const MAX_ROWS = 10;

/** The changes of a resubmission, one line for each detail of the order and for each instrument. */
export function StepChanges({ differences: { contactChanged, details = [], items } }: { differences: Differences }) {
  const t = useT();
  const words = useChangeWords();
  return (
    <>
      {contactChanged && <Typography variant="body2">{t('round.contact')}</Typography>}
      {details.map((change) => (
        <Typography key={change.field} variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          {words(change)}
        </Typography>
      ))}
      {items.slice(0, MAX_ROWS).map(({ itemId, name, instrumentNumber, withdrawn, changes }) => (
        <Typography key={itemId} variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          {name}（{instrumentNumber}） {withdrawn ? t('round.mark.withdrawn') : changes.map(words).join('；')}
        </Typography>
      ))}
      {items.length > MAX_ROWS && <Typography variant="body2">{t('round.more', { count: items.length })}</Typography>}
    </>
  );
}
