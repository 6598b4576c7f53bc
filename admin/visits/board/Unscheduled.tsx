import { Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { stagesWhere } from '../../../domain/stage.ts';
import { useCall } from '../../data/useCall.ts';
import { Age } from '../../ui/Age.tsx';
import { FaultAlert } from '../../ui/FaultAlert.tsx';
import { Section } from '../../ui/Section.tsx';
import { useT } from '../../words/useT.ts';
import type { Plan } from './proposal.ts';
import { VisitChip } from './VisitChip.tsx';

const MAX_ROWS = 50;
const TO_ARRANGE = stagesWhere(({ visit }) => visit === 'to_arrange').join(',');

/** Shares that wait for a visit's date, oldest first, to be dragged onto the board. */
export function Unscheduled({ onPlan }: { onPlan: (plan: Plan) => void }) {
  const t = useT();
  const call = useCall();
  const { data, error } = useQuery({
    queryKey: ['unscheduled'],
    queryFn: () => call('listShares', { query: { stage: TO_ARRANGE, sort: 'stageSince', perPage: MAX_ROWS } }),
    refetchInterval: 15_000,
  });
  const shown = data?.data.length ?? 0;
  const total = data?.total ?? shown;
  const more = total - shown;
  return (
    <Section title={t('board.unscheduled', { count: total })}>
      <FaultAlert fault={error} />
      {data && total === 0 && (
        <Typography variant="body2" color="text.secondary">
          {t('board.unscheduled_none')}
        </Typography>
      )}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {data?.data.map((share) => (
          <VisitChip
            key={share.id}
            shareId={share.id}
            number={share.orderNumber}
            enterpriseName={share.enterpriseName}
            when={<Age since={share.stageSince} />}
            dragged={{ shareId: share.id, technicianId: null }}
            action={t('board.schedule')}
            actionLabel={t('board.schedule_of', { number: share.orderNumber })}
            onPlan={() => onPlan({ shareId: share.id, to: null })}
          />
        ))}
      </ul>
      {more > 0 && <Typography variant="body2">{t('board.unscheduled_more', { count: more })}</Typography>}
    </Section>
  );
}
