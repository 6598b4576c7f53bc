import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  LinearProgress,
  Stack,
  Typography,
} from '@mui/material';
import { useId, useState } from 'react';
import { useListContext } from 'react-admin';
import { type Command, commandWords } from '../../../domain/command.ts';
import { STAGES } from '../../../domain/stage.ts';
import type { ShareRecord } from '../../orders/shareRecord.ts';
import { useMe } from '../../session/useMe.ts';
import { useLocalized } from '../../words/useLocalized.ts';
import { useT } from '../../words/useT.ts';
import { BulkOutcomes } from './BulkOutcomes.tsx';
import { summaryOf } from './summary.ts';
import { useBulk } from './useBulk.ts';

interface BulkDialogProps {
  readonly command: Command;
  readonly chosen: readonly ShareRecord[];
  readonly onClose: () => void;
}

/** Shows what will happen, carries it out for one share after the other, and shows each result. */
export function BulkDialog({ command, chosen, onClose }: BulkDialogProps) {
  const t = useT();
  const localized = useLocalized();
  const id = useId();
  const me = useMe();
  const { onUnselectItems } = useListContext<ShareRecord>();
  const [{ rows, leftOut, instruments, stages }] = useState(() => summaryOf(command, chosen, me?.id));
  const { running, outcomes, run, stop } = useBulk(command);
  const what = localized(commandWords(command, 'general'));
  const failed = [...outcomes.values()].filter(({ done }) => !done).length;
  const untried = rows.length - outcomes.size;
  const close = () => {
    if (outcomes.size > 0) onUnselectItems();
    onClose();
  };
  return (
    <Dialog open onClose={() => running || close()} fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>{t('bulk.title', { what, count: rows.length })}</DialogTitle>
      <DialogContent tabIndex={0}>
        <Stack spacing={1.5}>
          <Typography>{t('bulk.summary', { count: rows.length, instruments })}</Typography>
          <Stack component="ul" sx={{ m: 0, pl: 3 }}>
            {stages.map(({ stage, count }) => (
              <li key={stage}>{t('bulk.goes_to', { count, stage: localized(STAGES[stage]) })}</li>
            ))}
          </Stack>
          {leftOut.length > 0 && (
            <Alert severity="info">
              {t('bulk.left_out', {
                orders: leftOut.map(({ orderNumber, claim }) => `${orderNumber}（${claim?.name ?? ''}）`).join('、'),
              })}
            </Alert>
          )}
          {running && (
            <LinearProgress
              variant="determinate"
              value={(outcomes.size / rows.length) * 100}
              aria-label={t('bulk.progress')}
            />
          )}
          {outcomes.size > 0 && !running && (
            <Alert severity={failed + untried > 0 ? 'warning' : 'success'} role="status">
              {t('bulk.done', { done: outcomes.size - failed, failed: failed + untried })}
            </Alert>
          )}
          <BulkOutcomes rows={rows} outcomes={outcomes} />
        </Stack>
      </DialogContent>
      <DialogActions>
        {running ? (
          <Button onClick={stop}>{t('bulk.stop')}</Button>
        ) : (
          <Button onClick={close}>{t(outcomes.size > 0 ? 'common.close' : 'decision.close')}</Button>
        )}
        {(outcomes.size === 0 || failed + untried > 0 || running) && (
          <Button variant="contained" disabled={rows.length === 0} loading={running} onClick={() => void run(rows)}>
            {t(outcomes.size === 0 ? 'bulk.confirm' : 'bulk.again', {
              what,
              count: outcomes.size === 0 ? rows.length : failed + untried,
            })}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
