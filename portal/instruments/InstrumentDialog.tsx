import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import {
  CURRENT_CONDITIONS,
  CURRENT_STATES,
  INSTRUMENT_LIMITS,
  type Instrument,
  InstrumentInput,
  THIS_CENTRE,
} from '../../domain/contract/instrument.ts';
import { DELIVERY_MODE_NAMES, DELIVERY_MODES } from '../../domain/stage.ts';
import { call } from '../api.ts';
import { Fault } from '../parts/Fault.tsx';
import { Field } from '../parts/Field.tsx';
import { useForm } from '../parts/useForm.ts';
import { useReference } from '../parts/useReference.ts';
import { useLanguage } from '../words/index.tsx';

export interface InstrumentDialogProps {
  readonly mode: 'add' | 'edit' | 'copy';
  readonly instrument: Instrument | null;
  readonly onClose: () => void;
}

const EMPTY = {
  instrumentNumber: '',
  name: '',
  model: '',
  measuringRange: '',
  accuracyClass: '',
  serialNumber: '',
  manufacturer: '',
  currentCondition: '在用',
  currentState: '正常使用',
  verificationUnit: THIS_CENTRE,
  placeOfUse: '',
  daysAhead: 15,
  deliveryMode: 'bring_in',
  validUntil: null,
  remarks: '',
};

const TEXTS = [
  'model',
  'measuringRange',
  'accuracyClass',
  'serialNumber',
  'manufacturer',
  'verificationUnit',
  'placeOfUse',
] as const;
const OPTIONAL: readonly string[] = ['placeOfUse'];

/** Adds, changes or copies an instrument; the limits stand beside the fields (requirement B11). */
export function InstrumentDialog({ mode, instrument, onClose }: InstrumentDialogProps) {
  const { words, language } = useLanguage();
  const { fields, ...titles } = words.instruments;
  const client = useQueryClient();
  const reference = useReference();
  const copied = mode === 'copy' ? { instrumentNumber: '', serialNumber: '' } : {};
  const form = useForm(InstrumentInput, { ...EMPTY, ...instrument, ...copied });
  const title = { add: titles.addTitle, edit: titles.editTitle, copy: titles.copyTitle }[mode];
  const save = async (body: InstrumentInput) => {
    if (mode === 'edit' && instrument)
      await call('changeInstrument', { params: { instrumentId: instrument.id }, body });
    else await call('createInstrument', { body });
    await client.invalidateQueries({ queryKey: ['instruments'] });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="instrument-title">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit(save);
        }}
      >
        <DialogTitle id="instrument-title">{title}</DialogTitle>
        <DialogContent>
          <Fault error={form.error} />
          <Box sx={{ display: 'grid', gap: 2, pt: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
            <Field
              form={form}
              name="instrumentNumber"
              label={fields.instrumentNumber}
              hint={words.limit(INSTRUMENT_LIMITS.instrumentNumber)}
              required
            />
            <Autocomplete
              freeSolo
              options={reference.data?.serviceItems.map(({ name }) => name) ?? []}
              inputValue={String(form.values.name ?? '')}
              onInputChange={(_, value) => form.change('name', value)}
              renderInput={(props) => (
                <TextField
                  {...props}
                  name="name"
                  label={fields.name}
                  required
                  error={form.faults.name !== undefined}
                  helperText={form.faults.name ?? words.limit(INSTRUMENT_LIMITS.name)}
                />
              )}
            />
            {TEXTS.map((name) => (
              <Field
                key={name}
                form={form}
                name={name}
                label={fields[name]}
                hint={words.limit(INSTRUMENT_LIMITS[name])}
                required={!OPTIONAL.includes(name)}
              />
            ))}
            <Field form={form} name="currentCondition" label={fields.currentCondition} select required>
              {CURRENT_CONDITIONS.map((value) => (
                <MenuItem key={value} value={value}>
                  {value}
                </MenuItem>
              ))}
            </Field>
            <Field form={form} name="currentState" label={fields.currentState} select required>
              {CURRENT_STATES.map((value) => (
                <MenuItem key={value} value={value}>
                  {value}
                </MenuItem>
              ))}
            </Field>
            <Field form={form} name="deliveryMode" label={fields.deliveryMode} select required>
              {DELIVERY_MODE_NAMES.map((value) => (
                <MenuItem key={value} value={value}>
                  {DELIVERY_MODES[value][language]}
                </MenuItem>
              ))}
            </Field>
            <Field form={form} name="daysAhead" label={fields.daysAhead} type="number" required />
            <Field
              form={{ ...form, change: (name, value) => form.change(name, value || null) }}
              name="validUntil"
              label={fields.validUntil}
              type="date"
              slotProps={{ inputLabel: { shrink: true } }}
            />
            <Field form={form} name="remarks" label={fields.remarks} hint={words.limit(INSTRUMENT_LIMITS.remarks)} />
          </Box>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" variant="contained" loading={form.busy}>
            {words.save}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
