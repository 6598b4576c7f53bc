import { Typography } from '@mui/material';
import type { Differences } from '../../../domain/contract/differences.ts';
import { useSay } from '../../words/useSay.ts';
import { useChangeWords } from './useChangeWords.ts';

const MOST = 10;

/** What a resubmission changed, a line an instrument. */
export function StepChanges({ differences: { contactChanged, items } }: { differences: Differences }) {
  const say = useSay();
  const words = useChangeWords();
  return (
    <>
      {contactChanged && <Typography variant="body2">{say('round.contact')}</Typography>}
      {items.slice(0, MOST).map(({ itemId, name, instrumentNumber, withdrawn, changes }) => (
        <Typography key={itemId} variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          {name}（{instrumentNumber}） {withdrawn ? say('round.mark.withdrawn') : changes.map(words).join('；')}
        </Typography>
      ))}
      {items.length > MOST && <Typography variant="body2">{say('round.more', { count: items.length })}</Typography>}
    </>
  );
}
