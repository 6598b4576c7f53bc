import { Stack, Typography } from '@mui/material';
import type { Order } from '../../../domain/contract/order.ts';
import type { Share } from '../../../domain/contract/share.ts';
import type { Visit } from '../../../domain/contract/visit.ts';
import { hasOpenVisit } from '../../../domain/stage.ts';
import { formatTime } from '../../../domain/time.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Section } from '../../ui/Section.tsx';
import { Timestamp } from '../../ui/Timestamp.tsx';
import { AnswerChip } from '../../visits/AnswerChip.tsx';
import { useWayWords } from '../../visits/useWayWords.ts';
import { WishedTimes } from '../../visits/WishedTimes.tsx';
import { useLanguage } from '../../words/useLocalized.ts';
import { useT } from '../../words/useT.ts';

interface VisitCardProps {
  readonly order: Order;
  readonly share: Share;
  readonly visit: Visit;
  readonly reload: () => void;
}

/** Time, people and resources of a visit; travel; and the customer's answer. */
export function VisitCard({ order, share, visit, reload }: VisitCardProps) {
  const t = useT();
  const language = useLanguage();
  const span = (from: string, to: string) => {
    const sameDay = formatTime(from, 'longWeekday', language) === formatTime(to, 'longWeekday', language);
    const end = `${sameDay ? '' : `${formatTime(to, 'longWeekday', language)} `}${formatTime(to, 'clock', language)}`;
    return `${formatTime(from, 'longWeekday', language)} ${formatTime(from, 'clock', language)} – ${end}`;
  };
  const wayWords = useWayWords();
  const isOpen = hasOpenVisit(share.stage);
  const answer = isOpen && (
    <Stack direction="row" useFlexGap sx={{ flexWrap: 'wrap', alignItems: 'center', columnGap: 1 }}>
      <AnswerChip answer={visit.answer} />
      {visit.answerBy && (
        <Typography variant="body2" color="text.secondary">
          {t('wish.until')} <Timestamp at={visit.answerBy} />
        </Typography>
      )}
    </Stack>
  );
  return (
    <Section title={t('order.visit')}>
      <Facts
        facts={[
          [t('order.visit_time'), span(visit.startsAt, visit.endsAt)],
          [
            t('travel.way'),
            visit.travel &&
              wayWords({
                ...visit.travel,
                leavesAt: new Date(visit.travel.leavesAt),
                returnsAt: new Date(visit.travel.returnsAt),
              }),
          ],
          [t('wish.answer'), answer],
          [t('common.technicians'), visit.technicians.map(({ displayName }) => displayName).join('、')],
          [t('order.resources'), visit.resources.map(({ name }) => name).join('、')],
          [t('order.vehicle'), visit.vehicle],
          [t('common.notes'), visit.notes],
        ]}
      />
      {isOpen && visit.answer === 'another_asked' && (
        <WishedTimes order={order} share={share} visit={visit} reload={reload} />
      )}
    </Section>
  );
}
