import { Chip, Table, TableBody, TableCell, TableRow } from '@mui/material';
import { DELIVERY_MODES } from '../../../domain/stage.ts';
import type { ShareRecord } from '../../orders/shareRecord.ts';
import { useLocalized } from '../../words/useLocalized.ts';
import { useT } from '../../words/useT.ts';
import type { Outcome } from './useBulk.ts';

interface BulkOutcomesProps {
  readonly rows: readonly ShareRecord[];
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

/** The selected shares, each with its result. */
export function BulkOutcomes({ rows, outcomes }: BulkOutcomesProps) {
  const t = useT();
  const localized = useLocalized();
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
                {localized(DELIVERY_MODES[deliveryMode])} · {t('order.pieces', { count: instrumentCount })}
              </TableCell>
              <TableCell>
                {outcome?.done && <Chip size="small" color="success" variant="outlined" label={t('bulk.ok')} />}
                {outcome && !outcome.done && outcome.words}
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
