import { lazy } from 'react';
import type { Team } from '../../domain/contract/desk.ts';
import { whenIdle } from '../lazyPage.ts';
import { useT } from '../words/useT.ts';
import { FigureSection } from './FigureSection.tsx';
import { useTeam } from './useDesk.ts';

const TeamChart = lazy(async () => {
  await whenIdle();
  return { default: (await import('./TeamChart.tsx')).TeamChart };
});

const MAX_DRAWN = 12;
const ROW = 34;
const AROUND = 70;

/** What is the team doing? */
export function TeamSection() {
  const t = useT();
  const { data, error } = useTeam();
  const people = data?.people ?? [];
  const drawn = people.slice(0, MAX_DRAWN);
  return (
    <FigureSection
      title={t('dashboard.team')}
      answer={data && <Answer people={data.people} />}
      error={error}
      height={AROUND + ROW * Math.max(drawn.length, 2)}
      chart={<TeamChart people={drawn} />}
      headings={[t('flow.person'), t('dashboard.today'), t('dashboard.week'), t('flow.claimed')]}
      rows={people.map(({ name, today, week, claimed }) => [name, today, week, claimed] as const)}
    />
  );
}

function Answer({ people }: Team) {
  const t = useT();
  const sum = (of: 'today' | 'week' | 'claimed') => people.reduce((total, one) => total + one[of], 0);
  if (people.length === 0) return t('dashboard.no_team');
  const [first] = people;
  const me = people.find(({ isMe }) => isMe);
  const sentences = [
    t('dashboard.team_answer', { today: sum('today'), week: sum('week'), claimed: sum('claimed') }),
    people.length > 1 && first && first.week > 0 && t('dashboard.team_most', { name: first.name, count: first.week }),
    people.length > 1 && me && t('dashboard.team_me', { count: me.week, claimed: me.claimed }),
  ];
  return sentences.filter(Boolean).join(' ');
}
