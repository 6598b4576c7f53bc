import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { CURRENT_CONDITIONS, CURRENT_STATES, INSTRUMENT_LIMITS, PURPOSES } from '../../domain/contract/instrument.ts';
import { DELIVERY_MODE_NAMES, DELIVERY_MODES } from '../../domain/stage.ts';
import { Field } from '../parts/Field.tsx';
import type { Form } from '../parts/useContractForm.ts';
import { useReference } from '../parts/useReference.ts';
import { useLanguage, useT } from '../words/index.tsx';
import type { Words } from '../words/zh.ts';
import { KindField } from './KindField.tsx';
import { RegionField } from './RegionField.tsx';

type Limited = keyof typeof INSTRUMENT_LIMITS;

/** The fields of an instrument, for general work or mandatory verification (requirements B3, B10). */
export function InstrumentFields({ form }: { form: Form }) {
  const { t, language } = useLanguage();

  const isGeneral = form.values.service === 'general';
  const text = (name: Limited, required = true) => (
    <Field
      form={form}
      name={name}
      label={t(`instruments.fields.${name}`)}
      hint={t('limit', { limit: INSTRUMENT_LIMITS[name] })}
      required={required}
    />
  );
  const choice = (
    name: keyof Words['instruments']['fields'],
    options: readonly string[],
    labelOf = (value: string) => value,
  ) => (
    <Field form={form} name={name} label={t(`instruments.fields.${name}`)} select required>
      {options.map((value) => (
        <MenuItem key={value} value={value}>
          {labelOf(value)}
        </MenuItem>
      ))}
    </Field>
  );
  return (
    <Box sx={{ display: 'grid', gap: 2, pt: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
      {isGeneral ? (
        text('instrumentNumber')
      ) : (
        <Field
          form={form}
          name="instrumentNumber"
          label={t('instruments.fields.instrumentNumber')}
          hint={t('instruments.numberHint', { limit: INSTRUMENT_LIMITS.instrumentNumber })}
        />
      )}
      {isGeneral ? <NameField form={form} /> : text('name')}
      {!isGeneral && <KindField form={form} />}
      {text('model')}
      {text('measuringRange')}
      {text('accuracyClass')}
      {text('serialNumber')}
      {text('manufacturer')}
      {!isGeneral && text('origin', false)}
      {text('placeOfUse', !isGeneral)}
      {!isGeneral && <RegionField form={form} />}
      {!isGeneral && (
        <Field form={form} name="quantity" label={t('instruments.fields.quantity')} type="number" required />
      )}
      {!isGeneral && choice('purpose', PURPOSES)}
      {isGeneral && choice('currentCondition', CURRENT_CONDITIONS)}
      {isGeneral && choice('currentState', CURRENT_STATES)}
      {isGeneral && text('verificationUnit')}
      {choice('deliveryMode', DELIVERY_MODE_NAMES, (value) => DELIVERY_MODES[value as 'bring_in'][language])}
      {isGeneral && (
        <Field form={form} name="daysAhead" label={t('instruments.fields.daysAhead')} type="number" required />
      )}
      <Field
        form={{ ...form, change: (name, value) => form.change(name, value || null) }}
        name="validUntil"
        label={t('instruments.fields.validUntil')}
        type="date"
        slotProps={{ inputLabel: { shrink: true } }}
      />
      {text('remarks', false)}
    </Box>
  );
}

/** One of the centre's services, found by name or pinyin initials. */
function NameField({ form }: { form: Form }) {
  const t = useT();
  const reference = useReference();
  const items = reference.data?.serviceItems ?? [];
  const initials = new Map(items.map((item) => [item.name, item.initials]));
  return (
    <Autocomplete
      freeSolo
      options={items.map(({ name }) => name)}
      filterOptions={(options, { inputValue }) => {
        const wanted = inputValue.trim().toLowerCase();
        return options.filter((name) => name.toLowerCase().includes(wanted) || initials.get(name)?.includes(wanted));
      }}
      inputValue={String(form.values.name ?? '')}
      onInputChange={(_, value) => form.change('name', value)}
      renderInput={(props) => (
        <TextField
          {...props}
          name="name"
          label={t('instruments.fields.name')}
          required
          error={form.fault('name') !== undefined}
          helperText={form.fault('name') ?? t('instruments.initialsHint')}
        />
      )}
    />
  );
}
