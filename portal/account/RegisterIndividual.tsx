import { IndividualRegistration } from '../../domain/contract/person.ts';
import { call } from '../api.ts';
import { useContractForm } from '../parts/useContractForm.ts';
import { useSession } from '../session/index.tsx';
import { useT } from '../words/index.tsx';
import { PersonFields } from './PersonFields.tsx';
import { EMPTY_ACCOUNT, RegistrationForm } from './RegistrationForm.tsx';

const EMPTY = {
  ...EMPTY_ACCOUNT,
  fullName: '',
  identityNumber: '',
  sex: '',
  ethnicGroup: '',
  province: '',
  city: '',
  district: '',
  address: '',
};

/** 个人注册: the person is signed in at once; further rights come with a link to an enterprise (requirement A3). */
export function RegisterIndividual() {
  const t = useT();
  const { setMe } = useSession();
  const form = useContractForm(IndividualRegistration, EMPTY);
  const send = () => form.submit(async (body) => setMe(await call('registerIndividual', { body })));
  return (
    <RegistrationForm form={form} heading={t('register.person')} onSubmit={send}>
      <PersonFields form={form} withIdentity withCode />
    </RegistrationForm>
  );
}
