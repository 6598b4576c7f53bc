import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Link as RouterLink } from 'react-router';
import type { OrderRow } from '../../domain/contract/order.ts';
import { OrderChip } from '../parts/OrderChip.tsx';
import { useDates, useT } from '../words/index.tsx';
import { draftPath, ORDERS_AT } from './kind.ts';

const onlyNarrow = { display: { xs: 'block', sm: 'none' } };
const wide = { display: { xs: 'none', sm: 'table-cell' } };

/** Orders, one in each row; on a phone the number with its date, and the stage. */
export function OrderTable({ orders }: { orders: readonly OrderRow[] }) {
  const t = useT();
  const dates = useDates();
  return (
    <Paper>
      <Table size="small" aria-label={t('orders.title')}>
        <TableHead>
          <TableRow>
            <TableCell>{t('orders.number')}</TableCell>
            <TableCell sx={wide}>{t('orders.count')}</TableCell>
            <TableCell sx={wide}>{t('orders.contact')}</TableCell>
            <TableCell sx={wide}>{t('orders.submitted')}</TableCell>
            <TableCell>{t('orders.stage')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {orders.map((order) => (
            <TableRow key={order.id} hover>
              <TableCell>
                <Link
                  component={RouterLink}
                  to={order.number ? `${ORDERS_AT[order.kind]}/${order.id}` : draftPath(order.kind, order.id)}
                >
                  {order.number ?? t('orders.draftNumber')}
                </Link>
                <Box sx={{ ...onlyNarrow, color: 'text.secondary', fontSize: '0.8125rem' }}>
                  {t('orders.pieces', { smart_count: order.instrumentCount })}
                  {order.submittedAt && ` · ${dates.day(order.submittedAt)}`}
                </Box>
              </TableCell>
              <TableCell sx={wide}>{order.instrumentCount}</TableCell>
              <TableCell sx={wide}>{order.contactName ?? '—'}</TableCell>
              <TableCell sx={wide}>{dates.minute(order.submittedAt)}</TableCell>
              <TableCell>
                <OrderChip order={order} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Paper>
  );
}
