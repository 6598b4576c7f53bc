import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { IndividualRegistration } from '../../domain/contract/person.ts';
import { call } from '../api.ts';
import { Fault } from '../parts/Fault.tsx';
import { useForm } from '../parts/useForm.ts';
import { useSession } from '../session/index.tsx';
import { useWords } from '../words/index.tsx';
import { AccountFields } from './AccountFields.tsx';
import { Agreement } from './Agreement.tsx';
import { PersonFields } from './PersonFields.tsx';

const EMPTY = {
  username: '',
  password: '',
  passwordAgain: '',
  fullName: '',
  identityNumber: '',
  sex: '',
  ethnicGroup: '',
  province: '',
  city: '',
  district: '',
  address: '',
  mobile: '',
  smsCode: '',
  email: '',
  agreement: false,
};

/** 个人注册: signed in at once; rights come with a link to an enterprise (requirement A3). */
export function RegisterIndividual() {
  const { register: words } = useWords();
  const { setMe } = useSession();
  const form = useForm(IndividualRegistration, EMPTY);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit(async (body) => setMe(await call('registerIndividual', { body })));
      }}
    >
      <Typography variant="h2" sx={{ mb: 1.5 }}>
        {words.account}
      </Typography>
      <AccountFields form={form} />
      <Typography variant="h2" sx={{ mb: 1.5 }}>
        {words.person}
      </Typography>
      <PersonFields form={form} withIdentity withCode />
      <Agreement form={form} />
      <Fault error={form.error} />
      <Button type="submit" variant="contained" size="large" loading={form.busy}>
        {words.submit}
      </Button>
    </form>
  );
}
