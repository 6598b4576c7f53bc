import { Button, TableCell, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import type { AuditEntry } from '../../domain/contract/audit.ts';
import { wordsOfEvent } from '../../domain/event-name.ts';
import { Timestamp } from '../ui/Timestamp.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

const FIRST = 4;

/**
 * One event; changed fields have the names that they have in the audit log, so that they can be found in an export
 * too.
 */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const t = useT();
  const localized = useLocalized();
  const [all, setAll] = useState(false);
  const shown = all ? entry.changes : entry.changes.slice(0, FIRST);
  return (
    <TableRow>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <Timestamp at={entry.at} />
      </TableCell>
      <TableCell>{entry.actor}</TableCell>
      <TableCell>{localized(wordsOfEvent(entry.name))}</TableCell>
      <TableCell>
        {entry.subject}
        <Typography variant="caption" color="text.secondary" sx={{ display: 'block', overflowWrap: 'anywhere' }}>
          {entry.stream} · {entry.sequence}
        </Typography>
      </TableCell>
      <TableCell>
        {entry.notes && (
          <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap' }}>
            {entry.notes}
          </Typography>
        )}
        {entry.erased && (
          <Typography variant="caption" color="text.secondary">
            {t('audit.erased')}
          </Typography>
        )}
        {shown.map(({ field, before, after }) => (
          <Typography key={field} variant="caption" sx={{ display: 'block', overflowWrap: 'anywhere' }}>
            {field}：{before || t('record.blank')} → {after || t('record.blank')}
          </Typography>
        ))}
        {shown.length < entry.changes.length && (
          <Button size="small" sx={{ p: 0 }} onClick={() => setAll(true)}>
            {t('audit.all', { count: entry.changes.length })}
          </Button>
        )}
      </TableCell>
    </TableRow>
  );
}
