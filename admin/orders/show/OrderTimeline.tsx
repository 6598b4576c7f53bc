import { Box, Stack, Typography } from '@mui/material';
import { COMMAND_NAMES, commandDefinition } from '../../../domain/command.ts';
import type { Order, TimelineEntry } from '../../../domain/contract/order.ts';
import { lineageOf, RESUBMISSION_NOTE, roundsOf } from '../../../domain/round.ts';
import { DELIVERY_MODES } from '../../../domain/stage.ts';
import { namedIn } from '../../../domain/trail.ts';
import { eventWords } from '../../../domain/transition.ts';
import { Section } from '../../ui/Section.tsx';
import { Timestamp } from '../../ui/Timestamp.tsx';
import { useLanguage, useLocalized } from '../../words/useLocalized.ts';
import { useT } from '../../words/useT.ts';
import { StepChanges } from './StepChanges.tsx';

/** The timeline, newest first, by round, with people, times and all notes. */
export function OrderTimeline({ order, shareId }: { order: Order; shareId: string }) {
  const t = useT();
  const localized = useLocalized();
  const line = lineageOf(order.shares, shareId);
  const rounds = roundsOf(order.timeline, line);
  const modeOf = (entry: TimelineEntry): string | null => {
    const share = order.shares.find(({ id }) => id === entry.shareId);
    return share && !line.has(share.id) ? localized(DELIVERY_MODES[share.deliveryMode]) : null;
  };
  return (
    <Section title={t('order.timeline')}>
      <Stack spacing={1.5}>
        {rounds.map((round) => (
          <div key={round.number}>
            {rounds.length > 1 && (
              <Typography component="h3" variant="body2" color="text.secondary" gutterBottom>
                {t('order.round', { round: round.number })}
              </Typography>
            )}
            <Stack component="ol" spacing={1} sx={{ m: 0, p: 0, listStyle: 'none' }}>
              {round.entries.map((entry) => (
                <Step key={entry.sequence} order={order} entry={entry} otherPart={modeOf(entry)} />
              ))}
            </Stack>
          </div>
        ))}
      </Stack>
    </Section>
  );
}

/** A step back has a distinct colour. */
function colourOf(event: string): string {
  if (event === 'overdue') return 'warning.main';
  const name = COMMAND_NAMES.find((command) => command === event);
  return name && commandDefinition(name).tone === 'danger' ? 'error.main' : 'primary.main';
}

interface StepProps {
  order: Order;
  entry: TimelineEntry;
  otherPart: string | null;
}

function Step({ order: { kind, items }, entry, otherPart }: StepProps) {
  const t = useT();
  const { only, refused } = namedIn(entry, items);
  const language = useLanguage();
  return (
    <Box
      component="li"
      sx={{
        borderLeft: 3,
        borderColor: otherPart ? 'divider' : colourOf(entry.event),
        pl: 1.5,
        opacity: otherPart ? 0.8 : 1,
      }}
    >
      <Typography variant="body2" component="div">
        <strong>{eventWords(entry.event, language, kind)}</strong>
        {otherPart && ` · ${otherPart}`}
        <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>
          {entry.actor} · <Timestamp at={entry.at} />
        </Box>
      </Typography>
      {entry.signature && <Typography variant="body2">{t('order.signed')}</Typography>}
      {only.length > 0 && <Typography variant="body2">{t('common.onlyFor', { names: only.join('、') })}</Typography>}
      {refused.map(({ itemId, name, notes }) => (
        <Typography key={itemId} variant="body2" color="error">
          {t('common.notAccepted', { name, notes })}
        </Typography>
      ))}
      {entry.differences && <StepChanges differences={entry.differences} />}
      {entry.notes && (
        <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap' }}>
          {entry.event === 'resubmit' && `${RESUBMISSION_NOTE[language]}：`}
          {entry.notes}
        </Typography>
      )}
    </Box>
  );
}
