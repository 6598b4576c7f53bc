import { Box, Stack } from '@mui/material';
import { formOf, isReviewed, type Queue } from '../../../domain/command.ts';
import type { Order } from '../../../domain/contract/order.ts';
import { sinceLastRound } from '../../../domain/round.ts';
import { OrderIncidents } from '../../incidents/OrderIncidents.tsx';
import { WorkflowStory } from '../../incidents/WorkflowStory.tsx';
import { mayWorkIn } from '../../session/access.ts';
import { useMe } from '../../session/useMe.ts';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { useT } from '../../words/useT.ts';
import { ClaimBar } from '../claim/ClaimBar.tsx';
import { useClaim } from '../claim/useClaim.ts';
import { DecisionBar } from '../decision/DecisionBar.tsx';
import { FileSection } from '../files/FileSection.tsx';
import { FilesProvider } from '../files/FilesProvider.tsx';
import { ResultsForm } from '../results/ResultsForm.tsx';
import { ResultsProvider } from '../results/ResultsProvider.tsx';
import { shareOf } from '../shareRecord.ts';
import { CurrentNotes } from './CurrentNotes.tsx';
import { CustomerCard } from './CustomerCard.tsx';
import { CustomerMessages } from './CustomerMessages.tsx';
import { Instruments } from './Instruments.tsx';
import { LastRound } from './LastRound.tsx';
import { OrderHeader } from './OrderHeader.tsx';
import { OrderTimeline } from './OrderTimeline.tsx';
import { SiblingShares } from './SiblingShares.tsx';
import { useQueueNeighbours } from './useQueueNeighbours.ts';
import { VisitCard } from './VisitCard.tsx';

interface Props {
  order: Order;
  shareId: string;
  /** The queue from which it was opened: after a decision its next share is opened. */
  queue: Queue | null;
  reload: () => void;
}

/** Everything about one share of an order on one screen (requirement E2). */
export function OrderPage({ order, shareId, queue, reload }: Props) {
  const t = useT();
  const share = shareOf(order, shareId);
  const items = order.items.filter((item) => item.shareId === shareId);
  const neighbours = useQueueNeighbours(queue, shareId);
  const me = useMe();
  const standing = useClaim(shareId);
  // A reviewer compares a resubmission with the round before.
  const since = isReviewed(share.stage) ? sinceLastRound(order.timeline, order.shares, shareId, items) : null;
  const recordsResults = share.commands.some((command) => formOf(command, order.kind) === 'results');
  return (
    <ResultsProvider share={share} items={items} reload={reload}>
      <FilesProvider shareId={shareId}>
        <PageTitle title={t('order.title', { number: order.number ?? '' })} headed />
        <Stack spacing={1.5} sx={{ pt: 1.5, minHeight: 'calc(100vh - 56px)' }}>
          <OrderHeader order={order} share={share} queue={queue} neighbours={neighbours} />
          <ClaimBar standing={standing} mayWork={mayWorkIn(me, share.stage)} />
          <OrderIncidents orderId={order.id} />
          <CurrentNotes share={share} />
          <Box
            sx={{
              display: 'grid',
              gap: 1.5,
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 310px' },
            }}
          >
            <Stack spacing={1.5} sx={{ order: { xs: 2, lg: 1 } }}>
              {since && <LastRound since={since} items={items} />}
              {recordsResults ? (
                <ResultsForm shareId={share.id} />
              ) : (
                <Instruments items={items} since={since?.differences ? since : null} />
              )}
              <FileSection items={items} />
              <OrderTimeline order={order} shareId={shareId} />
              <WorkflowStory orderId={order.id} kind={order.kind} />
            </Stack>
            <Stack spacing={1.5} sx={{ order: { xs: 1, lg: 2 } }}>
              <CustomerCard order={order} shareId={shareId} />
              <CustomerMessages order={order} shareId={shareId} />
              {share.visit && <VisitCard order={order} share={share} visit={share.visit} reload={reload} />}
              <SiblingShares order={order} shareId={shareId} queue={queue} />
            </Stack>
          </Box>
          <DecisionBar order={order} share={share} queue={queue} reload={reload} standing={standing} />
        </Stack>
      </FilesProvider>
    </ResultsProvider>
  );
}
