import { CircularProgress } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useGetOne } from 'react-admin';
import type { ShareRow } from '../../../domain/contract/queue.ts';
import { stagesWhere } from '../../../domain/stage.ts';
import { useCall } from '../../data/useCall.ts';
import { type ShareRecord, shareOf } from '../../orders/shareRecord.ts';
import { FaultAlert } from '../../ui/FaultAlert.tsx';
import { Section } from '../../ui/Section.tsx';
import { Timestamp } from '../../ui/Timestamp.tsx';
import { useT } from '../../words/useT.ts';
import { WishedTimes } from '../WishedTimes.tsx';
import type { Plan } from './proposal.ts';
import { VisitChip } from './VisitChip.tsx';

const MAX_ROWS = 20;
const ARRANGED = stagesWhere(({ visit }) => visit === 'arranged').join(',');

/** Customers who ask for another date, independent of the displayed week; nothing if there are none. */
export function Wishes({ onPlan }: { onPlan: (plan: Plan) => void }) {
  const t = useT();
  const call = useCall();
  const { data, error } = useQuery({
    queryKey: ['unscheduled', 'wishes'],
    queryFn: () =>
      call('listShares', {
        query: { stage: ARRANGED, visitAnswer: 'another_asked', sort: 'visitStartsAt', perPage: MAX_ROWS },
      }),
    refetchInterval: 15_000,
  });
  if (!error && !data?.total) return null;
  return (
    <Section title={t('wish.title', { count: data?.total ?? 0 })}>
      <FaultAlert fault={error} />
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {data?.data.map((share) => (
          <Wish key={share.id} row={share} onPlan={onPlan} />
        ))}
      </ul>
    </Section>
  );
}

function Wish({ row, onPlan }: { row: ShareRow; onPlan: (plan: Plan) => void }) {
  const t = useT();
  const cache = useQueryClient();
  const { data, error, refetch } = useGetOne<ShareRecord>('shares', { id: row.id });
  const order = data?.order;
  const share = order && shareOf(order, row.id);
  const goers = share?.visit?.technicians ?? [];
  const reload = () => {
    void refetch();
    void cache.invalidateQueries({ queryKey: ['visits'] });
    void cache.invalidateQueries({ queryKey: ['unscheduled'] });
  };
  return (
    <VisitChip
      shareId={row.id}
      number={row.orderNumber}
      enterpriseName={row.enterpriseName}
      when={row.visitStartsAt && <Timestamp at={row.visitStartsAt} />}
      dragged={{ shareId: row.id, technicianId: goers.length === 1 ? (goers[0]?.id ?? null) : null }}
      action={t('board.move')}
      actionLabel={t('board.move_of', { number: row.orderNumber })}
      onPlan={() => onPlan({ shareId: row.id, to: null })}
    >
      {!data && !error && <CircularProgress size={16} aria-label={t('preview.loading')} />}
      <FaultAlert fault={error} />
      {order && share?.visit && <WishedTimes order={order} share={share} visit={share.visit} reload={reload} />}
    </VisitChip>
  );
}
