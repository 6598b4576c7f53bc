import Alert from '@mui/material/Alert';
import type { Order } from '../../domain/contract/order.ts';
import { DELIVERY_MODES, isTerminal, STAGES, type Stage } from '../../domain/stage.ts';
import { useLanguage } from '../words/index.tsx';

/** What the customer should know or do next; where the parts of an order stand apart, for each of them. */
export function Next({ order }: { order: Order }) {
  const { language } = useLanguage();
  if (order.stage === 'draft') return null;
  const hint = (stage: Stage) => (language === 'zh' ? STAGES[stage].hintZh : STAGES[stage].hintEn);
  const open = order.shares.filter(({ stage }) => !isTerminal(stage));
  const apart = new Set(open.map(({ stage }) => stage)).size > 1;
  const severity = order.stage === 'rejected' ? 'error' : order.stage === 'completed' ? 'success' : 'info';
  return (
    <Alert severity={severity}>
      {!apart && hint(order.stage)}
      {apart &&
        open.map((share) => (
          <div key={share.id}>
            {DELIVERY_MODES[share.deliveryMode][language]} · {hint(share.stage)}
          </div>
        ))}
    </Alert>
  );
}
