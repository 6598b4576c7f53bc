import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { OrderLookup, type OrderProgress } from '../../domain/contract/public.ts';
import { call } from '../api.ts';
import { Fault } from '../parts/Fault.tsx';
import { Field } from '../parts/Field.tsx';
import { Title } from '../parts/Title.tsx';
import { useForm } from '../parts/useForm.ts';
import { useWords } from '../words/index.tsx';
import { Found } from './Found.tsx';

/** Progress and certificates for who holds the order slip, without an account (requirements D1, D2). */
export function Lookup() {
  const words = useWords();
  const [parameters] = useSearchParams();
  const form = useForm(OrderLookup, { number: parameters.get('number') ?? '', password: '' });
  const [progress, setProgress] = useState<OrderProgress | null>(null);
  if (progress) return <Found progress={progress} onAgain={() => setProgress(null)} />;
  return (
    <>
      <Title text={words.lookup.title} lead={words.lookup.lead} />
      <Paper sx={{ p: 2.5, maxWidth: 440 }}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void form.submit(async (body) => setProgress(await call('lookUpOrder', { body })));
          }}
        >
          <Fault error={form.error} />
          <Stack spacing={2}>
            <Field
              form={form}
              name="number"
              label={words.lookup.number}
              required
              autoComplete="off"
              slotProps={{ htmlInput: { inputMode: 'numeric' } }}
            />
            <Field
              form={form}
              name="password"
              label={words.lookup.password}
              required
              autoComplete="off"
              slotProps={{ htmlInput: { autoCapitalize: 'characters' } }}
            />
            <Button type="submit" variant="contained" loading={form.busy}>
              {words.lookup.submit}
            </Button>
          </Stack>
        </form>
      </Paper>
    </>
  );
}
