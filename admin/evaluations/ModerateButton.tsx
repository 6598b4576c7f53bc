import { Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import type { Evaluation, Moderation } from '../../domain/contract/evaluation.ts';
import { useCall } from '../data/useCall.ts';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { useDialogSubmit } from '../ui/useDialogSubmit.ts';
import { useT } from '../words/useT.ts';

/** Publishes or withholds an evaluation, with a reply; the decision can be changed at any time. */
export function ModerateButton({ evaluation }: { evaluation: Evaluation }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        onClick={() => setOpen(true)}
        aria-label={`${t('evaluation.moderate')} ${evaluation.orderNumber}`}
      >
        {t('evaluation.moderate')}
      </Button>
      {open && <ModerateDialog evaluation={evaluation} onClose={() => setOpen(false)} />}
    </>
  );
}

function ModerateDialog({ evaluation, onClose }: { evaluation: Evaluation; onClose: () => void }) {
  const t = useT();
  const call = useCall();
  const notify = useNotify();
  const refresh = useRefresh();
  const id = useId();
  const [reply, setReply] = useState(evaluation.reply);
  const { pending, fault, submit } = useDialogSubmit(async (body: Moderation) => {
    try {
      await call('moderateEvaluation', { params: { orderId: evaluation.id }, body });
      notify(t('evaluation.done'), { type: 'success' });
      refresh();
      return null;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }, onClose);
  return (
    <Dialog open onClose={() => pending || onClose()} fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>{t('evaluation.title', { number: evaluation.orderNumber })}</DialogTitle>
      <DialogContent tabIndex={0}>
        <FaultAlert fault={fault} />
        <Typography gutterBottom>{t('common.stars', { count: evaluation.rating })}</Typography>
        <Typography sx={{ overflowWrap: 'anywhere' }}>{evaluation.comment}</Typography>
        <TextField
          multiline
          minRows={2}
          label={t('evaluation.reply')}
          value={reply}
          onChange={(event) => setReply(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 500 } }}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={pending}>
          {t('decision.close')}
        </Button>
        <Button color="error" onClick={() => void submit({ state: 'withheld', reply })} loading={pending}>
          {t('evaluation.withhold')}
        </Button>
        <Button variant="contained" onClick={() => void submit({ state: 'published', reply })} loading={pending}>
          {t('evaluation.publish')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
