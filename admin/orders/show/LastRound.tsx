import { Alert, Box, Stack, Typography } from '@mui/material';
import type { OrderItem, TimelineEntry } from '../../../domain/contract/order.ts';
import { MARKS, RESUBMISSION_NOTE, type SinceLastRound } from '../../../domain/round.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Section } from '../../ui/Section.tsx';
import { Timestamp } from '../../ui/Timestamp.tsx';
import { useLocalized } from '../../words/useLocalized.ts';
import { useT } from '../../words/useT.ts';
import { MarkChip } from './MarkChip.tsx';
import { useChangeWords } from './useChangeWords.ts';

interface Props {
  since: SinceLastRound<TimelineEntry>;
  items: readonly OrderItem[];
}

const LIST = { m: 0, p: 0, listStyle: 'none' };

/** The faults of the round before, the customer's notes, and the changes (requirement C10). */
export function LastRound({ since, items }: Props) {
  const t = useT();
  const localized = useLocalized();
  const words = useChangeWords();
  const { decision, resubmission, differences, faults, gone } = since;
  const nameOf = (itemId: string) => {
    const named = items.find(({ id }) => id === itemId)?.instrument ?? gone.find((one) => one.itemId === itemId);
    return named ? `${named.name}（${named.instrumentNumber}）` : '';
  };
  return (
    <Section title={t('round.title')}>
      <Stack spacing={1}>
        <Facts
          facts={[
            [
              t('round.rejected'),
              decision && (
                <>
                  {decision.actor} · <Timestamp at={decision.at} />
                  {decision.event !== 'approve_first_review' && decision.notes && (
                    <Box component="span" sx={{ display: 'block', whiteSpace: 'pre-wrap' }}>
                      {decision.notes}
                    </Box>
                  )}
                </>
              ),
            ],
            [localized(RESUBMISSION_NOTE), resubmission.notes],
          ]}
        />
        {faults.length > 0 && (
          <Stack component="ul" spacing={0.5} sx={LIST} aria-label={t('round.faults')}>
            {faults.map(({ itemId, notes, mark }) => (
              <Typography key={itemId} component="li" variant="body2" sx={{ overflowWrap: 'anywhere' }}>
                {mark && <MarkChip mark={mark} />} {nameOf(itemId)}：{notes}
                {since.changesOf(itemId).map((change) => (
                  <Box key={change.field} component="span" sx={{ display: 'block', color: 'text.secondary' }}>
                    {words(change)}
                  </Box>
                ))}
              </Typography>
            ))}
          </Stack>
        )}
        <Summary since={since} items={items} />
        {differences?.contactChanged && <Typography variant="body2">{t('round.contact')}</Typography>}
        {differences?.details?.map((change) => (
          <Typography key={change.field} variant="body2" sx={{ overflowWrap: 'anywhere' }}>
            {words(change)}
          </Typography>
        ))}
        {gone.length > 0 && (
          <Stack component="ul" spacing={0.5} sx={LIST} aria-label={t('round.gone')}>
            {gone.map(({ itemId, changes }) => (
              <Typography key={itemId} component="li" variant="body2" sx={{ overflowWrap: 'anywhere' }}>
                <MarkChip mark={since.markOf(itemId)} /> {nameOf(itemId)} {changes.map(words).join('；')}
              </Typography>
            ))}
          </Stack>
        )}
      </Stack>
    </Section>
  );
}

function Summary({ since, items }: Props) {
  const t = useT();
  const { differences, gone, markOf } = since;
  if (!differences) return <Alert severity="info">{t('round.unknown')}</Alert>;
  if (differences.items.length === 0) return <Typography variant="body2">{t('round.nothing')}</Typography>;
  const all = new Set([...items, ...gone.map(({ itemId: id }) => ({ id }))].map(({ id }) => id));
  const marks = [...all].map(markOf);
  return (
    <Typography variant="body2">
      {MARKS.map((mark) => ({ mark: t(`round.mark.${mark}`), count: marks.filter((one) => one === mark).length }))
        .filter(({ count }) => count > 0)
        .map((counted) => t('round.counted', counted))
        .join(' · ')}
    </Typography>
  );
}
