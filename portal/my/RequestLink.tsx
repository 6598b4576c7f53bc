import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { LinkRequest } from '../../domain/contract/link.ts';
import { call } from '../api.ts';
import { Fault } from '../parts/Fault.tsx';
import { Field } from '../parts/Field.tsx';
import { useContractForm } from '../parts/useContractForm.ts';
import { useT } from '../words/index.tsx';

/** Requests a link with an enterprise, by its code. */
export function RequestLink({ onRequested }: { onRequested: () => Promise<unknown> }) {
  const t = useT();
  const form = useContractForm(LinkRequest, { code: '' });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit(async (body) => {
          await call('requestLink', { body });
          await onRequested();
        });
      }}
    >
      <Fault error={form.error} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start' }}>
        <Field
          form={form}
          name="code"
          label={t('person.code')}
          required
          autoComplete="off"
          sx={{ flex: '1 1 260px' }}
        />
        <Button type="submit" variant="contained" loading={form.busy} sx={{ mt: 0.25 }}>
          {t('person.request')}
        </Button>
      </Box>
    </form>
  );
}
