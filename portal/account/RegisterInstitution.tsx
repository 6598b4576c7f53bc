import { InstitutionRegistration } from '../../domain/contract/institution.ts';
import { call } from '../api.ts';
import { useContractForm } from '../parts/useContractForm.ts';
import { useSession } from '../session/index.tsx';
import { useT } from '../words/index.tsx';
import { InstitutionFields } from './InstitutionFields.tsx';
import { EMPTY_ACCOUNT, OWN_REGION, RegistrationForm } from './RegistrationForm.tsx';

const EMPTY = { ...EMPTY_ACCOUNT, ...OWN_REGION, institutionName: '', creditCode: '', head: '' };

/** 机构注册, which is then reviewed (requirement A2). */
export function RegisterInstitution() {
  const t = useT();
  const { setMe } = useSession();
  const form = useContractForm(InstitutionRegistration, EMPTY);
  const send = () => form.submit(async (body) => setMe(await call('registerInstitution', { body })));
  return (
    <RegistrationForm form={form} heading={t('register.institution')} onSubmit={send}>
      <InstitutionFields form={form} withCode />
    </RegistrationForm>
  );
}
