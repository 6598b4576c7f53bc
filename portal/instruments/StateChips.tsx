import BlockIcon from '@mui/icons-material/BlockOutlined';
import CancelIcon from '@mui/icons-material/CancelOutlined';
import CheckIcon from '@mui/icons-material/CheckCircleOutlineOutlined';
import EventBusyIcon from '@mui/icons-material/EventBusyOutlined';
import PendingIcon from '@mui/icons-material/HelpOutlineOutlined';
import HourglassIcon from '@mui/icons-material/HourglassEmptyOutlined';
import ScheduleIcon from '@mui/icons-material/ScheduleOutlined';
import ScienceIcon from '@mui/icons-material/ScienceOutlined';
import Chip from '@mui/material/Chip';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { Instrument } from '../../domain/contract/instrument.ts';
import { INSTRUMENT_STATUSES, VERIFICATION_STATES, type VerificationState } from '../../domain/instrument.ts';
import { useLanguage } from '../words/index.tsx';

const ICONS: Readonly<Record<VerificationState, ReactElement>> = {
  unverified: <PendingIcon />,
  booked: <ScheduleIcon />,
  testing: <ScienceIcon />,
  valid: <CheckIcon />,
  expiring: <HourglassIcon />,
  expired: <EventBusyIcon />,
  failed: <CancelIcon />,
};
const COLOURS = { neutral: 'default', working: 'primary', good: 'success', warning: 'warning', bad: 'error' } as const;

/** 检定状态 in words, with an icon; the colour only repeats it (requirement B2). With a link to an open order. */
export function VerificationChip({ instrument }: { instrument: Instrument }) {
  const { language } = useLanguage();
  const { verificationState, openOrderId } = instrument;
  const state = VERIFICATION_STATES[verificationState];
  return (
    <Chip
      size="small"
      variant="outlined"
      icon={ICONS[verificationState]}
      color={COLOURS[state.tone]}
      label={state[language]}
      {...(openOrderId ? { component: Link, to: `/my/orders/${openOrderId}`, clickable: true } : {})}
    />
  );
}

/** 器具状态. */
export function StatusChip({ instrument }: { instrument: Instrument }) {
  const { language } = useLanguage();
  const { status } = instrument;
  const out = status === 'suspended' || status === 'scrapped';
  return (
    <Chip
      size="small"
      variant={out ? 'filled' : 'outlined'}
      {...(out ? { icon: <BlockIcon /> } : {})}
      label={INSTRUMENT_STATUSES[status][language]}
    />
  );
}

/** Yellow: expires within 30 days; red: expired or failed (manual §3.3). */
export const ROW_COLOURS: Partial<Record<VerificationState, string>> = {
  expiring: '#fff8e1',
  expired: '#fdecea',
  failed: '#fdecea',
};
