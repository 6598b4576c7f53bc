import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { EnterpriseRegistration } from '../../domain/contract/account.ts';
import { call } from '../api.ts';
import { Fault } from '../parts/Fault.tsx';
import { useForm } from '../parts/useForm.ts';
import { useSession } from '../session/index.tsx';
import { useWords } from '../words/index.tsx';
import { AccountFields } from './AccountFields.tsx';
import { Agreement } from './Agreement.tsx';
import { EnterpriseFields } from './EnterpriseFields.tsx';

const EMPTY = {
  username: '',
  password: '',
  passwordAgain: '',
  enterpriseName: '',
  creditCode: '',
  enterpriseType: '企业',
  province: '内蒙古自治区',
  city: '鄂尔多斯市',
  district: '',
  address: '',
  legalRepresentative: '',
  legalIdentityNumber: '',
  mobile: '',
  smsCode: '',
  email: '',
  agreement: false,
};

/** 企业注册: waits for review (requirement A4). */
export function RegisterEnterprise() {
  const { register: words } = useWords();
  const { setMe } = useSession();
  const form = useForm(EnterpriseRegistration, EMPTY);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit(async (body) => setMe(await call('registerEnterprise', { body })));
      }}
    >
      <Typography variant="h2" sx={{ mb: 1.5 }}>
        {words.account}
      </Typography>
      <AccountFields form={form} />
      <Typography variant="h2" sx={{ mb: 1.5 }}>
        {words.enterprise}
      </Typography>
      <EnterpriseFields form={form} withCode />
      <Agreement form={form} />
      <Fault error={form.error} />
      <Button type="submit" variant="contained" size="large" loading={form.busy}>
        {words.submit}
      </Button>
    </form>
  );
}
