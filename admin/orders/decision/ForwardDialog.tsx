import {
  Alert,
  Box,
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  MenuItem,
  TextField,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { commandWords } from '../../../domain/command.ts';
import { COMMAND_BODIES } from '../../../domain/contract/command.ts';
import { formErrors } from '../../data/formErrors.ts';
import { useCall } from '../../data/useCall.ts';
import { FaultAlert } from '../../ui/FaultAlert.tsx';
import { useDialogSubmit } from '../../ui/useDialogSubmit.ts';
import { useLocalized } from '../../words/useLocalized.ts';
import { useT } from '../../words/useT.ts';
import type { DecisionDialogProps } from './dialogProps.ts';

/** Forwards instruments to another institution that is authorised for them, with a reason (requirement C4). */
export function ForwardDialog({ command, order, share, onSubmit, onClose }: DecisionDialogProps) {
  const t = useT();
  const localized = useLocalized();
  const call = useCall();
  const id = useId();
  const items = order.items.filter((item) => item.shareId === share.id && item.state === 'active');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(items.map((item) => item.id)));
  const [institutionId, setInstitutionId] = useState('');
  const [notes, setNotes] = useState('');
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const { pending, fault, clear, submit } = useDialogSubmit(onSubmit, onClose);
  const itemIds = [...chosen];
  const targets = useQuery({
    queryKey: ['forward-targets', share.id, itemIds],
    queryFn: () => call('listForwardTargets', { params: { shareId: share.id }, query: { itemIds: itemIds.join(',') } }),
    enabled: itemIds.length > 0,
  });
  const offered = targets.data?.data ?? [];
  const title = localized(commandWords(command, order.kind));

  const toggle = (itemId: string) => {
    const next = new Set(chosen);
    if (!next.delete(itemId)) next.add(itemId);
    setChosen(next);
    setInstitutionId('');
  };
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const body = { institutionId, notes, ...(chosen.size < items.length ? { itemIds } : {}) };
    const found = formErrors(COMMAND_BODIES.forward)(body);
    setErrors({ ...found, ...(institutionId ? {} : { institutionId: t('forward.choose') }) });
    clear();
    if (Object.keys(found).length > 0 || !institutionId) return;
    await submit(body);
  };

  return (
    <Dialog open onClose={() => pending || onClose()} fullWidth maxWidth="sm" aria-labelledby={id}>
      <form noValidate onSubmit={handleSubmit}>
        <DialogTitle id={id}>{`${title} · ${order.number ?? ''}`}</DialogTitle>
        <DialogContent>
          <FaultAlert fault={fault ?? targets.error} />
          {items.length > 1 && (
            <>
              <Typography variant="body2" color="text.secondary">
                {t('forward.items')}
              </Typography>
              <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, mb: 1, maxHeight: 240, overflow: 'auto' }}>
                {items.map(({ id: itemId, instrument }) => (
                  <li key={itemId}>
                    <FormControlLabel
                      control={<Checkbox size="small" checked={chosen.has(itemId)} onChange={() => toggle(itemId)} />}
                      label={`${instrument.name}（${instrument.instrumentNumber}）${instrument.serialNumber}`}
                    />
                  </li>
                ))}
              </Box>
            </>
          )}
          {targets.data && offered.length === 0 && (
            <Alert severity="warning" sx={{ mb: 1 }}>
              {t('forward.nobody')}
            </Alert>
          )}
          <TextField
            select
            required
            fullWidth
            label={t('forward.institution')}
            value={institutionId}
            onChange={(event) => setInstitutionId(event.target.value)}
            error={errors.institutionId !== undefined}
            helperText={errors.institutionId ?? t('forward.institution_help')}
            disabled={offered.length === 0}
          >
            {offered.map((institution) => (
              <MenuItem key={institution.id} value={institution.id}>
                {institution.name}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            label={t('forward.reason')}
            value={notes}
            onChange={(event) => setNotes(event.target.value)}
            error={errors.notes !== undefined}
            helperText={errors.notes ?? t('forward.reason_help')}
            multiline
            minRows={2}
            required
            fullWidth
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={pending}>
            {t('decision.close')}
          </Button>
          <Button type="submit" variant="contained" loading={pending} disabled={itemIds.length === 0}>
            {title}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
