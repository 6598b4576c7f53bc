import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useGetOne, useNotify } from 'react-admin';
import type { Order } from '../../../domain/contract/order.ts';
import type { Share } from '../../../domain/contract/share.ts';
import { wordsOf } from '../../data/problem.ts';
import { ScheduleDialog } from '../../orders/decision/ScheduleDialog.tsx';
import { useDecision } from '../../orders/decision/useDecision.ts';
import { type ShareRecord, shareOf } from '../../orders/shareRecord.ts';
import { useT } from '../../words/useT.ts';
import { type Plan, proposalOf } from './proposal.ts';

interface PlanDialogProps {
  readonly plan: Plan;
  readonly onClose: () => void;
}

/** Asks for time and people before a visit is scheduled or moved, because the customer is notified. */
export function PlanDialog({ plan, onClose }: PlanDialogProps) {
  const t = useT();
  const notify = useNotify();
  const { data, error } = useGetOne<ShareRecord>('shares', { id: plan.shareId });
  const order = data?.order;
  const share = order && shareOf(order, plan.shareId);
  const command = share && planningCommand(share);
  const words = error ? wordsOf(error) : share && !command ? t('board.moved_on') : null;
  useEffect(() => {
    if (words === null) return;
    notify(words, { type: 'warning' });
    onClose();
  }, [words, notify, onClose]);
  if (!order || !share || !command) return null;
  return <Planning order={order} share={share} command={command} plan={plan} onClose={onClose} />;
}

const planningCommand = ({ commands }: Share) =>
  (['schedule', 'reschedule'] as const).find((name) => commands.includes(name));

interface PlanningProps extends PlanDialogProps {
  readonly order: Order;
  readonly share: Share;
  readonly command: 'schedule' | 'reschedule';
}

function Planning({ order, share, command, plan, onClose }: PlanningProps) {
  const notify = useNotify();
  const cache = useQueryClient();
  const refresh = () => {
    void cache.invalidateQueries({ queryKey: ['visits'] });
    void cache.invalidateQueries({ queryKey: ['unscheduled'] });
    void cache.invalidateQueries({ queryKey: ['shares'] });
  };
  const { movedOn, submit } = useDecision(order, share, null, refresh);
  useEffect(() => {
    if (movedOn) notify(movedOn, { type: 'warning' });
  }, [movedOn, notify]);
  return (
    <ScheduleDialog
      command={command}
      order={order}
      share={share}
      proposed={proposalOf(plan, share.visit)}
      onSubmit={(body) => submit(command, body)}
      onClose={onClose}
    />
  );
}
