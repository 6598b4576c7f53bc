import AssignmentIcon from '@mui/icons-material/AssignmentOutlined';
import CarIcon from '@mui/icons-material/DirectionsCarOutlined';
import EventIcon from '@mui/icons-material/EventAvailableOutlined';
import CheckIcon from '@mui/icons-material/FactCheckOutlined';
import InboxIcon from '@mui/icons-material/MoveToInboxOutlined';
import ScienceIcon from '@mui/icons-material/ScienceOutlined';
import VerifiedIcon from '@mui/icons-material/VerifiedOutlined';
import type { ReactElement } from 'react';
import { QUEUES, type Queue } from '../../domain/command.ts';
import type { QueueDefinition } from '../../domain/stage/definition.ts';
import { CountedItem } from '../layout/CountedItem.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import type { Counts } from './useQueueCounts.ts';

const ICONS: Record<QueueDefinition['icon'], ReactElement> = {
  application: <AssignmentIcon />,
  sample: <InboxIcon />,
  calendar: <EventIcon />,
  car: <CarIcon />,
  laboratory: <ScienceIcon />,
  check: <CheckIcon />,
  certificate: <VerifiedIcon />,
};

export function QueueMenuItem({ queue, counts }: { queue: Queue; counts: Counts }) {
  const t = useT();
  const localized = useLocalized();
  const { count, overdue } = counts[QUEUES[queue].stage] ?? { count: 0, overdue: 0 };
  return (
    <CountedItem
      to={`/queues/${queue}`}
      label={localized(QUEUES[queue])}
      icon={ICONS[QUEUES[queue].icon]}
      count={count}
      overdue={overdue}
      description={t('menu.counts', { count, overdue })}
    />
  );
}
