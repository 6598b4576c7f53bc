import { lazy } from 'react';
import type { Team } from '../../domain/contract/desk.ts';
import { whenIdle } from '../lazyPage.ts';
import { useSay } from '../words/useSay.ts';
import { FigureSection } from './FigureSection.tsx';
import { useTeam } from './useDesk.ts';

const TeamChart = lazy(async () => {
  await whenIdle();
  return { default: (await import('./TeamChart.tsx')).TeamChart };
});

const MOST_DRAWN = 12;
const ROW = 34;
const AROUND = 70;

/** How does the team stand? */
export function TeamSection() {
  const say = useSay();
  const { data, error } = useTeam();
  const people = data?.people ?? [];
  const drawn = people.slice(0, MOST_DRAWN);
  return (
    <FigureSection
      title={say('dashboard.team')}
      answer={data && <Answer people={data.people} />}
      error={error}
      height={AROUND + ROW * Math.max(drawn.length, 2)}
      chart={<TeamChart people={drawn} />}
      headings={[say('flow.person'), say('dashboard.today'), say('dashboard.week'), say('flow.claimed')]}
      rows={people.map(({ name, today, week, claimed }) => [name, today, week, claimed] as const)}
    />
  );
}

function Answer({ people }: Team) {
  const say = useSay();
  const sum = (of: 'today' | 'week' | 'claimed') => people.reduce((total, one) => total + one[of], 0);
  if (people.length === 0) return say('dashboard.no_team');
  const [first] = people;
  const me = people.find(({ isMe }) => isMe);
  const sentences = [
    say('dashboard.team_answer', { today: sum('today'), week: sum('week'), claimed: sum('claimed') }),
    people.length > 1 && first && first.week > 0 && say('dashboard.team_most', { name: first.name, count: first.week }),
    people.length > 1 && me && say('dashboard.team_me', { count: me.week, claimed: me.claimed }),
  ];
  return sentences.filter(Boolean).join(' ');
}
