import AssignmentIcon from '@mui/icons-material/AssignmentOutlined';
import CarIcon from '@mui/icons-material/DirectionsCarOutlined';
import EventIcon from '@mui/icons-material/EventAvailableOutlined';
import CheckIcon from '@mui/icons-material/FactCheckOutlined';
import InboxIcon from '@mui/icons-material/MoveToInboxOutlined';
import ScienceIcon from '@mui/icons-material/ScienceOutlined';
import VerifiedIcon from '@mui/icons-material/VerifiedOutlined';
import type { ReactElement } from 'react';
import { QUEUES, type Queue } from '../../domain/command.ts';
import { CountedItem } from '../layout/CountedItem.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import type { Counts } from './useQueueCounts.ts';

const ICONS: Record<Queue, ReactElement> = {
  first_review: <AssignmentIcon />,
  sample_desk: <InboxIcon />,
  second_review: <EventIcon />,
  scheduled: <CarIcon />,
  results: <ScienceIcon />,
  check: <CheckIcon />,
  issue: <VerifiedIcon />,
};

export function QueueMenuItem({ queue, counts }: { queue: Queue; counts: Counts }) {
  const t = useT();
  const localized = useLocalized();
  const { count, overdue } = counts[QUEUES[queue].stage] ?? { count: 0, overdue: 0 };
  return (
    <CountedItem
      to={`/queues/${queue}`}
      label={localized(QUEUES[queue])}
      icon={ICONS[queue]}
      count={count}
      overdue={overdue}
      description={t('menu.counts', { count, overdue })}
    />
  );
}
