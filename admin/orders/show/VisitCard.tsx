import { Stack, Typography } from '@mui/material';
import type { Order } from '../../../domain/contract/order.ts';
import type { Share } from '../../../domain/contract/share.ts';
import type { Visit } from '../../../domain/contract/visit.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Moment } from '../../ui/Moment.tsx';
import { Section } from '../../ui/Section.tsx';
import { clock, dayInWords } from '../../ui/time.ts';
import { AnswerChip } from '../../visits/AnswerChip.tsx';
import { useWayWords } from '../../visits/useWayWords.ts';
import { WishedTimes } from '../../visits/WishedTimes.tsx';
import { useSay } from '../../words/useSay.ts';
import { useLanguage } from '../../words/useTerm.ts';

interface VisitCardProps {
  readonly order: Order;
  readonly share: Share;
  readonly visit: Visit;
  readonly reload: () => void;
}

/** When, who and with what; on the way when; and what the customer says to it. */
export function VisitCard({ order, share, visit, reload }: VisitCardProps) {
  const say = useSay();
  const language = useLanguage();
  const span = (from: string, to: string) => {
    const sameDay = dayInWords(from, language) === dayInWords(to, language);
    const end = `${sameDay ? '' : `${dayInWords(to, language)} `}${clock(to, language)}`;
    return `${dayInWords(from, language)} ${clock(from, language)} – ${end}`;
  };
  const wayWords = useWayWords();
  const isOpen = share.stage === 'scheduled';
  const answer = isOpen && (
    <Stack direction="row" useFlexGap sx={{ flexWrap: 'wrap', alignItems: 'center', columnGap: 1 }}>
      <AnswerChip answer={visit.answer} />
      {visit.answerBy && (
        <Typography variant="body2" color="text.secondary">
          {say('wish.until')} <Moment at={visit.answerBy} />
        </Typography>
      )}
    </Stack>
  );
  return (
    <Section title={say('order.visit')}>
      <Facts
        facts={[
          [say('order.visit_time'), span(visit.startsAt, visit.endsAt)],
          [
            say('travel.way'),
            visit.travel &&
              wayWords({
                ...visit.travel,
                leavesAt: new Date(visit.travel.leavesAt),
                returnsAt: new Date(visit.travel.returnsAt),
              }),
          ],
          [say('wish.answer'), answer],
          [say('order.technicians'), visit.technicians.map(({ displayName }) => displayName).join('、')],
          [say('order.resources'), visit.resources.map(({ name }) => name).join('、')],
          [say('order.vehicle'), visit.vehicle],
          [say('order.notes'), visit.notes],
        ]}
      />
      {isOpen && visit.answer === 'another_asked' && (
        <WishedTimes order={order} share={share} visit={visit} reload={reload} />
      )}
    </Section>
  );
}
