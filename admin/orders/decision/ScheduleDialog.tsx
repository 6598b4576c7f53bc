import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, TextField } from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { commandDefinition } from '../../../domain/command.ts';
import { FaultAlert } from '../../ui/FaultAlert.tsx';
import { useDialogSubmit } from '../../ui/useDialogSubmit.ts';
import { useLanguage, useLocalized } from '../../words/useLocalized.ts';
import { useT } from '../../words/useT.ts';
import type { DecisionDialogProps } from './dialogProps.ts';
import { ResourcesInput } from './ResourcesInput.tsx';
import { RestDay } from './RestDay.tsx';
import { SameDayVisits } from './SameDayVisits.tsx';
import {
  initialSchedule,
  type ScheduleErrors,
  type ScheduleValues,
  scheduleBody,
  scheduleErrors,
} from './scheduleForm.ts';
import { TechniciansInput } from './TechniciansInput.tsx';
import { TravelInput } from './TravelInput.tsx';

interface ScheduleDialogProps extends DecisionDialogProps {
  /** Values that were chosen before the dialog opened, e.g. on the board. */
  readonly proposed?: Partial<ScheduleValues>;
}

/** Date, time, technicians and vehicle of a visit (requirement C12). */
export function ScheduleDialog({ command, order, share, onSubmit, onClose, proposed }: ScheduleDialogProps) {
  const t = useT();
  const localized = useLocalized();
  const language = useLanguage();
  const id = useId();
  const [values, setValues] = useState(() => ({ ...initialSchedule(share), ...proposed }));
  const [errors, setErrors] = useState<ScheduleErrors>({});
  const { pending, fault, clear, submit } = useDialogSubmit(onSubmit, onClose);
  const set = (change: Partial<ScheduleValues>) => setValues((before) => ({ ...before, ...change }));

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const found = scheduleErrors(values, t, language);
    setErrors(found);
    clear();
    if (Object.keys(found).length > 0) return;
    await submit(scheduleBody(values));
  };

  const field = (name: 'starts' | 'ends' | 'vehicle' | 'notes', label: string) => (
    <TextField
      label={label}
      type={name === 'starts' || name === 'ends' ? 'datetime-local' : 'text'}
      value={values[name]}
      onChange={(event) => set({ [name]: event.target.value })}
      error={name in errors}
      helperText={errors[name]}
      multiline={name === 'notes'}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );

  return (
    <Dialog open onClose={() => pending || onClose()} fullWidth maxWidth="sm" aria-labelledby={id}>
      <form noValidate onSubmit={handleSubmit}>
        <DialogTitle id={id}>{`${localized(commandDefinition(command))} · ${order.number ?? ''}`}</DialogTitle>
        <DialogContent>
          <FaultAlert fault={fault} />
          <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ columnGap: 2 }}>
            {field('starts', t('decision.starts'))}
            {field('ends', t('decision.ends'))}
          </Stack>
          <TechniciansInput
            value={values.technicians}
            onChange={(technicians) => set({ technicians })}
            error={errors.technicians}
          />
          <TravelInput
            starts={values.starts}
            ends={values.ends}
            before={values.before}
            after={values.after}
            suggested={share.travel}
            onChange={set}
          />
          <ResourcesInput value={values.resources} onChange={(resources) => set({ resources })} />
          {field('vehicle', t('decision.vehicle'))}
          {field('notes', t('common.notes'))}
          <RestDay {...values} />
          <SameDayVisits starts={values.starts} except={share.id} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={pending}>
            {t('decision.close')}
          </Button>
          <Button type="submit" variant="contained" loading={pending}>
            {localized(commandDefinition(command))}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
