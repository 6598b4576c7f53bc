import { Chip, Table, TableBody, TableCell, TableRow } from '@mui/material';
import { DELIVERY_MODES } from '../../../domain/stage.ts';
import type { ShareRecord } from '../../orders/shareRecord.ts';
import { useSay } from '../../words/useSay.ts';
import { useTerm } from '../../words/useTerm.ts';
import type { Outcome } from './useBulk.ts';

interface BulkOutcomesProps {
  readonly rows: readonly ShareRecord[];
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

/** The chosen orders, each with what became of it. */
export function BulkOutcomes({ rows, outcomes }: BulkOutcomesProps) {
  const say = useSay();
  const term = useTerm();
  return (
    <Table size="small" sx={{ '& td': { px: 1 } }}>
      <TableBody>
        {rows.map(({ id, orderNumber, enterpriseName, deliveryMode, instrumentCount }) => {
          const outcome = outcomes.get(id);
          return (
            <TableRow key={id}>
              <TableCell sx={{ fontVariantNumeric: 'tabular-nums' }}>{orderNumber}</TableCell>
              <TableCell>{enterpriseName}</TableCell>
              <TableCell>
                {term(DELIVERY_MODES[deliveryMode])} · {say('order.pieces', { count: instrumentCount })}
              </TableCell>
              <TableCell>
                {outcome?.done && <Chip size="small" color="success" variant="outlined" label={say('bulk.ok')} />}
                {outcome && !outcome.done && outcome.words}
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
