import { Link, Stack } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { Queue } from '../../../domain/command.ts';
import type { Order } from '../../../domain/contract/order.ts';
import { DELIVERY_MODES } from '../../../domain/stage.ts';
import { orderPath } from '../../queues/myQueues.ts';
import { Section } from '../../ui/Section.tsx';
import { StageChip } from '../../ui/StageChip.tsx';
import { useLocalized } from '../../words/useLocalized.ts';
import { useT } from '../../words/useT.ts';

interface Props {
  order: Order;
  shareId: string;
  queue: Queue | null;
}

/** The other shares of the order, each with its own progress. */
export function SiblingShares({ order, shareId, queue }: Props) {
  const t = useT();
  const localized = useLocalized();
  const siblings = order.shares.filter(({ id }) => id !== shareId);
  if (siblings.length === 0) return null;
  return (
    <Section title={t('order.siblings')}>
      <Stack spacing={1}>
        {siblings.map((sibling) => (
          <Stack key={sibling.id} direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
            <Link component={RouterLink} to={orderPath(sibling.id, queue)} variant="body2">
              {[
                localized(DELIVERY_MODES[sibling.deliveryMode]),
                sibling.departmentName ?? sibling.institutionName,
              ].join(' · ')}
            </Link>
            <StageChip stage={sibling.stage} />
          </Stack>
        ))}
      </Stack>
    </Section>
  );
}
