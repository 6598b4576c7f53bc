import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { Order } from '../../domain/contract/order.ts';
import { ANSWERS, type Answer, receiptOf } from '../../domain/receipt.ts';
import { pathOf } from '../api.ts';
import { useLanguage } from '../words/index.tsx';

const COLOURS: Readonly<Record<Answer, string>> = {
  waiting: 'text.secondary',
  accepted: 'success.main',
  not_accepted: 'error.main',
};

/** 回执信息, displayed first (requirement C5): the number of instruments for each institution, and its answer. */
export function Receipt({ order }: { order: Order }) {
  const { t, language } = useLanguage();
  const { total, parts } = receiptOf(order);
  return (
    <Paper sx={{ p: 2 }} component="section" aria-label={t('common.receipt')}>
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', justifyContent: 'space-between' }}>
        <Typography variant="h2">{t('common.receipt')}</Typography>
        <Button
          variant="outlined"
          href={pathOf('printBookingForm', { orderId: order.id })}
          target="_blank"
          rel="noopener"
        >
          {t('bookings.print')}
        </Button>
      </Stack>
      <Typography sx={{ mt: 1 }}>
        {t('bookings.split', {
          total,
          parts: parts
            .map(({ institutionName, count }) => t('bookings.part', { count, institution: institutionName }))
            .join(t('comma')),
        })}
      </Typography>
      <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5 }}>
        {parts.map(({ institutionId, institutionName, lines }) => (
          <li key={institutionId}>
            <strong>{t('bookings.receiptOf', { institution: institutionName })}</strong>
            {lines.map(({ answer, count, said }) => (
              <Typography key={`${answer}-${said}`} variant="body2" sx={{ overflowWrap: 'anywhere' }}>
                <Box component="span" sx={{ color: COLOURS[answer], fontWeight: 600 }}>
                  {ANSWERS[answer][language]}
                </Box>
                {` · ${t('orders.pieces', { smart_count: count })}`}
                {said && ` · ${said}`}
              </Typography>
            ))}
          </li>
        ))}
      </Box>
    </Paper>
  );
}
