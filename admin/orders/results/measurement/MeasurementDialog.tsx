import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  Stack,
  TextField,
  useMediaQuery,
} from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { MeasurementForm } from '../../../../domain/contract/measurement.ts';
import type { OrderItem } from '../../../../domain/contract/order.ts';
import { formFor } from '../../../../domain/measurement.ts';
import { useCall } from '../../../data/useCall.ts';
import { useT } from '../../../words/useT.ts';
import { ConditionsFields } from './ConditionsFields.tsx';
import { type Draft, faultsOf, formPoints, measuredOnly, newDraft, nextPoint } from './draft.ts';
import { PointsTable } from './PointsTable.tsx';

interface MeasurementDialogProps {
  readonly item: OrderItem;
  readonly value: Draft | null;
  readonly onConfirm: (value: Draft | null) => void;
  readonly onClose: () => void;
}

/** 检测点与条件 of one instrument; the measurement form for its name is filled in automatically. */
export function MeasurementDialog({ item, value, onConfirm, onClose }: MeasurementDialogProps) {
  const t = useT();
  const call = useCall();
  const id = useId();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const { name, serialNumber } = item.instrument;
  const { data, isPending } = useQuery({
    queryKey: ['measurement-forms', 'offered'],
    queryFn: () => call('listMeasurementForms'),
  });
  const forms = data?.data ?? [];
  const [typed, setTyped] = useState<Draft | null>(value?.points.length ? value : null);
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const fits = formFor(forms, name);
  const draft = typed ?? { ...(value ?? newDraft(null)), points: formPoints(fits?.points ?? []) };
  const change = (part: Partial<Draft>) => setTyped({ ...draft, ...part });
  const add = () => change({ points: [...draft.points, nextPoint(draft.points.at(-1))] });
  const addForm = ({ points }: MeasurementForm) =>
    change({ points: [...measuredOnly(draft).points, ...formPoints(points)] });

  const confirm = () => {
    // The paths of faults refer to the displayed rows.
    const kept = measuredOnly(draft);
    const found = faultsOf(kept);
    setFaults(found);
    if (Object.keys(found).length > 0) setTyped(kept);
    else onConfirm(kept);
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="lg" fullScreen={isNarrow} aria-labelledby={id}>
      <DialogTitle id={id}>{t('measurement.title', { name, serial: serialNumber })}</DialogTitle>
      <DialogContent tabIndex={0}>
        <Stack spacing={2} sx={{ pt: 1 }}>
          <ConditionsFields value={draft} faults={faults} onChange={change} />
          {!isPending && (
            <PointsTable points={draft.points} faults={faults} onChange={(points) => change({ points })} onAdd={add} />
          )}
          {draft.points.length === 0 && <Alert severity="info">{t('measurement.none')}</Alert>}
          <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
            <Button variant="outlined" onClick={add}>
              {t('measurement.add')}
            </Button>
            {forms.length > 0 && (
              <TextField
                select
                margin="none"
                fullWidth={false}
                label={t('measurement.use_form')}
                value=""
                onChange={(event) => {
                  const form = forms.find((candidate) => candidate.id === event.target.value);
                  if (form) addForm(form);
                }}
                sx={{ minWidth: 220 }}
              >
                {forms.map((form) => (
                  <MenuItem key={form.id} value={form.id}>
                    {form.name}
                  </MenuItem>
                ))}
              </TextField>
            )}
          </Stack>
        </Stack>
      </DialogContent>
      <DialogActions>
        {value && (
          <Button color="error" onClick={() => onConfirm(null)} sx={{ mr: 'auto' }}>
            {t('measurement.clear')}
          </Button>
        )}
        <Button onClick={onClose}>{t('decision.close')}</Button>
        <Button variant="contained" onClick={confirm}>
          {t('measurement.confirm')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
