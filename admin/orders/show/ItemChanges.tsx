import { Box, Stack } from '@mui/material';
import type { SinceLastRound } from '../../../domain/round.ts';
import { MarkChip } from './MarkChip.tsx';
import { useChangeWords } from './useChangeWords.ts';

/** The changes of an instrument since the round before, field by field. */
export function ItemChanges({
  itemId,
  since,
}: {
  itemId: string;
  since: Pick<SinceLastRound, 'markOf' | 'changesOf'>;
}) {
  const words = useChangeWords();
  return (
    <Stack component="span" spacing={0.25} sx={{ alignItems: 'flex-start', mt: 0.5 }}>
      <MarkChip mark={since.markOf(itemId)} />
      {since.changesOf(itemId).map((change) => (
        <Box key={change.field} component="span" sx={{ fontSize: 'body2.fontSize', overflowWrap: 'anywhere' }}>
          {words(change)}
        </Box>
      ))}
    </Stack>
  );
}
