import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import { useState } from 'react';
import type { Form } from '../parts/useContractForm.ts';
import { useT } from '../words/index.tsx';

/** The checkbox for the agreement, and its text. */
export function Agreement({ form }: { form: Form }) {
  const t = useT();
  const [reading, setReading] = useState(false);
  return (
    <Box sx={{ my: 2 }}>
      <FormControlLabel
        control={
          <Checkbox
            name="agreement"
            checked={form.values.agreement === true}
            onChange={(_, checked) => form.change('agreement', checked)}
          />
        }
        label={t('register.agreement')}
      />
      <Button size="small" onClick={() => setReading(true)}>
        {t('register.showAgreement')}
      </Button>
      {form.fault('agreement') && <FormHelperText error>{form.fault('agreement')}</FormHelperText>}
      <Dialog open={reading} onClose={() => setReading(false)} aria-labelledby="agreement-title">
        <DialogTitle id="agreement-title">{t('register.agreementTitle')}</DialogTitle>
        <DialogContent>{t('register.agreementText')}</DialogContent>
        <DialogActions>
          <Button onClick={() => setReading(false)}>{t('common.close')}</Button>
        </DialogActions>
      </Dialog>
    </Box>
  );
}
