import { Checkbox } from '@mui/material';
import { useListContext, useRecordContext } from 'react-admin';
import { useT } from '../../words/useT.ts';
import type { ShareRecord } from '../shareRecord.ts';

/** Selects a row for bulk actions; screen readers do not get the name of react-admin's own checkbox. */
export function ChooseBox() {
  const t = useT();
  const row = useRecordContext<ShareRecord>();
  const { selectedIds, onToggleItem } = useListContext<ShareRecord>();
  if (!row) return null;
  return (
    <Checkbox
      size="small"
      sx={{ p: 0.5 }}
      checked={selectedIds.includes(row.id)}
      onChange={() => onToggleItem(row.id)}
      onClick={(event) => event.stopPropagation()}
      slotProps={{ input: { 'aria-label': t('claim.choose', { number: row.orderNumber }) } }}
    />
  );
}
