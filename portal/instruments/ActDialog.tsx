import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemText from '@mui/material/ListItemText';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BulkAction, BulkInput } from '../../domain/contract/instrument.ts';
import { call } from '../api.ts';
import { Fault } from '../parts/Fault.tsx';
import { useNotify } from '../parts/Notice.tsx';
import { useWords } from '../words/index.tsx';

/** What an action is about: chosen instruments, or all that cannot be applied for because of something. */
export type ActTarget =
  | { readonly ids: readonly string[]; readonly names: readonly string[] }
  | { readonly hiddenBecause: 'not_in_use' | 'other_unit'; readonly count: number };

interface ActDialogProps {
  readonly action: BulkAction;
  readonly target: ActTarget;
  readonly onClose: (done: boolean) => void;
}

const NAMED = 5;

/** Asks before it is done, and names what could not be done, each with its reason. */
export function ActDialog({ action, target, onClose }: ActDialogProps) {
  const words = useWords();
  const { instruments: said } = words;
  const client = useQueryClient();
  const notify = useNotify();
  const [notes, setNotes] = useState('');
  const count = 'ids' in target ? target.ids.length : target.count;
  const act = useMutation({
    mutationFn: () => {
      const body: BulkInput =
        'ids' in target
          ? { action, ids: [...target.ids], notes }
          : { action, hiddenBecause: target.hiddenBecause, notes };
      return call('changeManyInstruments', { body });
    },
    onSuccess: async ({ done, refused }) => {
      await client.invalidateQueries({ queryKey: ['instruments'] });
      if (refused.length > 0) return;
      notify(said.acted(said.act[action], done));
      onClose(true);
    },
  });
  const refused = act.data?.refused ?? [];
  const takesNotes = action !== 'delete' && action !== 'make_bookable';
  return (
    <Dialog
      open
      onClose={() => !act.isPending && onClose(act.isSuccess)}
      fullWidth
      maxWidth="sm"
      aria-labelledby="act-title"
    >
      <DialogTitle id="act-title">{said.actTitle(said.act[action], count)}</DialogTitle>
      <DialogContent>
        <Fault error={act.error} />
        {refused.length > 0 ? (
          <>
            <Alert severity="warning">{said.partly(said.act[action], act.data?.done ?? 0, refused.length)}</Alert>
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
            <Typography gutterBottom>{said.actText[action]}</Typography>
            {'names' in target && (
              <Typography color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
                {target.names.slice(0, NAMED).join('、')}
                {target.names.length > NAMED && ` ${said.andMore(target.names.length - NAMED)}`}
              </Typography>
            )}
            {takesNotes && (
              <TextField
                label={said.actNotes}
                helperText={words.limit(200)}
                value={notes}
                onChange={(event) => setNotes(event.target.value)}
                slotProps={{ htmlInput: { maxLength: 200 } }}
                sx={{ mt: 2 }}
              />
            )}
          </>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={() => onClose(act.isSuccess)} disabled={act.isPending}>
          {act.isSuccess ? words.close : words.cancel}
        </Button>
        {!act.isSuccess && (
          <Button
            variant="contained"
            color={action === 'delete' || action === 'scrap' ? 'error' : 'primary'}
            loading={act.isPending}
            onClick={() => act.mutate()}
          >
            {said.act[action]}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
