import { Box, Stack } from '@mui/material';
import type { Queue } from '../../../domain/command.ts';
import type { Order } from '../../../domain/contract/order.ts';
import { OrderIncidents } from '../../incidents/OrderIncidents.tsx';
import { WorkflowStory } from '../../incidents/WorkflowStory.tsx';
import { mayWorkIn } from '../../session/access.ts';
import { useMe } from '../../session/useMe.ts';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { useSay } from '../../words/useSay.ts';
import { ClaimBar } from '../claim/ClaimBar.tsx';
import { useClaim } from '../claim/useClaim.ts';
import { DecisionBar } from '../decision/DecisionBar.tsx';
import { ResultsForm } from '../results/ResultsForm.tsx';
import { ResultsProvider } from '../results/ResultsProvider.tsx';
import { shareOf } from '../shareRecord.ts';
import { CurrentNotes } from './CurrentNotes.tsx';
import { CustomerCard } from './CustomerCard.tsx';
import { Instruments } from './Instruments.tsx';
import { OrderHeader } from './OrderHeader.tsx';
import { OrderTimeline } from './OrderTimeline.tsx';
import { SiblingShares } from './SiblingShares.tsx';
import { useQueueNeighbours } from './useQueueNeighbours.ts';
import { VisitCard } from './VisitCard.tsx';

interface Props {
  order: Order;
  shareId: string;
  /** The queue it was opened from: after a decision the next one opens. */
  queue: Queue | null;
  reload: () => void;
}

/** Everything about one share of an order on one screen (requirement E2). */
export function OrderPage({ order, shareId, queue, reload }: Props) {
  const say = useSay();
  const share = shareOf(order, shareId);
  const items = order.items.filter((item) => item.shareId === shareId);
  const neighbours = useQueueNeighbours(queue, shareId);
  const me = useMe();
  const standing = useClaim(shareId);
  const recordsResults = share.commands.includes('submit_results');
  return (
    <ResultsProvider share={share} items={items} reload={reload}>
      <PageTitle title={say('order.title', { number: order.number ?? '' })} headed />
      <Stack spacing={1.5} sx={{ pt: 1.5, minHeight: 'calc(100vh - 56px)' }}>
        <OrderHeader order={order} share={share} queue={queue} neighbours={neighbours} />
        <ClaimBar standing={standing} mayWork={mayWorkIn(me, share.stage)} />
        <OrderIncidents orderId={order.id} />
        <CurrentNotes share={share} />
        <Box
          sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 310px' } }}
        >
          <Stack spacing={1.5} sx={{ order: { xs: 2, lg: 1 } }}>
            {recordsResults ? <ResultsForm shareId={share.id} /> : <Instruments items={items} />}
            <OrderTimeline order={order} shareId={shareId} />
            <WorkflowStory orderId={order.id} kind={order.kind} />
          </Stack>
          <Stack spacing={1.5} sx={{ order: { xs: 1, lg: 2 } }}>
            <CustomerCard order={order} shareId={shareId} />
            {share.visit && <VisitCard order={order} share={share} visit={share.visit} reload={reload} />}
            <SiblingShares order={order} shareId={shareId} queue={queue} />
          </Stack>
        </Box>
        <DecisionBar order={order} share={share} queue={queue} reload={reload} standing={standing} />
      </Stack>
    </ResultsProvider>
  );
}
