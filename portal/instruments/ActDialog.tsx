import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemText from '@mui/material/ListItemText';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type BulkAction, BulkInput, type BulkResult } from '../../domain/contract/instrument.ts';
import { call } from '../api.ts';
import { Fault } from '../parts/Fault.tsx';
import { Field } from '../parts/Field.tsx';
import { useNotify } from '../parts/Notice.tsx';
import { useContractForm } from '../parts/useContractForm.ts';
import { useT } from '../words/index.tsx';

/** The instruments of an action: selected ones, or all that cannot be booked for a reason. */
export type ActTarget =
  | { readonly ids: readonly string[]; readonly names: readonly string[] }
  | { readonly hiddenBecause: 'not_in_use' | 'other_unit'; readonly count: number };

interface ActDialogProps {
  readonly action: BulkAction;
  readonly target: ActTarget;
  readonly onClose: (done: boolean) => void;
}

const MAX_NAMED = 5;

/** Asks for confirmation, and names the instruments for which the action failed, with the reason. */
export function ActDialog({ action, target, onClose }: ActDialogProps) {
  const t = useT();

  const client = useQueryClient();
  const notify = useNotify();
  const [outcome, setOutcome] = useState<BulkResult | null>(null);
  const about = 'ids' in target ? { ids: [...target.ids] } : { hiddenBecause: target.hiddenBecause };
  const form = useContractForm(BulkInput, { action, ...about, notes: '' });
  const count = 'ids' in target ? target.ids.length : target.count;
  const act = () =>
    form.submit(async (body) => {
      const result = await call('changeManyInstruments', { body });
      setOutcome(result);
      await client.invalidateQueries({ queryKey: ['instruments'] });
      if (result.refused.length > 0) return;
      notify(t('instruments.acted', { action: t(`instruments.act.${action}`), count: result.done }));
      onClose(true);
    });
  const refused = outcome?.refused ?? [];
  const takesNotes = action !== 'delete' && action !== 'make_bookable';
  return (
    <Dialog
      open
      onClose={() => !form.busy && onClose(outcome !== null)}
      fullWidth
      maxWidth="sm"
      aria-labelledby="act-title"
    >
      <DialogTitle id="act-title">
        {t('instruments.actTitle', { action: t(`instruments.act.${action}`), count })}
      </DialogTitle>
      <DialogContent>
        <Fault error={form.error} />
        {refused.length > 0 ? (
          <>
            <Alert severity="warning">
              {t('instruments.partly', {
                action: t(`instruments.act.${action}`),
                done: outcome?.done ?? 0,
                refused: refused.length,
              })}
            </Alert>
            <List dense>
              {refused.map(({ id, name, instrumentNumber, reason }) => (
                <ListItem key={id} disableGutters>
                  <ListItemText primary={`${name}（${instrumentNumber}）`} secondary={reason} />
                </ListItem>
              ))}
            </List>
          </>
        ) : (
          <>
            <Typography gutterBottom>{t(`instruments.actText.${action}`)}</Typography>
            {'names' in target && (
              <Typography color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
                {target.names.slice(0, MAX_NAMED).join('、')}
                {target.names.length > MAX_NAMED &&
                  ` ${t('instruments.andMore', { count: target.names.length - MAX_NAMED })}`}
              </Typography>
            )}
            {takesNotes && (
              <Field
                form={form}
                name="notes"
                label={t('instruments.actNotes')}
                hint={t('limit', { limit: 200 })}
                slotProps={{ htmlInput: { maxLength: 200 } }}
                sx={{ mt: 2 }}
              />
            )}
          </>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={() => onClose(outcome !== null)} disabled={form.busy}>
          {outcome ? t('common.close') : t('cancel')}
        </Button>
        {!outcome && (
          <Button
            variant="contained"
            color={action === 'delete' || action === 'scrap' ? 'error' : 'primary'}
            loading={form.busy}
            onClick={() => void act()}
          >
            {t(`instruments.act.${action}`)}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
