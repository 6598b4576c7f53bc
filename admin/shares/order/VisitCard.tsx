import type { Visit } from '../../../domain/contract/order.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Section } from '../../ui/Section.tsx';
import { clock, dayInWords } from '../../ui/time.ts';
import { useSay } from '../../words/useSay.ts';
import { useLanguage } from '../../words/useTerm.ts';

export function VisitCard({ visit }: { visit: Visit }) {
  const say = useSay();
  const language = useLanguage();
  const sameDay = dayInWords(visit.startsAt, language) === dayInWords(visit.endsAt, language);
  const end = `${sameDay ? '' : `${dayInWords(visit.endsAt, language)} `}${clock(visit.endsAt, language)}`;
  return (
    <Section title={say('order.visit')}>
      <Facts
        facts={[
          [
            say('order.visit_time'),
            `${dayInWords(visit.startsAt, language)} ${clock(visit.startsAt, language)} – ${end}`,
          ],
          [say('order.technicians'), visit.technicians.map(({ displayName }) => displayName).join('、')],
          [say('order.resources'), visit.resources.map(({ name }) => name).join('、')],
          [say('order.vehicle'), visit.vehicle],
          [say('order.notes'), visit.notes],
        ]}
      />
    </Section>
  );
}
