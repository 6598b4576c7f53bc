import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { Field } from '../parts/Field.tsx';
import type { Form } from '../parts/useForm.ts';
import { useWords } from '../words/index.tsx';

const DISTRICTS = [
  '康巴什区',
  '东胜区',
  '达拉特旗',
  '准格尔旗',
  '鄂托克前旗',
  '鄂托克旗',
  '杭锦旗',
  '乌审旗',
  '伊金霍洛旗',
];

const CREDIT_CODE_LENGTH = 18;

/** The enterprise's own data, in the manual's order (part 4). */
export function EnterpriseFields({ form }: { form: Form }) {
  const { register: words, limit } = useWords();
  const district = form.faults.district;
  const typed = String(form.values.creditCode ?? '').trim().length;
  const checkedAsTyped: Form = {
    ...form,
    change: (name, value) => {
      form.change(name, value);
      if (String(value).trim().length >= CREDIT_CODE_LENGTH) form.check(name, value);
    },
  };
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
      <Field
        form={checkedAsTyped}
        name="creditCode"
        label={words.creditCode}
        hint={words.creditCodeHint(typed)}
        required
        autoComplete="off"
      />
      <Field
        form={form}
        name="enterpriseName"
        label={words.enterpriseName}
        hint={limit(100)}
        required
        autoComplete="organization"
      />
      <Field form={form} name="province" label={words.province} required />
      <Field form={form} name="city" label={words.city} required />
      <Autocomplete
        freeSolo
        options={DISTRICTS}
        inputValue={String(form.values.district ?? '')}
        onInputChange={(_, value) => form.change('district', value)}
        renderInput={(props) => (
          <TextField
            {...props}
            name="district"
            label={words.district}
            required
            error={district !== undefined}
            helperText={district}
          />
        )}
      />
      <Field form={form} name="address" label={words.address} hint={limit(200)} autoComplete="street-address" />
      <Field form={form} name="legalRepresentative" label={words.legalRepresentative} required />
      <Field
        form={form}
        name="mobile"
        label={words.mobile}
        required
        autoComplete="tel"
        slotProps={{ htmlInput: { inputMode: 'tel' } }}
      />
      <Field form={form} name="email" label={words.email} autoComplete="email" />
    </Box>
  );
}
