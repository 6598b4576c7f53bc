import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { InstitutionRegistration } from '../../domain/contract/institution.ts';
import { call } from '../api.ts';
import { Fault } from '../parts/Fault.tsx';
import { useForm } from '../parts/useForm.ts';
import { useSession } from '../session/index.tsx';
import { useWords } from '../words/index.tsx';
import { AccountFields } from './AccountFields.tsx';
import { Agreement } from './Agreement.tsx';
import { InstitutionFields } from './InstitutionFields.tsx';

const EMPTY = {
  username: '',
  password: '',
  passwordAgain: '',
  institutionName: '',
  creditCode: '',
  province: '内蒙古自治区',
  city: '鄂尔多斯市',
  district: '',
  address: '',
  head: '',
  mobile: '',
  smsCode: '',
  email: '',
  agreement: false,
};

/** 机构注册: waits for review (requirement A2). */
export function RegisterInstitution() {
  const { register: words } = useWords();
  const { setMe } = useSession();
  const form = useForm(InstitutionRegistration, EMPTY);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit(async (body) => setMe(await call('registerInstitution', { body })));
      }}
    >
      <Typography variant="h2" sx={{ mb: 1.5 }}>
        {words.account}
      </Typography>
      <AccountFields form={form} />
      <Typography variant="h2" sx={{ mb: 1.5 }}>
        {words.institution}
      </Typography>
      <InstitutionFields form={form} withCode />
      <Agreement form={form} />
      <Fault error={form.error} />
      <Button type="submit" variant="contained" size="large" loading={form.busy}>
        {words.submit}
      </Button>
    </form>
  );
}
