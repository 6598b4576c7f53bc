import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Navigate } from 'react-router';
import { EnterpriseRegistration } from '../../domain/contract/account.ts';
import { call } from '../api.ts';
import { Fault } from '../parts/Fault.tsx';
import { Field } from '../parts/Field.tsx';
import { Title } from '../parts/Title.tsx';
import { useForm } from '../parts/useForm.ts';
import { useSession } from '../session/index.tsx';
import { useWords } from '../words/index.tsx';
import { EnterpriseFields } from './EnterpriseFields.tsx';

const EMPTY = {
  username: '',
  password: '',
  passwordAgain: '',
  enterpriseName: '',
  creditCode: '',
  province: '内蒙古自治区',
  city: '鄂尔多斯市',
  district: '',
  address: '',
  legalRepresentative: '',
  mobile: '',
  email: '',
  agreement: false,
};

export function Register() {
  const words = useWords();
  const { me, setMe } = useSession();
  const form = useForm(EnterpriseRegistration, EMPTY);
  const [reading, setReading] = useState(false);
  if (me) return <Navigate to="/my" replace />;
  return (
    <>
      <Title text={words.register.title} lead={words.register.lead} />
      <Paper sx={{ p: 2.5, maxWidth: 820 }}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void form.submit(async (body) => {
              setMe(await call('registerEnterprise', { body }));
            });
          }}
        >
          <Alert severity="info" sx={{ mb: 2 }}>
            {words.required}
          </Alert>
          <Typography variant="h2" sx={{ mb: 1.5 }}>
            {words.register.account}
          </Typography>
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, mb: 3 }}>
            <Field
              form={form}
              name="username"
              label={words.register.username}
              hint={words.register.usernameHint}
              required
              autoComplete="username"
            />
            <Box sx={{ display: { xs: 'none', sm: 'block' } }} />
            <Field
              form={form}
              name="password"
              label={words.register.password}
              hint={words.register.passwordHint}
              type="password"
              required
              autoComplete="new-password"
            />
            <Field
              form={form}
              name="passwordAgain"
              label={words.register.passwordAgain}
              type="password"
              required
              autoComplete="new-password"
            />
          </Box>
          <Typography variant="h2" sx={{ mb: 1.5 }}>
            {words.register.enterprise}
          </Typography>
          <EnterpriseFields form={form} />
          <Box sx={{ my: 2 }}>
            <FormControlLabel
              control={
                <Checkbox
                  name="agreement"
                  checked={form.values.agreement === true}
                  onChange={(_, checked) => form.change('agreement', checked)}
                />
              }
              label={words.register.agreement}
            />
            <Button size="small" onClick={() => setReading(true)}>
              {words.register.showAgreement}
            </Button>
            {form.faults.agreement && <FormHelperText error>{form.faults.agreement}</FormHelperText>}
          </Box>
          <Fault error={form.error} />
          <Button type="submit" variant="contained" size="large" loading={form.busy}>
            {words.register.submit}
          </Button>
        </form>
      </Paper>
      <Dialog open={reading} onClose={() => setReading(false)} aria-labelledby="agreement-title">
        <DialogTitle id="agreement-title">{words.register.agreementTitle}</DialogTitle>
        <DialogContent>{words.register.agreementText}</DialogContent>
        <DialogActions>
          <Button onClick={() => setReading(false)}>{words.close}</Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
