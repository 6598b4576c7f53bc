import { CountCards } from '../parts/CountCards.tsx';
import { StageChip } from '../parts/StageChip.tsx';
import { useT } from '../words/index.tsx';
import { OPEN_STAGES, useOpenOrders } from './useOpenOrders.ts';

/** The number of applications in each stage, each with a link to them. */
export function StageCounts() {
  const t = useT();
  const open = useOpenOrders('general');
  if (!open) return null;
  const counts = OPEN_STAGES.map((stage) => ({
    stage,
    count: open.orders.filter((order) => order.stage === stage).length,
  })).filter(({ count }) => count > 0);
  const cards = counts.map(({ stage, count }) => ({
    to: `/my/orders?stage=${stage}`,
    count: open.shown(count),
    chip: <StageChip stage={stage} />,
  }));
  const completed = { to: '/my/orders?stage=completed', count: open.completed, chip: <StageChip stage="completed" /> };
  return <CountCards label={t('overview.byStage')} cards={open.completed > 0 ? [...cards, completed] : cards} />;
}
