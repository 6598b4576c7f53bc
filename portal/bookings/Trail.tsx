import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import type { Order, OrderItem } from '../../domain/contract/order.ts';
import { dispatchWords } from '../../domain/dispatch.ts';
import { trailOf } from '../../domain/trail.ts';
import { Timeline } from '../parts/Timeline.tsx';
import { useNarrow } from '../parts/useNarrow.ts';
import { useLanguage } from '../words/index.tsx';

interface TrailProps {
  readonly order: Order;
  readonly item: OrderItem;
  readonly onClose: () => void;
}

/** Every step of one instrument, with its time and actor (requirement C5). */
export function Trail({ order, item, onClose }: TrailProps) {
  const { t, language } = useLanguage();
  const narrow = useNarrow();
  const { name, instrumentNumber } = item.instrument;
  return (
    <Dialog open onClose={onClose} fullScreen={narrow} fullWidth maxWidth="sm" aria-labelledby="trail-title">
      <DialogTitle id="trail-title">
        {t('bookings.trail')}：{name}（{instrumentNumber}）
      </DialogTitle>
      <DialogContent>
        {item.dispatch && (
          <Typography variant="body2" color="text.secondary" sx={{ mb: 2 }}>
            {dispatchWords(item.dispatch, language)}
          </Typography>
        )}
        <Timeline
          kind={order.kind}
          steps={trailOf(item, order.shares, order.timeline).map((step) => ({
            ...step,
            event: step.outcome === 'refused' ? 'reject_first_review' : step.event,
            words: step.outcome === 'withdrawn' ? t('orders.withdrawn') : undefined,
          }))}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} autoFocus>
          {t('common.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
