import Alert from '@mui/material/Alert';
import { BOOKING_STATES } from '../../domain/booking-state.ts';
import type { Order } from '../../domain/contract/order.ts';
import { customerHint, DELIVERY_MODES, hasOpenVisit, isTerminal, type Stage, stageTone } from '../../domain/stage.ts';
import { useLanguage } from '../words/index.tsx';

/** What the customer should know or do next; for each share if they are in different stages. */
export function Next({ order }: { order: Order }) {
  const { language, t } = useLanguage();
  if (order.stage === 'draft') return null;
  const hint = (stage: Stage) => customerHint(stage, language, order.kind);
  const asksToConfirm = order.shares.some(({ stage, visit }) => hasOpenVisit(stage) && visit?.answer === 'awaited');
  const confirm = asksToConfirm && <div>{t('visits.confirmHint')}</div>;
  const open = order.shares.filter(({ stage }) => !isTerminal(stage));
  const apart = new Set(open.map(({ stage }) => stage)).size > 1;
  const tone = stageTone(order.stage);
  const severity = tone === 'refused' ? 'error' : tone === 'done' ? 'success' : 'info';
  if (order.kind === 'mandatory') {
    const state = BOOKING_STATES[order.state];
    return (
      <Alert severity={severity}>
        {language === 'zh' ? state.hintZh : state.hintEn}
        {confirm}
      </Alert>
    );
  }
  return (
    <Alert severity={severity}>
      {!apart && hint(order.stage)}
      {apart &&
        open.map((share) => (
          <div key={share.id}>
            {DELIVERY_MODES[share.deliveryMode][language]} · {hint(share.stage)}
          </div>
        ))}
      {confirm}
    </Alert>
  );
}
