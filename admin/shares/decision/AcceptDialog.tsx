import {
  Box,
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  TextField,
  Typography,
} from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { commandWords } from '../../../domain/command.ts';
import { COMMAND_BODIES } from '../../../domain/contract/order.ts';
import { pathErrors } from '../../data/formErrors.ts';
import { FaultAlert } from '../../ui/FaultAlert.tsx';
import { useGiving } from '../../ui/useGiving.ts';
import { useSay } from '../../words/useSay.ts';
import { useTerm } from '../../words/useTerm.ts';
import type { DecisionDialogProps } from './DecisionDialog.tsx';

/** Accepts instruments 受理 with words for the customer's receipt; those that are not accepted each need a reason. */
export function AcceptDialog({ command, order, share, give, onClose }: DecisionDialogProps) {
  const say = useSay();
  const term = useTerm();
  const id = useId();
  const items = order.items.filter((item) => item.shareId === share.id && item.state === 'active');
  const [receipt, setReceipt] = useState('');
  /** Reasons of those that are not accepted, by item. */
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const { pending, fault, clear, send } = useGiving(give, onClose);
  const title = term(commandWords(command, order.kind));

  const set = (itemId: string, reason: string | null) => {
    const next = new Map(refused);
    if (reason === null) next.delete(itemId);
    else next.set(itemId, reason);
    setRefused(next);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const left = [...refused].map(([itemId, notes]) => ({ itemId, notes }));
    const body = { notes: receipt, ...(left.length > 0 ? { refused: left } : {}) };
    const found = pathErrors(COMMAND_BODIES.approve_first_review)(body);
    setErrors(found);
    clear();
    if (Object.keys(found).length > 0) return;
    await send(body);
  };
  const faultOf = (itemId: string) => errors[`refused.${[...refused.keys()].indexOf(itemId)}.notes`];

  return (
    <Dialog open onClose={() => pending || onClose()} fullWidth maxWidth="sm" aria-labelledby={id}>
      <form noValidate onSubmit={submit}>
        <DialogTitle id={id}>{`${title} · ${order.number ?? ''}`}</DialogTitle>
        <DialogContent>
          <FaultAlert fault={fault} />
          <TextField
            label={say('accept.receipt')}
            helperText={errors.notes ?? say('accept.receipt_help')}
            error={errors.notes !== undefined}
            value={receipt}
            onChange={(event) => setReceipt(event.target.value)}
            multiline
            minRows={2}
            autoFocus
            fullWidth
          />
          {items.length > 1 && (
            <>
              <Typography variant="body2" color="text.secondary" sx={{ mt: 2 }}>
                {say('accept.items')}
              </Typography>
              <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 320, overflow: 'auto' }}>
                {items.map(({ id: itemId, instrument }) => (
                  <li key={itemId}>
                    <FormControlLabel
                      control={
                        <Checkbox
                          size="small"
                          checked={!refused.has(itemId)}
                          onChange={(_, checked) => set(itemId, checked ? null : '')}
                        />
                      }
                      label={`${instrument.name}（${instrument.instrumentNumber}）${instrument.serialNumber}`}
                    />
                    {refused.has(itemId) && (
                      <TextField
                        label={say('accept.reason')}
                        value={refused.get(itemId)}
                        onChange={(event) => set(itemId, event.target.value)}
                        error={faultOf(itemId) !== undefined}
                        helperText={faultOf(itemId)}
                        required
                        fullWidth
                      />
                    )}
                  </li>
                ))}
              </Box>
            </>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={pending}>
            {say('decision.close')}
          </Button>
          <Button type="submit" variant="contained" loading={pending}>
            {refused.size > 0
              ? say('accept.some', { count: items.length - refused.size, refused: refused.size })
              : title}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
