import ArrowBackIcon from '@mui/icons-material/ArrowBack';
import NavigateBeforeIcon from '@mui/icons-material/NavigateBefore';
import NavigateNextIcon from '@mui/icons-material/NavigateNext';
import { Box, Button, Stack, Typography } from '@mui/material';
import { Link, useNavigate } from 'react-router';
import type { Queue } from '../../../domain/command.ts';
import type { Order } from '../../../domain/contract/order.ts';
import type { Share } from '../../../domain/contract/share.ts';
import { LEDGER_SERVICES } from '../../../domain/ledger-service.ts';
import { DELIVERY_MODES } from '../../../domain/stage.ts';
import { orderPath } from '../../queues/myQueues.ts';
import { Age } from '../../ui/Age.tsx';
import { Due } from '../../ui/Due.tsx';
import { StageChip } from '../../ui/StageChip.tsx';
import { useKeys } from '../../ui/useKeys.ts';
import { useLocalized } from '../../words/useLocalized.ts';
import { useT } from '../../words/useT.ts';
import { useResults } from '../results/ResultsContext.ts';
import type { Neighbours } from './useQueueNeighbours.ts';

interface Props {
  order: Order;
  share: Share;
  queue: Queue | null;
  neighbours: Neighbours;
}

export function OrderHeader({ order, share, queue, neighbours }: Props) {
  const t = useT();
  const localized = useLocalized();
  const navigate = useNavigate();
  const { next, previous, place, total } = neighbours;
  const { dirty } = useResults();
  const step = (to: string | null) => {
    if (to && !dirty) navigate(orderPath(to, queue));
  };
  useKeys({
    j: () => step(next),
    k: () => step(previous),
  });
  return (
    <Stack component="header" spacing={0.5}>
      <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', flexWrap: 'wrap' }}>
        <Button component={Link} to={queue ? `/queues/${queue}` : '/shares'} size="small" startIcon={<ArrowBackIcon />}>
          {t(queue ? 'order.back' : 'order.back_all')}
        </Button>
        {queue && (
          <Stack direction="row" sx={{ alignItems: 'center' }}>
            {place !== null && (
              <Typography variant="body2" color="text.secondary" sx={{ mr: 1 }}>
                {t('order.place', { place, total })}
              </Typography>
            )}
            <Step to={previous} queue={queue} label={t('order.previous')} icon={<NavigateBeforeIcon />} />
            <Step to={next} queue={queue} label={t('order.next')} icon={<NavigateNextIcon />} />
          </Stack>
        )}
      </Stack>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, rowGap: 0.5 }}>
        <Typography component="h1" variant="h5" sx={{ fontVariantNumeric: 'tabular-nums' }}>
          {order.number}
        </Typography>
        <StageChip stage={share.stage} />
        <Typography variant="body1">{order.enterprise.name}</Typography>
      </Box>
      <Typography
        variant="body2"
        color="text.secondary"
        component="div"
        sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, rowGap: 0.25 }}
      >
        {order.kind === 'mandatory' && <strong>{localized(LEDGER_SERVICES.mandatory)}</strong>}
        <span>{share.institutionName}</span>
        <span>{localized(DELIVERY_MODES[share.deliveryMode])}</span>
        {share.departmentName && <span>{share.departmentName}</span>}
        <span>
          {t('common.inStageSince')} <Age since={share.stageSince} />
        </span>
        {share.dueAt && (
          <span>
            {t('order.due')} <Due at={share.dueAt} />
          </span>
        )}
      </Typography>
    </Stack>
  );
}

interface StepProps {
  to: string | null;
  queue: Queue;
  label: string;
  icon: React.ReactNode;
}

function Step({ to, queue, label, icon }: StepProps) {
  if (!to) {
    return (
      <Button size="small" startIcon={icon} disabled>
        {label}
      </Button>
    );
  }
  return (
    <Button size="small" startIcon={icon} component={Link} to={orderPath(to, queue)}>
      {label}
    </Button>
  );
}
