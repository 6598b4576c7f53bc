import { Alert, Button, Stack, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Order } from '../../domain/contract/order.ts';
import type { Share } from '../../domain/contract/share.ts';
import type { Visit, WishedSlots } from '../../domain/contract/visit.ts';
import { formatTime } from '../../domain/time.ts';
import { useCall } from '../data/useCall.ts';
import { useDecision } from '../orders/decision/useDecision.ts';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { useLanguage } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

type Slot = NonNullable<WishedSlots['next']>;

interface WishedTimesProps {
  readonly order: Order;
  readonly share: Share;
  readonly visit: Visit;
  readonly reload: () => void;
}

/** The times that the customer prefers, the best first, each accepted with one click; and the next free time. */
export function WishedTimes({ order, share, visit, reload }: WishedTimesProps) {
  const t = useT();
  const call = useCall();
  const cache = useQueryClient();
  const language = useLanguage();
  const { submit, movedOn } = useDecision(order, share, null, reload);
  const moves = share.commands.includes('reschedule');
  const [pending, setPending] = useState<string | null>(null);
  const [fault, setFault] = useState<Error | null>(null);
  const key = ['wished-slots', visit.shareId];
  const { data, error } = useQuery({
    queryKey: key,
    queryFn: () => call('listWishedSlots', { params: { shareId: visit.shareId } }),
    enabled: moves,
    refetchInterval: 15_000,
  });
  const timeOf = (start: string) =>
    `${formatTime(start, 'longWeekday', language)} ${formatTime(start, 'clock', language)}`;
  const take = async ({ startsAt, endsAt, technicians }: Slot) => {
    setPending(startsAt);
    setFault(null);
    const { travel, resources, vehicle, notes } = visit;
    const failed = await submit('reschedule', {
      startsAt,
      endsAt,
      technicianIds: technicians.map(({ id }) => id),
      resourceIds: resources.map(({ id }) => id),
      travelBefore: travel?.before ?? 0,
      travelAfter: travel?.after ?? 0,
      vehicle,
      notes,
    });
    setPending(null);
    setFault(failed);
    if (failed) void cache.invalidateQueries({ queryKey: key });
  };
  const offer = (slot: Slot, words: string) => (
    <Button
      size="small"
      variant="outlined"
      loading={pending === slot.startsAt}
      disabled={pending !== null}
      onClick={() => void take(slot)}
      aria-label={`${words} ${timeOf(slot.startsAt)}`}
      sx={{ justifyContent: 'flex-start', textAlign: 'left', fontVariantNumeric: 'tabular-nums' }}
    >
      {words} {timeOf(slot.startsAt)}
    </Button>
  );
  return (
    <Stack spacing={0.5} sx={{ alignItems: 'flex-start', mt: 1 }}>
      <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
        {t('board.wish', { wish: visit.wish ?? '' })}
      </Typography>
      {moves && (
        <Typography variant="body2" color="text.secondary">
          {t('wish.help')}
        </Typography>
      )}
      {!moves &&
        visit.wishedStarts.map((start, index) => (
          <Typography key={start} variant="body2">
            {t('wish.choice', { place: index + 1 })} {timeOf(start)}
          </Typography>
        ))}
      <FaultAlert fault={fault ?? error} />
      {movedOn && <Alert severity="warning">{movedOn}</Alert>}
      {data?.wishes.map(({ startsAt, slot }, index) => {
        const choice = t('wish.choice', { place: index + 1 });
        return (
          <Stack key={startsAt} sx={{ alignItems: 'flex-start' }}>
            {slot ? (
              offer(slot, choice)
            ) : (
              <Alert severity="warning" sx={{ py: 0 }}>
                {choice} {timeOf(startsAt)}：{t('wish.taken')}
              </Alert>
            )}
            {slot && <Goers slot={slot} visit={visit} />}
          </Stack>
        );
      })}
      {data?.next && data.wishes.every(({ slot }) => slot === null) && (
        <>
          {offer(data.next, t('wish.next'))}
          <Goers slot={data.next} visit={visit} />
        </>
      )}
      {data && data.next === null && data.wishes.every(({ slot }) => slot === null) && (
        <Typography variant="body2">{t('wish.none')}</Typography>
      )}
    </Stack>
  );
}

/** The technicians who would go, if they are not the present ones. */
function Goers({ slot, visit }: { slot: Slot; visit: Visit }) {
  const t = useT();
  const now = new Set(visit.technicians.map(({ id }) => id));
  if (slot.technicians.every(({ id }) => now.has(id))) return null;
  return (
    <Typography variant="caption" color="text.secondary">
      {t('wish.goers', { names: slot.technicians.map(({ displayName }) => displayName).join('、') })}
    </Typography>
  );
}
