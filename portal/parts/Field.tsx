import TextField, { type TextFieldProps } from '@mui/material/TextField';
import type { Form } from './useContractForm.ts';

type FieldProps = Omit<TextFieldProps, 'form' | 'name' | 'onChange' | 'error'> & {
  readonly form: Pick<Form, 'values' | 'fault' | 'change' | 'check'>;
  readonly name: string;
  readonly hint?: string;
};

/** A field of a form: label, hint, and the fault instead of the hint as soon as the field is left. */
export function Field({ form, name, hint, ...rest }: FieldProps) {
  const fault = form.fault(name);
  return (
    <TextField
      id={`field-${name}`}
      name={name}
      value={form.values[name] ?? ''}
      onChange={(event) => form.change(name, event.target.value)}
      onBlur={() => void (form.values[name] && form.check(name))}
      error={fault !== undefined}
      helperText={fault ?? hint}
      {...rest}
    />
  );
}
