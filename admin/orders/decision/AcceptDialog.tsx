import {
  Autocomplete,
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
import { COMMAND_BODIES } from '../../../domain/contract/command.ts';
import type { OrderKind } from '../../../domain/contract/order.ts';
import { pathErrors } from '../../data/formErrors.ts';
import { useReasons } from '../../reasons/useReasons.ts';
import { FaultAlert } from '../../ui/FaultAlert.tsx';
import { useDialogSubmit } from '../../ui/useDialogSubmit.ts';
import { useLocalized } from '../../words/useLocalized.ts';
import type { WordKey } from '../../words/useT.ts';
import { useT } from '../../words/useT.ts';
import type { DecisionDialogProps } from './dialogProps.ts';
import type { CommandInput } from './useDecision.ts';

type Texts = Readonly<Record<'receipt' | 'receipt_help' | 'items' | 'reason' | 'some' | 'none', WordKey>>;

/** Institutions accept bookings, and their text is the receipt; the centre reviews applications. */
const TEXTS = {
  mandatory: {
    receipt: 'common.receipt',
    receipt_help: 'accept.receipt_help',
    items: 'accept.items',
    reason: 'accept.reason',
    some: 'accept.some',
    none: 'accept.none',
  },
  general: {
    receipt: 'common.reviewNotes',
    receipt_help: 'approve.notes_help',
    items: 'approve.items',
    reason: 'approve.reason',
    some: 'approve.some',
    none: 'approve.none',
  },
} as const satisfies Record<OrderKind, Texts>;

const MAX_NOTES_LENGTH = 1000;

/**
 * Approves or accepts 受理 instruments, with notes for the customer; each one that is not approved needs a reason. If
 * none is left, the whole share is rejected.
 */
export function AcceptDialog({ command, order, share, onSubmit, onClose }: DecisionDialogProps) {
  const t = useT();
  const localized = useLocalized();
  const id = useId();
  const items = order.items.filter((item) => item.shareId === share.id && item.state === 'active');
  const [receipt, setReceipt] = useState('');
  /** Reasons for instruments that are not accepted, by item. */
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const none = items.length > 1 && refused.size === items.length;
  const given = none ? 'reject_first_review' : command;
  const { pending, fault, clear, submit } = useDialogSubmit((body: CommandInput) => onSubmit(body, given), onClose);
  const title = localized(commandWords(given, order.kind));
  const texts = TEXTS[order.kind];
  const reasons = useReasons('first_review');

  const set = (itemId: string, reason: string | null) => {
    const next = new Map(refused);
    if (reason === null) next.delete(itemId);
    else next.set(itemId, reason);
    setRefused(next);
  };
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const left = [...refused].map(([itemId, notes]) => ({ itemId, notes }));
    const said = new Set(left.map(({ notes }) => notes));
    const reasonIds = reasons.filter(({ text }) => said.has(text)).map((reason) => reason.id);
    const body = {
      // A rejection of the whole share also needs notes for the whole share.
      notes: none ? [receipt, ...said].filter(Boolean).join('；').slice(0, MAX_NOTES_LENGTH) : receipt,
      ...(left.length > 0 ? { refused: left } : {}),
      ...(reasonIds.length > 0 ? { reasonIds } : {}),
    };
    const found = pathErrors(COMMAND_BODIES[given])(body);
    setErrors(found);
    clear();
    if (Object.keys(found).length > 0) return;
    await submit(body);
  };
  const faultOf = (itemId: string) => errors[`refused.${[...refused.keys()].indexOf(itemId)}.notes`];

  return (
    <Dialog open onClose={() => pending || onClose()} fullWidth maxWidth="sm" aria-labelledby={id}>
      <form noValidate onSubmit={handleSubmit}>
        <DialogTitle id={id}>{`${title} · ${order.number ?? ''}`}</DialogTitle>
        <DialogContent>
          <FaultAlert fault={fault} />
          <TextField
            label={t(texts.receipt)}
            helperText={errors.notes ?? t(texts.receipt_help)}
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
                {t(texts.items)}
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
                      <Autocomplete
                        freeSolo
                        options={reasons.map(({ text }) => text)}
                        inputValue={refused.get(itemId) ?? ''}
                        onInputChange={(_, reason) => set(itemId, reason)}
                        clearText={t('decision.clear')}
                        renderInput={(props) => (
                          <TextField
                            {...props}
                            label={t(texts.reason)}
                            error={faultOf(itemId) !== undefined}
                            helperText={faultOf(itemId)}
                            required
                          />
                        )}
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
            {t('decision.close')}
          </Button>
          <Button type="submit" variant="contained" color={none ? 'error' : 'primary'} loading={pending}>
            {none && t(texts.none, { count: items.length })}
            {!none && refused.size > 0 && t(texts.some, { count: items.length - refused.size, refused: refused.size })}
            {refused.size === 0 && title}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
