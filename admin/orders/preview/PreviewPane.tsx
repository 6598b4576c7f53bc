import { Alert, Box, Button, Card, CircularProgress, Stack, Typography } from '@mui/material';
import { useGetOne } from 'react-admin';
import { Link } from 'react-router';
import { wordsOf } from '../../data/problem.ts';
import { StageChip } from '../../ui/StageChip.tsx';
import { useT } from '../../words/useT.ts';
import { type ShareRecord, shareOf } from '../shareRecord.ts';
import { CurrentNotes } from '../show/CurrentNotes.tsx';
import { CustomerCard } from '../show/CustomerCard.tsx';
import { InstrumentCards } from '../show/InstrumentCards.tsx';

interface PreviewPaneProps {
  /** Null until a row has been chosen. */
  readonly shareId: string | null;
  readonly path: (id: string) => string;
}

/** A preview of an order beside the list; opening it then needs no further request. */
export function PreviewPane({ shareId, path }: PreviewPaneProps) {
  const t = useT();
  return (
    <Card
      component="section"
      aria-label={t('preview.title')}
      tabIndex={0}
      sx={{ p: 2, position: 'sticky', top: 64, maxHeight: 'calc(100vh - 80px)', overflowY: 'auto' }}
    >
      {shareId === null ? (
        <Typography color="text.secondary">{t('preview.choose')}</Typography>
      ) : (
        <Previewed key={shareId} shareId={shareId} path={path} />
      )}
    </Card>
  );
}

function Previewed({ shareId, path }: { shareId: string; path: PreviewPaneProps['path'] }) {
  const t = useT();
  const { data, error } = useGetOne<ShareRecord>('shares', { id: shareId });
  if (error) return <Alert severity="error">{wordsOf(error)}</Alert>;
  if (!data?.order) return <CircularProgress aria-label={t('preview.loading')} />;
  const { order } = data;
  const share = shareOf(order, shareId);
  const items = order.items.filter((item) => item.shareId === shareId);
  return (
    <Stack spacing={1.5}>
      <Stack direction="row" sx={{ alignItems: 'center', justifyContent: 'space-between', gap: 1 }}>
        <Box>
          <Typography component="h2" variant="h6" sx={{ fontVariantNumeric: 'tabular-nums' }}>
            {order.number}
          </Typography>
          <StageChip stage={share.stage} />
        </Box>
        <Button variant="contained" size="small" component={Link} to={path(shareId)}>
          {t('preview.open')}
        </Button>
      </Stack>
      <CurrentNotes share={share} />
      <CustomerCard order={order} shareId={shareId} />
      <Box>
        <Typography component="h3" variant="subtitle1">
          {t('order.instruments', { count: items.length })}
        </Typography>
        <InstrumentCards items={items.slice(0, FIRST)} />
        {items.length > FIRST && (
          <Typography variant="body2" color="text.secondary">
            {t('preview.more', { count: items.length - FIRST })}
          </Typography>
        )}
      </Box>
    </Stack>
  );
}

const FIRST = 10;
