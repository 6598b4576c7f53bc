import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, TextField } from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { commandDefinition } from '../../../domain/command.ts';
import { FaultAlert } from '../../ui/FaultAlert.tsx';
import { useGiving } from '../../ui/useGiving.ts';
import { useSay } from '../../words/useSay.ts';
import { useLanguage, useTerm } from '../../words/useTerm.ts';
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
  /** What was chosen before the dialog opened, e.g. on the board. */
  readonly proposed?: Partial<ScheduleValues>;
}

/** Date, time, technicians and vehicle of a visit (requirement C12). */
export function ScheduleDialog({ command, order, share, give, onClose, proposed }: ScheduleDialogProps) {
  const say = useSay();
  const term = useTerm();
  const language = useLanguage();
  const id = useId();
  const [values, setValues] = useState(() => ({ ...initialSchedule(share), ...proposed }));
  const [errors, setErrors] = useState<ScheduleErrors>({});
  const { pending, fault, clear, send } = useGiving(give, onClose);
  const set = (change: Partial<ScheduleValues>) => setValues((before) => ({ ...before, ...change }));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = scheduleErrors(values, say, language);
    setErrors(found);
    clear();
    if (Object.keys(found).length > 0) return;
    await send(scheduleBody(values));
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
      <form noValidate onSubmit={submit}>
        <DialogTitle id={id}>{`${term(commandDefinition(command))} · ${order.number ?? ''}`}</DialogTitle>
        <DialogContent>
          <FaultAlert fault={fault} />
          <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ columnGap: 2 }}>
            {field('starts', say('decision.starts'))}
            {field('ends', say('decision.ends'))}
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
          {field('vehicle', say('decision.vehicle'))}
          {field('notes', say('decision.optional_notes'))}
          <RestDay {...values} />
          <SameDayVisits starts={values.starts} except={share.id} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={pending}>
            {say('decision.close')}
          </Button>
          <Button type="submit" variant="contained" loading={pending}>
            {term(commandDefinition(command))}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
